"""The door in: what came from outside, kept as it came."""
