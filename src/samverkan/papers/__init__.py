"""A document as blocks, written as a page and as a tagged PDF with the same words."""

from samverkan.papers.blocks import (
    Block,
    Callout,
    Figure,
    Heading,
    Items,
    KeyFigure,
    KeyFigures,
    Note,
    NumberedProposal,
    PageBreak,
    Paper,
    Paragraph,
    Run,
    Table,
    bold,
    italic,
    link,
)
from samverkan.papers.checks import PaperRefused
from samverkan.papers.page import html
from samverkan.papers.printing import pdf

__all__ = [
    "Block",
    "Callout",
    "Figure",
    "Heading",
    "Items",
    "KeyFigure",
    "KeyFigures",
    "Note",
    "NumberedProposal",
    "PageBreak",
    "Paper",
    "PaperRefused",
    "Paragraph",
    "Run",
    "Table",
    "bold",
    "html",
    "italic",
    "link",
    "pdf",
]
