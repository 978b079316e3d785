"""Queries of agreements."""
