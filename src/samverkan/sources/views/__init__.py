"""The pages of what came in."""
