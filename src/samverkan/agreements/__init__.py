"""Drafts, texts and passages, parties, commitments, activities, status reports, assumptions."""
