"""What is taught beside what is asked for: skills that nobody teaches, and skills taught that nobody asks for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.competence.places import COUNTRY, name_of
from samverkan.competence.queries import vacancies
from samverkan.competence.queries.skills import Sought as Asked
from samverkan.competence.queries.skills import skills
from samverkan.education.models import Judged, Programme, TaughtSkill
from samverkan.education.queries.listing import Sought, chosen
from samverkan.runs.models import Run
from samverkan.search import key
from samverkan.sources.spreadsheets import Value

MISSING, TAUGHT, IDLE = "saknas", "lars-ut", "efterfragas-inte"


@dataclass(frozen=True)
class Wanted:
    """
    What is held against what.

    region     the county, municipality or country whose ads are read
    is_near    only programmes given there or at a distance
    certain    only skills that somebody has confirmed
    """

    region: str
    area: int | None = None
    form: str = ""
    is_near: bool = False
    certain: bool = False
    text: str = ""


@dataclass(frozen=True)
class Line:
    """A skill, how much it is asked for, and the programmes that teach it."""

    name: str
    concept: str
    asked: Asked | None = None
    programmes: tuple[Programme, ...] = ()
    unsure: int = 0

    @property
    def address(self) -> str:
        """The last part of its id, as the page of the skill has it."""
        return self.asked.address if self.asked else ""


@dataclass(frozen=True)
class Coverage:
    """What is taught beside what is asked for, each list with the skills most asked for first."""

    run: Run | None
    months: vacancies.Months | None
    missing: tuple[Line, ...]
    taught: tuple[Line, ...]
    idle: tuple[Line, ...]
    programmes: int
    without_skills: int
    unsure: int

    @property
    def asked(self) -> int:
        """How many skills are asked for at all."""
        return len(self.missing) + len(self.taught)

    def lines(self, which: str) -> tuple[Line, ...]:
        """Return one of the three lists."""
        return {MISSING: self.missing, TAUGHT: self.taught, IDLE: self.idle}.get(which, self.missing)


@dataclass
class Held:
    """A skill by every id that it is known by, the programmes that teach it, and how many of them are not confirmed."""

    name: str
    ids: tuple[str, ...]
    programmes: list[Programme] = field(default_factory=list)
    unsure: int = 0


def coverage(wanted: Wanted, by: Actor) -> Coverage:
    """Return what is taught of what the newest count of ads asks for in a region, and what is not."""
    given = list(programmes(wanted, by))
    return held_against(given, taught(given, certain=wanted.certain), wanted, by)


def held_against(given: Sequence[Programme], held: Sequence[Held], wanted: Wanted, by: Actor) -> Coverage:
    """Return what is taught in some programmes beside what ads ask for."""
    run = vacancies.newest(by)
    months = vacancies.months(run, by, wanted.region) if run else None
    asked = skills(run, wanted.region, months, by) if run and months else ()
    by_id = {one: each for each in held for one in each.ids}
    lines = [line(by_id.get(one.code), one) for one in asked]
    codes = {one.code for one in asked}
    idle = [line(each) for each in held if not codes.intersection(each.ids)] if months else []
    teaching = {one.pk for each in held for one in each.programmes}
    return Coverage(
        run if months else None,
        months,
        fitting((one for one in lines if not one.programmes), wanted.text),
        fitting((one for one in lines if one.programmes), wanted.text),
        fitting(sorted(idle, key=lambda one: (-len(one.programmes), key(one.name))), wanted.text),
        len(given),
        sum(one.pk not in teaching for one in given),
        sum(each.unsure for each in held),
    )


def programmes(wanted: Wanted, by: Actor) -> QuerySet[Programme]:
    """Return the programmes that are held against the ads."""
    found = chosen(Sought(form=wanted.form, area=wanted.area), by)
    if wanted.is_near and wanted.region != COUNTRY:
        found = found.filter(Q(municipality_code__startswith=wanted.region) | Q(municipality_code=""))
    return found


def taught(programmes: Iterable[Programme], *, certain: bool = False) -> list[Held]:
    """Return every skill that some programmes teach, by name, with those that do."""
    by_pk = {one.pk: one for one in programmes}
    rows = TaughtSkill.objects.filter(programme__archived_at=None).exclude(judged=Judged.REMOVED)
    if certain:
        rows = rows.filter(judged=Judged.CONFIRMED)
    held: dict[str, Held] = {}
    for pk, concept, other, name, judged in rows.order_by("name_key", "pk").values_list(
        "programme", "concept", "other", "name", "judged"
    ):
        if pk not in by_pk:
            continue
        each = held.setdefault(concept, Held(name, (concept, other) if other else (concept,)))
        each.programmes.append(by_pk[pk])
        each.unsure += judged == Judged.PROPOSED
    return list(held.values())


def line(held: Held | None, asked: Asked | None = None) -> Line:
    """Return a skill with who asks for it and who teaches it."""
    if held is None:
        assert asked, "a skill is asked for or taught"
        return Line(asked.name, asked.code, asked)
    return Line(asked.name if asked else held.name, held.ids[0], asked, tuple(held.programmes), held.unsure)


def fitting(lines: Iterable[Line], text: str) -> tuple[Line, ...]:
    """Return the lines whose names hold the words."""
    return tuple(one for one in lines if not text or key(text) in key(one.name))


def sheet(found: Coverage, wanted: Wanted, about: list[list[Value]]) -> Iterator[list[Value]]:
    """Yield the head, a row a skill, and last what the figures are and where they come from."""
    yield [_("Skill"), _("Asked for and taught"), _("Vacancies"), _("Ads"), _("Change in number"), _("Programmes"),
           _("Taught in"), _("Concept")]  # fmt: skip
    words = {
        MISSING: _("asked for, nobody teaches it"),
        TAUGHT: _("asked for and taught"),
        IDLE: _("taught, not asked for"),
    }
    for which, what in words.items():
        for one in found.lines(which):
            asked = one.asked
            change = asked.change if asked else None
            yield [
                one.name, what, asked.vacancies if asked else None, asked.ads if asked else None,
                None if change is None else int(change.value or 0), len(one.programmes),
                ", ".join(each.name for each in one.programmes) or None, one.concept,
            ]  # fmt: skip
    yield []
    yield [_("Region"), name_of(wanted.region)]
    yield [_("Programmes and courses held against the ads"), found.programmes]
    yield [_("Of them without skills"), found.without_skills]
    yield [_("Skills not yet confirmed"), found.unsure]
    yield from about
