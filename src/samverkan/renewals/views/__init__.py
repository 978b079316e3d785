"""The pages of a renewal."""
