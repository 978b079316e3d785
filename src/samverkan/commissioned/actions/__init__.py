"""What is done to enquiries."""
