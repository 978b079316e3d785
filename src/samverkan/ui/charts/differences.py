"""Differences with how sure they are: a dot for each, the band it lies in, and the line where there is none."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from samverkan.ui.charts.drawing import INK, LINE, QUIET, TONES, Chart, drawing, element, label
from samverkan.ui.charts.lines import round_up
from samverkan.ui.numbers import rounded

WIDTH, NAMES, RIGHT, PITCH, TOP, BOTTOM = 800, 290, 24, 30, 34, 30
LONGEST = 42  # letters of a name


@dataclass(frozen=True)
class Difference:
    """One difference, and the ends of the band that holds it nine times of ten."""

    name: str
    value: float
    low: float
    high: float


def differences(title: str, rows: Sequence[Difference], ends: tuple[str, str], unit: str = "") -> Chart:
    """
    Return differences on one scale with nothing in the middle.

    ends  what it means to lie to the left and to the right
    """
    named = f"{title} ({unit})" if unit else title
    reach = round_up(max((abs(end) for row in rows for end in (row.low, row.high)), default=1) or 1)
    height = TOP + PITCH * len(rows) + BOTTOM
    drawn = _axis(reach, height, ends)
    for number, row in enumerate(rows):
        drawn += _row(row, reach, TOP + PITCH * (number + 0.5))
    told = [[row.name, rounded(row.value, 1), f"{rounded(row.low, 1)} – {rounded(row.high, 1)}"] for row in rows]
    sentence = _("From %(left)s to %(right)s.") % {"left": ends[0], "right": ends[1]}
    sentence += " " + "; ".join(f"{name}: {value} ({band})" for name, value, band in told) + "."
    return Chart(
        title=named,
        svg=drawing("differences", WIDTH, height, named, sentence, drawn),
        table_headers=[_("What"), unit or _("Difference"), _("Nine times of ten")],
        table_rows=told,
        description=sentence,
        unit=unit,
    )


def _x(value: float, reach: float) -> float:
    return NAMES + (value + reach) / (2 * reach) * (WIDTH - NAMES - RIGHT)


def _axis(reach: float, height: float, ends: tuple[str, str]) -> list[SafeString]:
    floor = height - BOTTOM
    drawn = []
    for share in (-1.0, -0.5, 0.0, 0.5, 1.0):
        x = _x(share * reach, reach)
        look = {"stroke": INK if share == 0 else LINE, "stroke_width": 1.5 if share == 0 else 1}
        drawn.append(element("line", class_="ch-grid", x1=x, x2=x, y1=TOP, y2=floor, **look))
        words = ("+" if share > 0 else "") + rounded(share * reach, 0 if reach >= 4 else 1)
        drawn.append(label(words, x, floor + 18, text_anchor="middle", font_size=12, fill=QUIET))
    middle = _x(0, reach)
    drawn.append(label("← " + ends[0], middle - 8, 18, text_anchor="end", font_weight=600))
    drawn.append(label(ends[1] + " →", middle + 8, 18, font_weight=600))
    return drawn


def _row(row: Difference, reach: float, y: float) -> list[SafeString]:
    name = row.name if len(row.name) <= LONGEST else row.name[: LONGEST - 1].rstrip() + "…"
    colour = TONES["good" if row.value > 0 else "calm"]
    low, high = _x(row.low, reach), _x(row.high, reach)
    return [
        label(name, NAMES - 12, y + 4.5, text_anchor="end"),
        element("rect", class_="ch-band-outer", x=low, y=y - 5, width=max(high - low, 1.0), height=10, rx=2,
                fill=colour, fill_opacity=0.22),
        element("circle", class_="ch-spot", cx=_x(row.value, reach), cy=y, r=5, fill=colour),
    ]  # fmt: skip
