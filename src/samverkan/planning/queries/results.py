"""
What has been computed of a case: the door of the result pages.

`newest(case)` gives the newest finished plan of a case as a `Result`; `Result.planned()` is the engine's own
dataclass with all of its tables, `Result.table("gap")` one of them, `Result.about` what it is of. Whoever calls has
found the case with `visible_to`, as the run behind it is the asking party's alone.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from samverkan.planning.models import Calculation, Case, CaseVersion, Scenario
from samverkan.runs.models import Run, State
from samverkan.runs.queries import plans
from samverkan_engine.tables.planned import About, Planned

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True)
class Result:
    """A finished plan of a case."""

    calculation: Calculation

    @property
    def run(self) -> Run:
        return self.calculation.run

    @property
    def version(self) -> CaseVersion:
        return self.calculation.version

    @cached_property
    def about(self) -> About:
        """What it is of: region, years, occupations and programmes by name, share sourced, draws."""
        return plans.about(self.run)

    @property
    def text(self) -> str:
        """The case file that it was computed of: that of its version, with what its scenario changes."""
        return str(self.run.parameters["case"])

    @property
    def is_example(self) -> bool:
        """Whether less than half of the figures are sourced: ranges only."""
        return self.about.is_example

    @property
    def is_of_newest(self) -> bool:
        """Whether it is of the case as it stands now."""
        return self.version.number == self.calculation.case.version

    @property
    def is_of_this_code(self) -> bool:
        """Whether the program as it runs now computed it."""
        return plans.is_of_this_code(self.run)

    @property
    def is_whole(self) -> bool:
        """Whether it tells all that is told today; one that an earlier version of the program computed may not."""
        return plans.is_whole(self.run)

    def table(self, name: str) -> "pa.Table":
        """Return one of the tables of `Planned` by its name."""
        return plans.told(self.run, name)

    def planned(self) -> Planned:
        """Return everything, as `samverkan plan` has it."""
        return plans.planned(self.run)


def newest(case: Case, scenario: Scenario | None = None) -> Result | None:
    """Return the newest finished plan of a case as it stands, or in a scenario; None when there is none yet."""
    found = calculations(case).filter(scenario=scenario, run__state=State.DONE).first()
    return Result(found) if found else None


def one(case: Case, number: str) -> Result | None:
    """Return a finished plan of a case by its number; None when the case has none such."""
    found = calculations(case).filter(pk=number, run__state=State.DONE).first() if number.isdecimal() else None
    return Result(found) if found else None


def latest(case: Case, scenario: Scenario | None = None) -> Calculation | None:
    """Return what was last asked for, whatever became of it: waiting, under way, done or failed."""
    return calculations(case).filter(scenario=scenario).first()


def calculations(case: Case) -> QuerySet[Calculation]:
    """Return everything computed of a case, the newest first."""
    found = case.calculations.select_related("run", "run__by", "version", "scenario", "case")
    return found.prefetch_related("run__outputs")
