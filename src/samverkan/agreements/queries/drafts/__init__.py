"""Drafts as they are shown."""

from samverkan.agreements.queries.drafts.lists import DraftLine, draft_lines, earlier_draft
from samverkan.agreements.queries.drafts.page import DraftPage, draft_page

__all__ = ["DraftLine", "DraftPage", "draft_lines", "draft_page", "earlier_draft"]
