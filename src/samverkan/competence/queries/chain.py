"""The value chain of a region: how demand moves in each of its stages, with their occupations and skills."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.competence import chains
from samverkan.competence.chains import Stage
from samverkan.competence.models import ValueChain
from samverkan.competence.queries.behind import ANY, Wanted, counted, folds, of_last_year
from samverkan.competence.queries.skills import Sought, skills
from samverkan.competence.queries.vacancies import Coded, Months, coded
from samverkan.runs.models import Run
from samverkan.runs.queries.tables import shown
from samverkan.sources.spreadsheets import Value
from samverkan.ui.charts import Bar, Chart, Part, bars
from samverkan.ui.numbers import Number

if TYPE_CHECKING:
    import pyarrow as pa

TOP = 5
NAME = 18
"""Characters that fit beside a bar."""


@dataclass(frozen=True)
class Moving:
    """
    One stage with what is asked for in it.

    ads, before  folded ads of the last year that name at least one of its skills, and of the year before; None where
                 single ads may not be seen, or the year before is not covered
    """

    stage: Stage
    ads: int | None
    before: int | None
    skills: tuple[Sought, ...]
    occupations: tuple[Coded, ...]

    @property
    def change(self) -> Number | None:
        return None if self.ads is None or self.before is None else Number(self.ads - self.before)

    @property
    def top(self) -> tuple[Sought, ...]:
        return self.skills[:TOP]


def own_chain(by: Actor) -> ValueChain | None:
    """Return the chain that the actor's party has made; none while it uses the usual one."""
    return ValueChain.objects.filter(organisation=by.organisation_id).first()


def stages(kept: ValueChain | None) -> tuple[Stage, ...]:
    """Return the stages of a party's chain, or the usual ones."""
    return chains.read(kept.stages) if kept else chains.usual()


def moving(run: Run, region: str, months: Months, of: tuple[Stage, ...], by: Actor) -> tuple[Moving, ...]:
    """Return what is asked for in each stage; an ad counts in every stage that it names a skill of."""
    import pyarrow.compute as pc

    found = skills(run, region, months, by)
    table = shown(run, "DEMAND", by, region=region, skill=None).filter(pc.field("ssyk").is_valid())
    occupations = {one.code: one for one in coded(table.to_pylist(), "ssyk", months, most=None)}
    last = counted(run, by, of_last_year(months, region, skill=ANY))
    before = None
    if months.before:
        before = counted(run, by, Wanted(region, skill=ANY, first=months.before[0], last=months.before[-1]))
    return tuple(within(stage, found, occupations, last, before) for stage in of)


def within(
    stage: Stage, found: tuple[Sought, ...], known: dict[str, Coded], last: "pa.Table | None", before: "pa.Table | None"
) -> Moving:
    own = tuple(one for one in found if stage.asks_for(one.name))
    codes = [one.code for one in own]
    return Moving(
        stage,
        naming(last, codes),
        naming(before, codes),
        own,
        tuple(known[code] for code in stage.occupations if code in known),
    )


def naming(table: "pa.Table | None", codes: list[str]) -> int | None:
    """Return how many vacancies name at least one of the skills."""
    import pyarrow as pa
    import pyarrow.compute as pc

    wanted = pa.array(codes, pa.string())
    return None if table is None else folds(table.filter(pc.field("skill").isin(wanted)))


def drawn(found: tuple[Moving, ...]) -> Chart | None:
    """Draw the ads of each stage in the last year; long names are cut to what fits beside the bars."""
    if not any(one.ads for one in found):
        return None
    rows = [Bar([Part(_("ads"), one.ads or 0, "good")], Truncator(one.stage.name).chars(NAME)) for one in found]
    return bars(_("Ads that name a skill of the stage, the last year"), rows, _("ads"))


def sheet(found: tuple[Moving, ...], about: list[list[Value]]) -> Iterator[list[Value]]:
    """Yield a row for each stage, and for each of its skills and occupations."""
    yield [_("Stage"), _("What"), _("Name"), _("Ads"), _("Vacancies"), _("Change in number")]
    for one in found:
        yield [one.stage.name, _("Stage"), None, one.ads, None, whole(one.change)]
        for skill in one.skills:
            yield [one.stage.name, _("Skill"), skill.name, skill.ads, skill.vacancies, whole(skill.change)]
        for occupation in one.occupations:
            yield [
                one.stage.name, _("Occupation"), occupation.name, occupation.ads, occupation.vacancies,
                whole(occupation.change),
            ]  # fmt: skip
    yield []
    yield from about


def whole(number: Number | None) -> int | None:
    return None if number is None else int(number.value or 0)
