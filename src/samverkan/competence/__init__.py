"""What the region asks for, what it has and what is missing: occupations and skills, with their sources."""
