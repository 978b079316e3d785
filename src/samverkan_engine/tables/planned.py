"""All that `samverkan plan` tells of a case: its tables, and what they are of."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from samverkan_engine.tables.tested import NEVER_TESTED, Tested

if TYPE_CHECKING:
    import pyarrow as pa

    from samverkan_engine.tables.declared import Declared

DRAWN = "drawn"
"""All that may happen, by its weights: what the tables without a scenario tell of."""

ENOUGH_SOURCED = 0.5
"""A case of which a smaller share of the figures is sourced is a räkneexempel."""


@dataclass(frozen=True, slots=True)
class About:
    """
    What a report is of.

    region          its name
    file            name of the case file
    first_year      of the last observed term, an autumn term
    last_year       the last one foreseen
    occupations     SSYK group → name
    programmes      id → name
    sourced         share of the figures that somebody has delivered
    figures         how many figures there are
    draws, seed     of what is uncertain
    clipped         in how many draws the pull was cut to what leaves
    free_people     commissioned courses whose participants come from nowhere, as the file does not say from where
    exits_clipped   in how many draws more than all would have left an occupation
    tested          how the case did in its own past, and whether decisions may rest on it
    """

    region: str
    file: str
    first_year: int
    last_year: int
    occupations: Mapping[str, str]
    programmes: Mapping[str, str]
    sourced: float
    figures: int
    draws: int
    seed: int
    clipped: int
    free_people: tuple[str, ...]
    exits_clipped: int = 0
    tested: Tested = NEVER_TESTED

    @property
    def is_example(self) -> bool:
        """Whether less than half of the figures are sourced: a räkneexempel, which shows ranges only."""
        return self.sourced < ENOUGH_SOURCED

    @classmethod
    def again(cls, told: Mapping[str, Any]) -> "About":
        """Return it from what `dataclasses.asdict` made of it, by way of JSON."""
        tested = Tested.again(told["tested"]) if "tested" in told else NEVER_TESTED
        return cls(**{**told, "free_people": tuple(told["free_people"]), "tested": tested})


@dataclass(frozen=True, slots=True)
class Planned:
    """What is told of a case; declared in `tables.labour`, `.outlook`, `.planning`, `.effects`, `.backtesting`."""

    about: About
    unfilled: "pa.Table"
    scenarios: "pa.Table"
    jobs: "pa.Table"
    people: "pa.Table"
    gap: "pa.Table"
    causes: "pa.Table"
    missing: "pa.Table"
    forces: "pa.Table"
    classes: "pa.Table"
    assumptions: "pa.Table"
    inputs: "pa.Table"
    said: "pa.Table"
    plan: "pa.Table"
    judged: "pa.Table"
    regrets: "pa.Table"
    scarce: "pa.Table"
    lasting: "pa.Table"
    seats_worth: "pa.Table"
    sways: "pa.Table"
    tipping: "pa.Table"
    flows: "pa.Table"
    counted: "pa.Table"
    jobs_in: "pa.Table"
    people_in: "pa.Table"
    gap_in: "pa.Table"
    causes_in: "pa.Table"
    forces_in: "pa.Table"
    backtest: "pa.Table"
    calibrated: "pa.Table"
    effects: "pa.Table"
    effects_by_year: "pa.Table"
    effects_by_occupation: "pa.Table"
    effects_used: "pa.Table"
    effects_why: "pa.Table"

    def tables(self) -> "dict[str, pa.Table]":
        """Return every table by its name."""
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name != "about"}

    def happening(self, scenario: str) -> "Planned":
        """Return the same with what is foreseen in a scenario; the plans are those over all of them."""
        import pyarrow.compute as pc

        if scenario == DRAWN:
            return self

        def there(table: "pa.Table") -> "pa.Table":
            return table.filter(pc.equal(table["scenario"], scenario)).drop_columns("scenario")

        return replace(
            self, missing=there(self.unfilled), jobs=there(self.jobs_in), people=there(self.people_in),
            gap=there(self.gap_in), causes=there(self.causes_in), forces=there(self.forces_in),
        )  # fmt: skip


def declared() -> "dict[str, Declared]":
    """Return how each table of `Planned` is declared, by its name there."""
    from samverkan_engine.tables import backtesting, effects, labour, outlook, planning
    from samverkan_engine.tables.declared import Declared

    modules = (labour, outlook, planning, effects, backtesting)
    every = {one.name: one for module in modules for one in vars(module).values() if isinstance(one, Declared)}
    return {field.name: every[field.name.upper()] for field in fields(Planned) if field.name != "about"}
