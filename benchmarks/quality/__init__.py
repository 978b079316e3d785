"""What a draft is measured by: hits and misses beside gold answers, and how sure it was of each."""
