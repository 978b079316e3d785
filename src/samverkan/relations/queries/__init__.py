"""What is read of relationship checks."""
