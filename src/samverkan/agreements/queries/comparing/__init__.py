"""Two drafts or agreements beside each other: which can be chosen, what each promises, and what comes of it."""

from samverkan.agreements.queries.comparing.choosing import Choices, choices
from samverkan.agreements.queries.comparing.page import ComparedPage, Wanted, compared_page
from samverkan.agreements.queries.comparing.paper import paper
from samverkan.agreements.queries.comparing.shapes import ComparedSide
from samverkan.agreements.queries.comparing.sides import sides_named
from samverkan.agreements.queries.comparing.table import table

__all__ = [
    "Choices",
    "ComparedPage",
    "ComparedSide",
    "Wanted",
    "choices",
    "compared_page",
    "paper",
    "sides_named",
    "table",
]
