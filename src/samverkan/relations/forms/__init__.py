"""The forms of relationship checks."""
