"""Charts as SVG made on the server: no script, the same drawing on the page and in the printed paper."""

from samverkan.ui.charts.bars import Bar, Part, bars
from samverkan.ui.charts.dated import Dated, Goal, Level, Spot, over_time
from samverkan.ui.charts.differences import Difference, differences
from samverkan.ui.charts.drawing import Chart, Sheet
from samverkan.ui.charts.framed import framed
from samverkan.ui.charts.lines import Point, Series, line
from samverkan.ui.charts.tiles import Tile, tiles
from samverkan.ui.charts.timeline import Event, Span, timeline
from samverkan.ui.charts.wheel import Step, wheel

__all__ = [
    "Bar",
    "Chart",
    "Dated",
    "Difference",
    "Event",
    "Goal",
    "Level",
    "Part",
    "Point",
    "Series",
    "Sheet",
    "Span",
    "Spot",
    "Step",
    "Tile",
    "bars",
    "differences",
    "framed",
    "line",
    "over_time",
    "tiles",
    "timeline",
    "wheel",
]
