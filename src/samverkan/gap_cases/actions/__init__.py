"""What is done with gap cases."""
