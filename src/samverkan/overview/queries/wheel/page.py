"""The page of the wheel: one year of an agreement's steps, drawn and listed."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Agreement
from samverkan.overview.queries.wheel.steps import WheelStep, steps_of
from samverkan.ui import charts
from samverkan.ui.components import Tab

YEARS_AHEAD = 10


@dataclass(frozen=True)
class Listed:
    """A step as the list shows it: its number in the drawing, and its state in a word."""

    number: int
    step: WheelStep
    state: str
    is_next: bool


@dataclass(frozen=True)
class WheelPage:
    """One year."""

    agreement: Agreement
    year: int
    today: date
    chart: charts.Chart
    steps: tuple[Listed, ...]
    next: WheelStep | None
    years: tuple[Tab, ...]

    @property
    def late(self) -> int:
        return sum(listed.state == "late" for listed in self.steps)


def wheel_page(agreement: Agreement, by: Actor, year: int | None, today: date) -> WheelPage:
    """Return a year of an agreement that the actor may see; this year unless said."""
    shown = year if year and abs(year - today.year) <= YEARS_AHEAD else today.year
    steps = steps_of(agreement, by, date(shown, 1, 1), date(shown, 12, 31), today)
    left = [step for step in steps if not step.is_done and step.ends >= today]
    coming = next((step for step in left if step.on >= today), left[0] if left else None)
    return WheelPage(
        agreement=agreement,
        year=shown,
        today=today,
        chart=charts.wheel(
            _("The year %(year)s") % {"year": shown}, shown, [drawn(step, today) for step in steps], today
        ),
        steps=tuple(
            Listed(number, step, state_of(step, today), step is coming) for number, step in enumerate(steps, start=1)
        ),
        next=coming,
        years=tuple(year_tab(agreement, each, shown) for each in range(shown - 1, shown + 2)),
    )


def drawn(step: WheelStep, today: date) -> charts.Step:
    """Return a step as it is drawn: late ones ask for attention, those without a date are quiet."""
    tone = {"late": "attention", "done": "good", "proposed": "quiet"}.get(state_of(step, today), "calm")
    return charts.Step(step.on, step.label, step.until, tone, done=step.is_done)


def state_of(step: WheelStep, today: date) -> str:
    """Return done, late, under_way, proposed or coming."""
    if step.is_done:
        return "done"
    if step.is_late(today):
        return "late"
    if step.is_proposed:
        return "proposed"
    return "under_way" if step.on <= today else "coming"


def year_tab(agreement: Agreement, year: int, shown: int) -> Tab:
    address = reverse("overview:wheel", args=[agreement.pk])
    return Tab(str(year), f"{address}?ar={year}", year == shown)
