"""What people fill in about gap cases."""
