"""The forms of reporting rounds."""
