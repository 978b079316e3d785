"""The list of programmes and courses: cut down, ordered, a page at a time, each with its newest figures."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, F, OrderBy, OuterRef, Q, QuerySet, Subquery

from samverkan.accounts.actor import Actor, told_concern
from samverkan.areas.models import Area
from samverkan.competence.places import county_of, name_of
from samverkan.education.models import Judged, Programme, TaughtSkill, YearFigures
from samverkan.education.models.several import one_of

ON_A_PAGE = 50
DEFAULT_SORT = "name"
SORTS: dict[str, tuple[str, ...]] = {
    "name": ("name_key",),
    "provider": ("provider_key", "name_key"),
    "level": ("level", "name_key"),
    "weeks": ("weeks", "name_key"),
    "places": ("newest_places", "name_key"),
    "applicants": ("newest_applicants", "name_key"),
    "skills": ("taught", "name_key"),
}
ARCHIVED = "archived"


@dataclass(frozen=True)
class Sought:
    """What the list is cut down to; empty means all that are given."""

    text: str = ""
    kind: str = ""
    form: str = ""
    level: int | None = None
    place: str = ""
    provider: str = ""
    area: int | None = None
    stage: str = ""
    state: str = ""

    @property
    def active(self) -> int:
        """How many of the filters are in use."""
        return sum(bool(value) for value in vars(self).values())


def chosen(sought: Sought, by: Actor) -> QuerySet[Programme]:
    """Return the programmes that fit the filters, each with `newest_places`, `newest_applicants` and `taught`."""
    found = Programme.objects.visible_to(by)
    found = found.exclude(archived_at=None) if sought.state == ARCHIVED else found.given()
    if sought.text:
        found = found.found_by(sought.text)
    if sought.form:
        found = found.in_form(sought.form)
    if sought.stage:
        found = found.filter(stages__contains=one_of(sought.stage))
    if sought.place:
        found = found.filter(municipality_code__startswith=sought.place)
    plain = {"kind": sought.kind, "level": sought.level, "provider_name": sought.provider, "areas": sought.area}
    found = found.filter(**{name: value for name, value in plain.items() if value})
    return told(told_concern(found, by))


def told(found: QuerySet[Programme]) -> QuerySet[Programme]:
    """Let each tell its newest places and applicants, and how many skills it teaches."""
    newest = YearFigures.objects.filter(programme=OuterRef("pk")).order_by("-year")
    return found.annotate(
        newest_year=Subquery(newest.values("year")[:1]),
        newest_places=Subquery(newest.exclude(places=None).values("places")[:1]),
        newest_applicants=Subquery(newest.exclude(applicants=None).values("applicants")[:1]),
        taught=Count("skills", filter=~Q(skills__judged=Judged.REMOVED), distinct=True),
    )


def ordered(found: QuerySet[Programme], sort: str) -> QuerySet[Programme]:
    """Return programmes in the order asked for; those of which it is not known come last."""
    name, falls = sort.removeprefix("-"), sort.startswith("-")
    first, *rest = SORTS.get(name, SORTS[DEFAULT_SORT])
    return found.order_by(OrderBy(F(first), descending=falls, nulls_last=True), *rest, "pk")


def programme_page(sought: Sought, sort: str, number: str, by: Actor) -> Page[Programme]:
    """Return one page of the list."""
    return Paginator(ordered(chosen(sought, by), sort), ON_A_PAGE).get_page(number)


def providers(by: Actor) -> list[str]:
    """Return who gives what the actor sees."""
    seen = Programme.objects.visible_to(by).order_by("provider_key").values_list("provider_name", flat=True)
    return list(dict.fromkeys(seen))


def places(by: Actor) -> list[tuple[str, str]]:
    """Return the counties and municipalities where something is given: code and name."""
    codes = set(
        Programme.objects.visible_to(by).exclude(municipality_code="").values_list("municipality_code", flat=True)
    )
    codes |= {county_of(code) for code in codes}
    return [(code, name_of(code)) for code in sorted(codes)]


def areas(by: Actor) -> Iterable[Area]:
    """Return the areas that the actor sees."""
    return Area.objects.visible_to(by)


def teaching(by: Actor) -> QuerySet[Programme]:
    """Return the programmes whose skills are known."""
    known = TaughtSkill.objects.filter(programme=OuterRef("pk")).exclude(judged=Judged.REMOVED)
    return Programme.objects.visible_to(by).given().filter(Exists(known))
