"""Which computed plans of a case can be set side by side."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.planning.models import Calculation, Case, Scenario
from samverkan.planning.queries.results import Result, calculations
from samverkan.planning.queries.telling import told
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


def choices(case: Case, asked: Collection[str]) -> list[Choice]:
    """Return the finished plans of a case, the newest first; the two newest are chosen when none are asked for."""
    done = calculations(case).filter(run__state=State.DONE)[:SHOWN]
    found = [one for one in done if Result(one).is_whole]
    chosen = set(asked) or {str(one.pk) for one in found[:FEWEST]}
    return [Choice(one, name_of(one), str(one.pk) in chosen) for one in found]


def name_of(calculation: Calculation) -> str:
    """Return what a computed plan is called: its scenario, else that it is the case as it stood."""
    version = _("version %(number)s") % {"number": calculation.version.number}
    return f"{calculation.scenario.name}, {version}" if calculation.scenario else version.capitalize()


def tellings(chosen: Sequence[Choice]) -> "dict[str, Telling]":
    """Return what the chosen plans tell, by names that tell them apart."""
    names = [one.name for one in chosen]
    return {
        one.name if names.count(one.name) == 1 else f"{one.name} ({one.number})": told(
            Result(one.calculation).planned()
        )
        for one in chosen
    }


def own_scenarios(case: Case, by: Actor) -> QuerySet[Scenario]:
    """Return the scenarios of a case that the actor's party has kept, and may remove."""
    return case.scenarios.filter(saved_for=by.organisation_id)


def waiting(case: Case) -> int:
    """Return how many plans of a case are being computed, or wait to be."""
    return case.calculations.filter(run__state__in=[State.WAITING, State.RUNNING]).count()
