"""
A draft as a pure value: what was read from a document, and every correction a person can make to it.

Nothing here knows the database, the clock or the web. The same code serves a draft that a party keeps
and one that only travels in the form of the public page.
"""

from samverkan.agreements.drafting.content import Content
from samverkan.agreements.drafting.history import Working, begin
from samverkan.agreements.drafting.refusals import CannotApply
from samverkan.agreements.drafting.steps import apply

__all__ = ["CannotApply", "Content", "Working", "apply", "begin"]
