"""What is read of renewals."""
