"""How well drafts are made and phrases found: hits and misses beside gold answers; and what is learned from such."""
