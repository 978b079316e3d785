"""What people choose and fill in."""
