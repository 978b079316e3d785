"""Text becomes a draft agreement, each field with its passage."""

from samverkan_engine.drafting.draft import DraftParameters, draft
from samverkan_engine.drafting.plugging import EntityReader, Named
from samverkan_engine.tables import SURE

__all__ = ["SURE", "DraftParameters", "EntityReader", "Named", "draft"]
