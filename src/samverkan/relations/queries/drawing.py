"""Two small drawings: how the parties answered one statement, and how their medians have moved over the years."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from samverkan.relations.models import Scale
from samverkan.ui.charts.drawing import LINE, PAPER, QUIET, drawing, element, label
from samverkan.ui.components import PartyMark
from samverkan.ui.numbers import rounded

WIDTH, LEFT, RIGHT = 380, 64, 24
ROW, TOP, FOOT = 46, 12, 40
STEPS = (1, 2, 3, 4, 5)
YEARS_HEIGHT = 150

Said = tuple[PartyMark, Decimal | None, Sequence[int]]


def across(step: float) -> float:
    """Return where a step of the scale is, from left to right."""
    return LEFT + (step - 1) / 4 * (WIDTH - LEFT - RIGHT)


def colour(party: PartyMark) -> str:
    return f"var(--party-{party.slot})"


def spread(title: str, said: Sequence[Said]) -> SafeString:
    """Return each party as a row on the scale: rings for how many said what, a filled mark at the median."""
    height = TOP + ROW * len(said) + FOOT
    bottom = height - FOOT
    drawn = [
        element("line", x1=across(step), x2=across(step), y1=TOP, y2=bottom, stroke=LINE, class_="ch-grid")
        for step in STEPS
    ]
    drawn += _apart(said, bottom)
    for number, (party, median, counts) in enumerate(said):
        y = TOP + ROW * number + ROW / 2
        drawn.append(label(party.mark, 0, y + 4.5, font_weight=600, fill=colour(party)))
        drawn += _rings(party, counts, y)
        if median is not None:
            drawn += _median(party, median, y)
    drawn += [label(step, across(step), bottom + 16, text_anchor="middle", fill=QUIET, font_size=12) for step in STEPS]
    drawn += _ends(bottom + 34)
    return drawing("relation", WIDTH, height, title, _told(said), drawn)


def _apart(said: Sequence[Said], bottom: float) -> list[SafeString]:
    """Draw how far apart the medians are as a band behind everything."""
    medians = [float(median) for _party, median, _counts in said if median is not None]
    if len(medians) < 2 or max(medians) == min(medians):
        return []
    left, right = across(min(medians)), across(max(medians))
    return [element("rect", x=left, y=TOP, width=right - left, height=bottom - TOP, fill=LINE, fill_opacity=0.35)]


def _rings(party: PartyMark, counts: Sequence[int], y: float) -> Iterable[SafeString]:
    for step, count in zip(STEPS, counts, strict=False):
        if count:
            radius = min(7 + 2.2 * (count - 1) ** 0.7, 17)
            yield element(
                "circle", cx=across(step), cy=y, r=radius, fill=PAPER, stroke=colour(party), stroke_width=1.25
            )
            yield label(count, across(step), y - radius - 3, text_anchor="middle", fill=QUIET, font_size=11)


def _median(party: PartyMark, median: Decimal, y: float) -> Iterable[SafeString]:
    x = across(float(median))
    if party.slot % 2:
        yield element("circle", cx=x, cy=y, r=5.5, fill=colour(party))
    else:
        yield element("rect", x=x - 5, y=y - 5, width=10, height=10, fill=colour(party))


def _ends(y: float) -> list[SafeString]:
    first, last = str(Scale.NOT_AT_ALL.label), str(Scale.ENTIRELY.label)
    return [
        label(first, LEFT - 8, y, fill=QUIET, font_size=12),
        label(last, WIDTH - 8, y, text_anchor="end", fill=QUIET, font_size=12),
    ]


def _told(said: Sequence[Said]) -> str:
    sentence = _("%(party)s: median %(median)s.")
    return " ".join(sentence % {"party": party.name, "median": _figure(median)} for party, median, _counts in said)


def _figure(median: Decimal | None) -> str:
    return _("cannot say") if median is None else rounded(median, 1)


def years(
    title: str, parties: Sequence[PartyMark], points: Sequence[tuple[int, dict[int, Decimal | None]]]
) -> SafeString:
    """Return one line for each party on the scale from 1 to 5, year by year."""
    first, last = points[0][0], points[-1][0]

    def x(year: int) -> float:
        return LEFT - 30 + ((year - first) / (last - first) if last > first else 0.5) * (WIDTH - LEFT - 30)

    def y(median: Decimal) -> float:
        return 14 + (5 - float(median)) / 4 * (YEARS_HEIGHT - 44)

    drawn = []
    for step in STEPS:
        at = y(Decimal(step))
        drawn.append(element("line", class_="ch-grid", x1=24, x2=WIDTH - 56, y1=at, y2=at, stroke=LINE))
        if step % 2:
            drawn.append(label(step, 16, at + 4, text_anchor="end", fill=QUIET, font_size=12))
    for year, _medians in points:
        drawn.append(label(year, x(year), YEARS_HEIGHT - 6, text_anchor="middle", fill=QUIET, font_size=12))
    ends: list[tuple[float, float, PartyMark]] = []
    for party in parties:
        known = [(x(year), y(median)) for year, medians in points if (median := medians.get(party.slot)) is not None]
        for (x1, y1), (x2, y2) in pairwise(known):
            drawn.append(element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=colour(party), stroke_width=2.5))
        drawn += [_dot(party, *place) for place in known]
        if known:
            ends.append((known[-1][1], known[-1][0], party))
    below = -100.0
    for at, right, party in sorted(ends, key=lambda end: end[:2]):
        below = max(at + 4.5, below + 15)
        drawn.append(label(party.mark, right + 11, below, font_weight=600, fill=colour(party), font_size=12))
    return drawing("relation-years", WIDTH, YEARS_HEIGHT, title, _moved(parties, points), drawn)


def _dot(party: PartyMark, x: float, y: float) -> SafeString:
    if party.slot % 2:
        return element("circle", cx=x, cy=y, r=4.5, fill=colour(party), stroke=PAPER)
    return element("rect", x=x - 4, y=y - 4, width=8, height=8, fill=colour(party), stroke=PAPER)


def _moved(parties: Sequence[PartyMark], points: Sequence[tuple[int, dict[int, Decimal | None]]]) -> str:
    told = []
    for party in parties:
        said = [f"{year} {_figure(medians.get(party.slot))}" for year, medians in points]
        told.append(f"{party.name}: {', '.join(said)}.")
    return " ".join(told)
