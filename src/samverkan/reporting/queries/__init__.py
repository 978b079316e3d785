"""What is read of reporting rounds."""
