"""Small numbers are suppressed and the rest rounded before they leave, in this one place."""
