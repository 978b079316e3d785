"""What was computed of a case becomes a page that can be read alone, with its charts."""

from samverkan_engine.report.charts import Chart
from samverkan_engine.report.page import charts, page
from samverkan_engine.report.parts.setting import Table
from samverkan_engine.report.telling import Telling
from samverkan_engine.report.words import LANGUAGES

__all__ = ["LANGUAGES", "Chart", "Table", "Telling", "charts", "page"]
