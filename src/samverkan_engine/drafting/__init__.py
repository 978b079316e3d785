"""Text becomes a draft agreement, each field with its passage."""

from samverkan_engine.drafting.draft import DraftParameters, draft
from samverkan_engine.drafting.plugging import EntityReader, Named

__all__ = ["DraftParameters", "EntityReader", "Named", "draft"]
