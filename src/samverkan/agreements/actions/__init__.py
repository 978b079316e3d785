"""Actions of agreements."""
