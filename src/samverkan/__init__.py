"""Samverkan: a strategic partnership, from the signed letter to results that people can check."""

__version__ = "0.1.0"
