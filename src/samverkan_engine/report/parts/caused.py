"""A cause of a gap, or of its change, as a bar."""

from samverkan_engine.report.charts import Range
from samverkan_engine.report.charts.drawing import AMBER, SPRUCE
from samverkan_engine.report.parts.setting import Setting
from samverkan_engine.report.rows import Row


def caused(of: Setting, row: Row, name: str) -> Range:
    """Return a cause as a bar to its mean; where only ranges are shown, from where to where it lies in nine of ten."""
    people, low, high = row["people"], row["low"], row["high"]
    ends = (low, high) if of.figures.only_ranges else (min(people, 0), max(people, 0))
    return Range(name, *ends, of.figures.told(low, people, high), colour=AMBER if people > 0 else SPRUCE)
