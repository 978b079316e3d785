"""What is read of partner reports."""
