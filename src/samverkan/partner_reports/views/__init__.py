"""The pages of partner reports."""
