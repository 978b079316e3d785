"""The minutes of a meeting: what they say, how far they have come, and as papers."""
