"""The yearly relationship check: both leaderships answer the same statements, and the difference is the result."""
