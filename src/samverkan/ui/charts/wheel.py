"""The year as a wheel: twelve months clockwise from the top, steps on the rim, a hand for today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import cos, dist, pi, sin

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from samverkan.ui.charts.drawing import INK, PAPER, QUIET, TONES, Chart, drawing, element, label, plain
from samverkan.ui.dates import day

SIZE, CENTRE = 560, 280
RIM, MONTHS, HUB, BAND = 214, 250, 104, 26
NARROWEST, APART = 0.014, 22  # of a turn; between two numbers
RIM_COLOUR = "#ebe9e3"


@dataclass(frozen=True)
class Step:
    """One step of the year; without an end it is a day."""

    start: date
    label: str
    end: date | None = None
    tone: str = "calm"
    done: bool = False


def wheel(title: str, year: int, steps: Sequence[Step], today: date | None = None) -> Chart:
    """Return the year's steps as arcs, numbered as in the table, and the next one in words in the hub."""
    ordered = sorted(steps, key=lambda step: step.start)
    drawn = _ring(year)
    lanes = _lanes(ordered)
    # Days are drawn over the periods that they fall in.
    for step in sorted(ordered, key=lambda step: step.end is None):
        drawn.append(_arc(year, step, lanes))
    drawn += _numbers(year, ordered)
    drawn += _hand(year, today) if today and today.year == year else []
    drawn += _hub(year, next_of(ordered, today) if today else None)
    sentence = ". ".join(f"{number} {_when(step)}: {step.label}" for number, step in enumerate(ordered, 1))
    return Chart(
        title=title,
        svg=drawing("wheel", SIZE, SIZE, title, sentence, drawn),
        table_headers=[_("Number"), _("When"), _("Step")],
        table_rows=[[str(number), _when(step), step.label] for number, step in enumerate(ordered, 1)],
        description=sentence,
    )


def _when(step: Step) -> str:
    return f"{day(step.start)} – {day(step.end)}" if step.end else day(step.start)


def _turn(year: int, on: date) -> float:
    """Return how far round the year the day is, 0 to 1."""
    first, after = date(year, 1, 1), date(year + 1, 1, 1)
    return min(max((on - first).days / (after - first).days, 0.0), 1.0)


def _at(turn: float, radius: float) -> tuple[float, float]:
    angle = 2 * pi * turn - pi / 2
    return CENTRE + radius * cos(angle), CENTRE + radius * sin(angle)


def _ring(year: int) -> list[SafeString]:
    drawn = [
        element(
            "circle", class_="ch-rim", cx=CENTRE, cy=CENTRE, r=RIM, fill="none", stroke=RIM_COLOUR, stroke_width=BAND
        )
    ]
    for month in range(1, 13):
        (x1, y1), (x2, y2) = (_at((month - 1) / 12, radius) for radius in (RIM - 19, RIM + 19))
        drawn.append(element("line", class_="ch-month", x1=x1, y1=y1, x2=x2, y2=y2, stroke=PAPER, stroke_width=2))
        x, y = _at((month - 0.5) / 12, MONTHS)
        words = date_format(date(year, month, 1), "b")
        drawn.append(label(words, x, y + 5, text_anchor="middle", font_size=17, fill=QUIET))
    return drawn


def next_of(ordered: Sequence[Step], today: date) -> Step | None:
    """Return the next step to come; when none is, the one that goes on."""
    left = [step for step in ordered if not step.done and (step.end or step.start) >= today]
    return next((step for step in left if step.start >= today), left[0] if left else None)


def _lanes(ordered: Sequence[Step]) -> dict[int, tuple[int, int]]:
    """Return for each period the lane it runs in and how many there are, so that none covers another."""
    taken: list[date] = []
    lane_of = {}
    for step in ordered:
        if step.end:
            lane = next((number for number, until in enumerate(taken) if until < step.start), len(taken))
            taken[lane : lane + 1] = [step.end]
            lane_of[id(step)] = lane
    return {key: (lane, len(taken)) for key, lane in lane_of.items()}


def _arc(year: int, step: Step, lanes: dict[int, tuple[int, int]]) -> SafeString:
    lane, among = lanes.get(id(step), (0, 1))
    width = BAND / among
    radius = RIM + BAND / 2 - width * (lane + 0.5)
    begin = _turn(year, step.start)
    end = max(_turn(year, step.end or step.start), begin + NARROWEST)
    (x1, y1), (x2, y2) = _at(begin, radius), _at(end, radius)
    far = plain(radius)
    return element(
        "path",
        class_="ch-step",
        d=f"M{plain(x1)} {plain(y1)}A{far} {far} 0 {int(end - begin > 0.5)} 1 {plain(x2)} {plain(y2)}",
        fill="none",
        stroke=TONES["quiet" if step.done else step.tone],
        stroke_width=width - (2 if among > 1 else 0),
    )


def _numbers(year: int, ordered: Sequence[Step]) -> list[SafeString]:
    """Write each step's number inside the rim, further in where it would cover another."""
    placed: list[tuple[float, float]] = []
    for step in ordered:
        middle = (_turn(year, step.start) + _turn(year, step.end or step.start)) / 2
        ways = [_at(middle, RIM - inward) for inward in (32, 56, 80)]
        free = (place for place in ways if all(dist(place, other) > APART for other in placed))
        placed.append(next(free, ways[-1]))
    return [
        label(number, x, y + 6, text_anchor="middle", font_size=17, font_weight=600)
        for number, (x, y) in enumerate(placed, 1)
    ]


def _hand(year: int, today: date) -> list[SafeString]:
    (x1, y1), (x2, y2) = (_at(_turn(year, today), radius) for radius in (HUB + 2, RIM + 18))
    return [
        element("line", class_="ch-hand", x1=x1, y1=y1, x2=x2, y2=y2, stroke=INK, stroke_width=2.5),
        element("circle", class_="ch-hand", cx=x2, cy=y2, r=4.5, fill=INK),
    ]


def _hub(year: int, coming: Step | None) -> list[SafeString]:
    lines = [(str(year), 32, 600)]
    if coming:
        lines.append((_("Next: %(date)s") % {"date": day(coming.start)}, 16, 400))
        lines += [(words, 17, 600) for words in _folded(coming.label)]
    top = CENTRE - 22 * (len(lines) - 1) / 2 + 4
    return [
        label(
            words,
            CENTRE,
            top + 22 * number + (0 if number else -6),
            text_anchor="middle",
            font_size=size,
            font_weight=weight,
        )
        for number, (words, size, weight) in enumerate(lines)
    ]


def _folded(words: str, width: int = 19, most: int = 3) -> list[str]:
    """Return the words on at most three lines that fit the hub."""
    lines = [""]
    for word in words.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1] + " …"]
