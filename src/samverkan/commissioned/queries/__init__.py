"""What is read about enquiries."""
