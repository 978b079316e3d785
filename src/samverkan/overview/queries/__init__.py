"""Reads that put rooms side by side."""
