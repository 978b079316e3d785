"""The skills that ads of a region, or of one occupation there, ask for; sorted, sought and handed over."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.competence.queries.behind import ANY, Required, counted, of_last_year
from samverkan.competence.queries.vacancies import Coded, Months, coded
from samverkan.runs.models import Run
from samverkan.runs.queries.tables import shown
from samverkan.search import key
from samverkan.sources.spreadsheets import Value
from samverkan.ui.numbers import Number

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True)
class Sought(Coded):
    """A skill in a region, with the share of its vacancies that need it; nothing when that may not be told."""

    needed: Number | None = None


Line = TypeVar("Line", bound=Coded)
SORTS: dict[str, Callable[[Any], Any]] = {
    "name": lambda one: key(one.name),
    "vacancies": lambda one: one.vacancies,
    "ads": lambda one: one.ads,
    "change": lambda one: (one.change.value if one.change else 0) or 0,
    "needed": lambda one: (one.needed.value if one.needed else 0) or 0,
}


def ordered(found: tuple[Line, ...], sort: str) -> tuple[Line, ...]:
    """Return codes in the order asked for; most vacancies first when none is."""
    name, falls = sort.removeprefix("-"), sort.startswith("-")
    return tuple(sorted(found, key=SORTS[name], reverse=falls)) if name in SORTS else found


def skills(run: Run, region: str, months: Months, by: Actor, ssyk: str | None = None) -> tuple[Sought, ...]:
    """Return every skill asked for in the last year, most vacancies first."""
    import pyarrow.compute as pc

    table = shown(run, "DEMAND", by, region=region, ssyk=ssyk).filter(pc.field("skill").is_valid())
    found = coded(table.to_pylist(), "skill", months, most=None)
    behind = counted(run, by, of_last_year(months, region, ssyk, ANY))
    needed = {} if behind is None else shares_needed(behind)
    return tuple(Sought(one.code, one.name, one.vacancies, one.ads, one.before, needed.get(one.code)) for one in found)


def shares_needed(behind: "pa.Table") -> dict[str, Number]:
    """Return for each skill the share of its vacancies that need it, from rows of COUNTED."""
    import pyarrow as pa
    import pyarrow.compute as pc

    behind = behind.filter(pc.field("skill").is_valid())
    rank = pc.index_in(pc.fill_null(behind["required"], "unspecified"), value_set=pa.array(Required.values))
    once = behind.append_column("rank", rank).group_by(["skill", "fold"]).aggregate([("rank", "min")])
    must = pc.equal(once["rank_min"], Required.values.index(Required.MUST)).cast(pa.int64())
    by_skill = once.append_column("must", must).group_by("skill").aggregate([("must", "mean")])
    return {row["skill"]: Number(100 * row["must_mean"], "%") for row in by_skill.to_pylist()}


def fitting(found: tuple[Sought, ...], text: str) -> tuple[Sought, ...]:
    """Return the skills whose names hold the words."""
    return tuple(one for one in found if key(text) in key(one.name)) if text else found


def sheet(found: tuple[Sought, ...], about: list[list[Value]]) -> Iterator[list[Value]]:
    """Yield the head, a row a skill, and last what the figures are and where they come from."""
    yield [_("Skill"), _("Vacancies"), _("Ads"), _("Since the year before"), _("Share needed (%)"), _("Concept")]
    for one in found:
        change, needed = one.change, one.needed
        yield [
            one.name, one.vacancies, one.ads, None if change is None else int(change.value or 0),
            None if needed is None or needed.value is None else round(needed.value), one.code,
        ]  # fmt: skip
    yield []
    yield from about
