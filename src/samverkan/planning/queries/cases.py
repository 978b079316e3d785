"""Cases on a page: the list, and one with what it is built on."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import OuterRef, Subquery

from samverkan.accounts.actor import Actor
from samverkan.areas.models import Area
from samverkan.planning.files import Checked, checked
from samverkan.planning.models import Calculation, Case, CaseVersion
from samverkan.planning.sections.labels import FORMS
from samverkan.runs.models import State
from samverkan.runs.queries.lists import SHAPES
from samverkan_engine.cases.declared import declared
from samverkan_engine.tables.planned import ENOUGH_SOURCED

ON_A_PAGE = 30


@dataclass(frozen=True)
class Sourced:
    """How many numbers a version is computed from, and how many of them somebody has delivered."""

    figures: int
    sourced: int

    @property
    def share(self) -> float:
        return self.sourced / max(self.figures, 1)

    @property
    def percent(self) -> int:
        return round(100 * self.share)

    @property
    def is_example(self) -> bool:
        return self.share < ENOUGH_SOURCED


@dataclass(frozen=True)
class CaseLine:
    """One case in the list."""

    case: Case
    version: CaseVersion
    last_state: str

    @property
    def sourced(self) -> Sourced:
        return Sourced(self.version.figures, self.version.sourced)

    @property
    def shape(self) -> str:
        return SHAPES.get(self.last_state, "")

    @property
    def word(self) -> str:
        return str(State(self.last_state).label) if self.last_state else ""


@dataclass(frozen=True)
class CaseView:
    """One case as it stands, with its file read."""

    case: Case
    version: CaseVersion

    @cached_property
    def file(self) -> Checked:
        return checked(self.version.text)

    @property
    def document(self) -> Mapping[str, Any]:
        return self.file.document

    @property
    def first_year(self) -> int:
        return int(self.document["start_year"])

    @property
    def last_year(self) -> int:
        return self.first_year + int(self.document["horizon_years"])

    @property
    def sourced(self) -> Sourced:
        return Sourced(self.version.figures, self.version.sourced)


def case_page(number: str, by: Actor) -> Page[CaseLine]:
    """Return one page of the cases that the actor sees, by title; two queries, however many."""
    newest = Calculation.objects.filter(case=OuterRef("pk"), scenario=None).order_by("-run__asked_at", "-pk")
    found = Case.objects.visible_to(by).select_related("home")
    found = found.annotate(last_state=Subquery(newest.values("run__state")[:1]))
    page: Page[Any] = Paginator(found, ON_A_PAGE).get_page(number)
    cases = list(page.object_list)
    versions = CaseVersion.objects.filter(case__in=cases).defer("text").select_related("saved_by")
    by_case = {(version.case_id, version.number): version for version in versions}
    page.object_list = [CaseLine(case, by_case[case.pk, case.version], case.last_state or "") for case in cases]
    return page


def area_of(case: Case, by: Actor) -> Area | None:
    """Return the area of a case, where the reader sees that too: its party may keep it to itself."""
    return Area.objects.visible_to(by).filter(pk=case.area_id).first() if case.area_id else None


def stamp_of(case: Case) -> str:
    """Return what tells whether anybody has changed what is said of a case beside its file."""
    concerned = sorted(case.organisations.values_list("pk", flat=True))
    said = (case.title, case.description, case.area_id, concerned)
    return sha256(repr(said).encode()).hexdigest()[:16]


def newest_version(case: Case) -> CaseVersion:
    """Return the version of a case that stands."""
    return case.versions.select_related("saved_by", "saved_for").get(number=case.version)


def whole(case: Case) -> CaseView:
    """Return a case as it stands."""
    return CaseView(case, newest_version(case))


@dataclass(frozen=True)
class ProgrammeLine:
    """One programme of a case in a list."""

    number: int
    name: str
    form: str
    seats: float
    terms: int
    routes: tuple[tuple[str, int], ...]


def programme_lines(document: Mapping[str, Any]) -> list[ProgrammeLine]:
    """Return the programmes in the order of the file, with where they lead."""
    names = {one["ssyk"]: one["name"] for one in document["occupations"]["list"]}
    said = declared(document).programmes
    return [
        ProgrammeLine(
            number, one.name, str(FORMS.get(one.form, one.form)), one.seats, one.terms,
            tuple((names.get(ssyk, ssyk), round(100 * share)) for ssyk, share in one.routes.items()),
        )
        for number, one in enumerate(said, start=1)
    ]  # fmt: skip
