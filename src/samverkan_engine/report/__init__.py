"""What was computed of a case becomes a page that can be read alone, with its charts."""

from samverkan_engine.report.page import charts, page
from samverkan_engine.report.telling import Telling
from samverkan_engine.report.words import LANGUAGES

__all__ = ["LANGUAGES", "Telling", "charts", "page"]
