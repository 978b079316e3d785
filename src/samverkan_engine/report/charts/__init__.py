"""Charts of the report: SVG for a wide and for a narrow page, with a title, a sentence and the same as a table."""

from samverkan_engine.report.charts.drawing import Chart
from samverkan_engine.report.charts.fan import QUANTILES, Band, Mark, fan
from samverkan_engine.report.charts.gantt import Row, gantt
from samverkan_engine.report.charts.ranges import Range, ranges
from samverkan_engine.report.charts.said import Spot, said
from samverkan_engine.report.charts.sankey import Way, sankey

__all__ = [
    "QUANTILES", "Band", "Chart", "Mark", "Range", "Row", "Spot", "Way",
    "fan", "gantt", "ranges", "said", "sankey",
]  # fmt: skip
