"""What is done with a relationship check."""
