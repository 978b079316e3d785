"""The pure engine of Samverkan: no Django, no clock, no network and no global state."""
