"""What is done in a renewal; one function a verb."""
