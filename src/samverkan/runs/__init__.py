"""The door to the engine: computes at once, or as a job."""
