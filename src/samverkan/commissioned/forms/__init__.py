"""What people write about enquiries."""
