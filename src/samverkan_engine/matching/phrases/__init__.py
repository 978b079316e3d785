"""
Finding the places of an ad that ask for a skill or describe it as part of the work, though no label stands there.

A linear model marks the words, a second tells the kind of each phrase, and rules tell how it is required. What the
models were learned from and how good they are: docs/explanation/phrases.md.
"""

from samverkan_engine.matching.phrases.finding import Finder, Kind, Phrase, find, find_all

__all__ = ["Finder", "Kind", "Phrase", "find", "find_all"]
