"""A document as blocks, written as a page, a tagged PDF and a Word document with the same words."""

from samverkan.papers.blocks import (
    Block,
    Callout,
    Contents,
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
from samverkan.papers.picture import png
from samverkan.papers.printing import pdf
from samverkan.papers.word import docx

__all__ = [
    "Block",
    "Callout",
    "Contents",
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
    "docx",
    "html",
    "italic",
    "link",
    "pdf",
    "png",
]
