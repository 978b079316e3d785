"""The parts of the report, in the order they are read."""
