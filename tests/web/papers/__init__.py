"""A small paper that the tests of this room vary."""

from datetime import date
from typing import Any

from samverkan.papers import Block, Paper


def paper(*blocks: Block, **details: Any) -> Paper:
    """Return a Swedish paper with these blocks."""
    chosen = {"title": "Underlag till ledningsmötet", "language": "sv", "date": date(2026, 11, 13)} | details
    return Paper(blocks=blocks, **chosen)
