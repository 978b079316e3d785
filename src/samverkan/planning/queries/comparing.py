"""Which computed plans of a case can be set side by side."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.planning.models import Calculation, Case, Scenario
from samverkan.planning.queries.results import Result, calculations
from samverkan.planning.queries.telling import told
from samverkan.planning.scenarios import LEVERS
from samverkan.runs.models import State

if TYPE_CHECKING:
    from samverkan.runs.actions.telling import Telling

FEWEST, MOST, SHOWN = 2, 3, 20


@dataclass(frozen=True)
class Choice:
    """A computed plan that can be chosen."""

    calculation: Calculation
    name: str
    chosen: bool

    @property
    def number(self) -> int:
        return self.calculation.pk

    @property
    def at(self) -> datetime | None:
        return self.calculation.run.ended_at

    @property
    def changes(self) -> str:
        """What its scenario changes, in words; empty where the scenario has been changed since."""
        scenario = self.calculation.scenario
        if scenario is None or scenario.saved_at > self.calculation.run.asked_at:
            return ""
        return ", ".join(LEVERS[key].told(value) for key, value in scenario.changes.items() if key in LEVERS)


def choices(case: Case, asked: Collection[str]) -> list[Choice]:
    """
    Return the finished plans of a case, what was computed twice but once: the case as it stands, then the newest.

    The two first are chosen when none are asked for.
    """
    newest: dict[tuple[int, int | None], Calculation] = {}
    for one in calculations(case).filter(run__state=State.DONE)[:SHOWN]:
        if Result(one).is_whole:
            newest.setdefault((one.version_id, one.scenario_id), one)
    found = sorted(newest.values(), key=lambda one: not (is_of_newest(one) and one.scenario is None))
    chosen = set(asked) or {str(one.pk) for one in found[:FEWEST]}
    return [Choice(one, name_of(one), str(one.pk) in chosen) for one in found]


def name_of(calculation: Calculation) -> str:
    """Return what a computed plan is called: its scenario, else that it is the case as it stands or stood."""
    version = _("version %(number)s") % {"number": calculation.version.number}
    if calculation.scenario is None:
        return _("As it stands") if is_of_newest(calculation) else version.capitalize()
    return calculation.scenario.name if is_of_newest(calculation) else f"{calculation.scenario.name}, {version}"


def is_of_newest(calculation: Calculation) -> bool:
    """Return whether it is of the case as it stands now."""
    return Result(calculation).is_of_newest


def tellings(chosen: Sequence[Choice]) -> "list[Telling]":
    """Return what the chosen plans tell."""
    return [told(Result(one.calculation).planned()) for one in chosen]


def own_scenarios(case: Case, by: Actor) -> QuerySet[Scenario]:
    """Return the scenarios of a case that the actor's party has kept, and may remove."""
    return case.scenarios.filter(saved_for=by.organisation_id)


def lacking(scenarios: Iterable[Scenario], found: Sequence[Choice]) -> list[Scenario]:
    """Return the scenarios that no plan of the case as it stands can be shown of, so that they are computed again."""
    there = {one.calculation.scenario_id for one in found if is_of_newest(one.calculation)}
    return [one for one in scenarios if one.pk not in there]


def waiting(case: Case) -> int:
    """Return how many plans of a case are being computed, or wait to be."""
    return case.calculations.filter(run__state__in=[State.WAITING, State.RUNNING]).count()
