"""Small programs for those who work on Samverkan; nothing of this runs in the product."""
