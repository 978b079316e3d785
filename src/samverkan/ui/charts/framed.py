"""A chart to stand alone: its title above, and where it comes from below."""

import re
from collections.abc import Sequence
from textwrap import wrap

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from samverkan.ui.charts.drawing import PAPER, QUIET, Chart, element, joined, label, plain

EDGE, TITLE, SMALL = 16, 24, 17
LETTER, SMALL_LETTER = 9.4, 6.3  # how wide a letter is, about
VIEW_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
LINK = re.compile(r"</?a\b[^>]*>")


def framed(chart: Chart, told: Sequence[str]) -> SafeString:
    """
    Return a chart as a drawing for a file, without links.

    told  lines on where it comes from: unit, source, date, computation
    """
    box = VIEW_BOX.search(chart.svg)
    assert box, "every drawing has its size"
    width, height = float(box[1]), float(box[2])
    head = wrap(chart.title, int(width / LETTER)) or [""]
    foot = [line for one in told for line in wrap(one, int(width / SMALL_LETTER))]
    top = EDGE + TITLE * len(head)
    below = top + height + EDGE
    whole = below + SMALL * len(foot) + EDGE
    inside = LINK.sub("", chart.svg).replace(
        "<svg ", f'<svg x="{EDGE}" y="{top}" width="{width:g}" height="{height:g}" '
    )
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}">{2}</svg>',
        plain(width + 2 * EDGE),
        plain(whole),
        joined(
            [
                element("rect", width=width + 2 * EDGE, height=whole, fill=PAPER),
                *(
                    label(line, EDGE, EDGE + 12 + TITLE * number, font_size=18, font_weight=600)
                    for number, line in enumerate(head)
                ),
                mark_safe(inside),
                *(
                    label(line, EDGE, below + SMALL * (number + 0.7), font_size=12, fill=QUIET)
                    for number, line in enumerate(foot)
                ),
            ]
        ),
    )
