"""The terms of a registered agreement: as they are read, and as they are corrected."""

from samverkan.agreements.queries.terms.content import content_of, parties_of, row_id
from samverkan.agreements.queries.terms.page import TermsPage, terms_page

__all__ = ["TermsPage", "content_of", "parties_of", "row_id", "terms_page"]
