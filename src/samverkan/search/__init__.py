"""Swedish sorting and searching, the same on every database."""

from samverkan.search.keys import SwedishKeyField, key

__all__ = ["SwedishKeyField", "key"]
