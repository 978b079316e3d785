"""Competence planning: a region's case, its versions, and the plans computed from it."""
