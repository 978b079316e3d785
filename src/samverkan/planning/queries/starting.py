"""What a case can begin with: the occupations of a region with who work in them, and the education that leads there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle
from samverkan.competence.fields import fields_of
from samverkan.competence.queries.facts import facts
from samverkan.competence.queries.listing import followed_in
from samverkan.competence.queries.names import names
from samverkan.competence.queries.people import Employed, employed_in
from samverkan.competence.queries.regions import chosen, regions
from samverkan.education.models import Credits, Form, Kind, Programme, YearFigures
from samverkan.planning.beginning import WEEKS_A_TERM, Document, Intake, Start, Taught, Worked
from samverkan.planning.flowing import by_themselves, flows, with_flows
from samverkan.planning.queries.delivered import Readers, Sources, delivered, ways
from samverkan.search import key

MOST_TERMS = 14
FORMS = {
    Form.DISTANCE: "distance",
    Form.EVENING: "evening",
    Form.WORK_INTEGRATED: "work-integrated",
    Form.MODULAR: "modular",
    Form.PART_TIME: "part-time",
}
"""The form in a case, where a programme is given in several: the first of these."""


@dataclass(frozen=True)
class Offered:
    """What there is to begin with in a region."""

    region: str
    name: str
    regions: list[tuple[str, str]]
    employed: Employed | None
    names: dict[str, str]
    followed: frozenset[str]

    @property
    def occupations(self) -> list[tuple[str, str]]:
        """The occupations to choose among, those that the party follows first."""
        people: dict[str, float] = self.employed.people if self.employed else {}
        ordered = sorted(people, key=self._place)
        return [(ssyk, f"{self.names.get(ssyk, ssyk)} ({ssyk})") for ssyk in ordered]

    def _place(self, ssyk: str) -> tuple[bool, str]:
        return ssyk not in self.followed, key(self.names.get(ssyk) or ssyk)


def offered(asked: str, by: Actor, today: date) -> Offered:
    """Return what a case can begin with in the region asked for, or in the party's own."""
    there = regions()
    region = chosen(asked, there, by)
    if not region:
        return Offered("", "", there, None, {}, frozenset())
    told = facts(region, today)
    return Offered(
        region, dict(there)[region], there, employed_in(region), names(told), frozenset(followed_in(region, by))
    )


def start(offered: Offered, chosen: Sequence[str], by: Actor, circle: str) -> Start:
    """
    Return what the case begins with: the chosen occupations, and the programmes seen that lead to any of them.

    circle  of the case: one that others see at once has no programme that the party keeps to itself
    """
    employed = offered.employed
    assert employed, "there are occupations to choose"
    source = f"{employed.source}, {employed.year}"
    worked = [Worked(ssyk, offered.names.get(ssyk, ssyk), employed.people[ssyk], source) for ssyk in chosen]
    year = int(employed.year[:4])
    reader = by if circle == Circle.PRIVATE else replace(by, shares_only=True)
    return Start(offered.name, year, worked, _taught(chosen, reader), offered.region)


def with_its_past(begun: Start, document: Document, offered: Offered, readers: Readers) -> tuple[Document, Sources]:
    """Return the case with what the same sources tell of the years before, and these sources, for it to follow."""
    occupations = [one.ssyk for one in begun.occupations]
    employed = offered.employed
    same = (one for one, _n in ways(offered.region, occupations) if employed and one.way.dataset == employed.source)
    series = next(same, None)
    numbers = zip(document["programmes"], begun.programmes, strict=False)
    programmes = {said["id"]: one.number for said, one in numbers if one.number is not None}
    sources = Sources(offered.region, series.way if series else None, programmes)
    found = flows(document, delivered(sources, readers, occupations), {}, {})
    return with_flows(document, by_themselves(document, found)), sources


def _taught(chosen: Sequence[str], by: Actor) -> list[Taught]:
    found = Programme.objects.visible_to(by).given().exclude(kind=Kind.COURSE).prefetch_related("years")
    taught = []
    for programme in found:
        leads = tuple(ssyk for ssyk in chosen if programme.field_code and _leads(programme.field_code, ssyk))
        if leads:
            taught.append(_of(programme, leads))
    return taught


def _leads(field: str, ssyk: str) -> bool:
    return field.startswith(fields_of(ssyk) or ("?",))


def _of(programme: Programme, leads: tuple[str, ...]) -> Taught:
    form = next((name for one, name in FORMS.items() if one in programme.given_as), "campus")
    cost = programme.place_cost_sek
    return Taught(
        programme.name, form, _profile(programme), _terms(programme), leads, _source(programme), cost,
        tuple(_intake(figures) for figures in programme.years.all()), programme.pk,
    )  # fmt: skip


def _source(programme: Programme) -> str:
    return programme.url or f"{programme.provider_name}: {programme.name}"


def _terms(programme: Programme) -> int:
    weeks = (programme.weeks or 2 * WEEKS_A_TERM) * 100 / (programme.pace or 100)
    return min(max(round(weeks / WEEKS_A_TERM), 1), MOST_TERMS)


def _profile(programme: Programme) -> str:
    """Return which usual shares a programme has: by what its credits are, and how long it is."""
    if programme.credit_system != Credits.HP:
        return "yh" if _terms(programme) > 1 else "short"
    if _terms(programme) <= 1:
        return "short"
    return "civing" if _terms(programme) > 7 else "hing"


def _intake(figures: YearFigures) -> Intake:
    return Intake(figures.year, figures.places, figures.applicants, figures.started, figures.finished, figures.source)
