"""Choosing files, saying what to fetch and how often, and which column is what."""

from samverkan.sources.forms.files import FileForm

__all__ = ["FileForm"]
