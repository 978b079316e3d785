"""Bytes of one known format become one declared table, with a list of the rows that could not be read."""
