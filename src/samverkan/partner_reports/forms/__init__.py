"""The forms of partner reports."""
