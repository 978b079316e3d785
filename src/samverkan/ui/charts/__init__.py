"""Charts as SVG made on the server: no script, the same drawing on the page and in the printed paper."""

from samverkan.ui.charts.drawing import Chart

__all__ = ["Chart"]
