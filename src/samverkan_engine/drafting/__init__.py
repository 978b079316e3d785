"""Text becomes a draft agreement, each field with its passage."""

from samverkan_engine.drafting.draft import DraftParameters, draft

__all__ = ["DraftParameters", "draft"]
