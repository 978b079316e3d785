"""A story in time: dated events above, what was done as bars below."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from samverkan.ui.charts.drawing import INK, LINE, PAPER, QUIET, TONES, Chart, drawing, element, label
from samverkan.ui.dates import day

WIDTH, ROW = 800, 34


@dataclass(frozen=True)
class Event:
    """Something that happened, or will happen, on a day."""

    on: date
    label: str
    tone: str = "calm"


@dataclass(frozen=True)
class Span:
    """Something that goes on; without an end it still does. `planned` is drawn hollow."""

    start: date
    label: str
    end: date | None = None
    tone: str = "calm"
    planned: bool = False


@dataclass(frozen=True)
class Scale:
    """From days to places on the paper."""

    first: date
    last: date

    def x(self, on: date) -> float:
        share = (on - self.first).days / max((self.last - self.first).days, 1)
        return 8 + min(max(share, 0.0), 1.0) * (WIDTH - 16)


def timeline(title: str, events: Sequence[Event] = (), spans: Sequence[Span] = (), today: date | None = None) -> Chart:
    """Return events and spans over whole years, the earliest first, with a line for today."""
    happened = sorted(events, key=lambda event: event.on)
    going_on = sorted(spans, key=lambda span: span.start)
    scale = _scale(happened, going_on, today)
    height = 30 + ROW * (len(happened) + len(going_on)) + 8
    drawn = _years(scale, height) + (_today(scale, today, height) if today else [])
    for number, event in enumerate(happened):
        drawn += _event(scale, event, 30 + ROW * number)
    for number, span in enumerate(going_on, len(happened)):
        drawn += _span(scale, span, 30 + ROW * number)
    sentence = _("%(events)d events and %(spans)d activities from %(first)s to %(last)s.") % {
        "events": len(happened),
        "spans": len(going_on),
        "first": scale.first.year,
        "last": scale.last.year,
    }
    return Chart(
        title=title,
        svg=drawing("timeline", WIDTH, height, title, sentence, drawn),
        table_headers=[_("What"), _("From"), _("To")],
        table_rows=[[event.label, day(event.on), ""] for event in happened]
        + [[span.label, day(span.start), day(span.end) or _("still going on")] for span in going_on],
        description=sentence,
    )


def _scale(events: Sequence[Event], spans: Sequence[Span], today: date | None) -> Scale:
    days = [event.on for event in events] + [span.start for span in spans]
    days += [span.end for span in spans if span.end] + ([today] if today else [])
    first, last = (min(days), max(days)) if days else (date(2000, 1, 1), date(2000, 12, 31))
    return Scale(date(first.year, 1, 1), date(last.year, 12, 31))


def _years(scale: Scale, height: int) -> list[SafeString]:
    drawn = []
    step = 1 + (scale.last.year - scale.first.year) // 12
    for year in range(scale.first.year, scale.last.year + 1, step):
        x = scale.x(date(year, 1, 1))
        drawn.append(element("line", class_="ch-grid", x1=x, x2=x, y1=20, y2=height, stroke=LINE, stroke_width=1))
        drawn.append(label(year, x + 4, 14, fill=QUIET, font_size=12))
    return drawn


def _today(scale: Scale, today: date, height: int) -> list[SafeString]:
    x = scale.x(today)
    near_edge = x > WIDTH - 60
    return [
        element("line", class_="ch-today", x1=x, x2=x, y1=4, y2=height, stroke=INK, stroke_width=1.5),
        label(
            _("today"),
            x - 5 if near_edge else x + 5,
            26,
            font_size=12,
            font_weight=600,
            text_anchor="end" if near_edge else None,
        ),
    ]


def _event(scale: Scale, event: Event, y: int) -> list[SafeString]:
    x = scale.x(event.on)
    return [
        element("circle", class_="ch-event", cx=x, cy=y + 16, r=5.5, fill=TONES[event.tone]),
        _beside(x - 12, x + 12, y + 20.5, f"{day(event.on)}  {event.label}"),
    ]


def _span(scale: Scale, span: Span, y: int) -> list[SafeString]:
    start, end = scale.x(span.start), scale.x(span.end or scale.last)
    colour = TONES[span.tone]
    look = {"fill": PAPER, "stroke": colour, "stroke_dasharray": "4 3"} if span.planned else {"fill": colour}
    width = max(end - start, 4.0)
    return [
        element("rect", class_="ch-span", x=start, y=y + 9, width=width, height=14, rx=2, **look),
        _beside(start - 8, start + width + 8, y + 20.5, span.label),
    ]


def _beside(left: float, right: float, y: float, words: str) -> SafeString:
    """Write to the right where there is room, else to the left, else inside the drawing's edge."""
    needed = 7.0 * len(words)
    if right + needed <= WIDTH:
        return label(words, right, y, **_halo())
    if left - needed >= 0:
        return label(words, left, y, text_anchor="end", **_halo())
    return label(words, WIDTH - 4, y, text_anchor="end", **_halo())


def _halo() -> dict[str, object]:
    return {"paint_order": "stroke", "stroke": PAPER, "stroke_width": 4, "stroke_linejoin": "round"}
