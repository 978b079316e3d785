"""The pages of relationship checks."""
