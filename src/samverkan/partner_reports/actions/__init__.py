"""What is done with a partner report."""
