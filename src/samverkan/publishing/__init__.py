"""The door out: public pages."""
