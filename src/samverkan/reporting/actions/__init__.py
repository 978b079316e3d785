"""What is done in a reporting round; one function a verb."""
