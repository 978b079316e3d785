"""The list of gap cases: cut down, ordered, by page, and as a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import F, Min, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Agreement
from samverkan.areas.models import Area
from samverkan.competence.places import name_of
from samverkan.gap_cases.models import CaseDecision, CaseOwner, CaseState, GapCase, Option
from samverkan.gap_cases.queries.wording import SHOWN, span, word
from samverkan.sources.spreadsheets import Value

ON_A_PAGE = 50
MOST = 5_000
"""Rows in one file."""
SORTS = {
    "title": "title_key",
    "year": "year",
    "missing": "high",
    "opened": "opened_at",
    "next": "next_due",
}
DEFAULT_SORT = "-opened"


@dataclass(frozen=True)
class Sought:
    """What the list is cut down to; empty means all."""

    text: str = ""
    state: str = ""
    region: str = ""
    agreement: int | None = None
    mine: bool = False

    @property
    def active(self) -> int:
        """How many of the filters are in use."""
        return sum(bool(value) for value in vars(self).values())


@dataclass(frozen=True)
class CaseLine:
    """One case in the list."""

    case: GapCase
    state: str
    shown: str
    word: str
    region: str
    span: str
    owners: str
    next_due: date | None
    is_late: bool


def case_page(sought: Sought, sort: str, number: str, by: Actor, today: date) -> Page[CaseLine]:
    """Return one page of the cases that the actor sees and seeks; two queries for them, however many."""
    page: Page[Any] = Paginator(ordered(chosen(sought, by), sort), ON_A_PAGE).get_page(number)
    page.object_list = [line(case, today) for case in _told(page.object_list)]
    return page


def chosen(sought: Sought, by: Actor) -> QuerySet[GapCase]:
    """Return the cases that fit the filters, each with where it stands and when it is next looked back at."""
    waiting = Q(decisions__withdrawn_at=None, decisions__look_backs__done_at=None)
    found = GapCase.objects.visible_to(by).with_state()
    found = found.annotate(next_due=Min("decisions__look_backs__due_on", filter=waiting))
    if sought.text:
        found = found.found_by(sought.text)
    if sought.state:
        found = found.filter(state=sought.state)
    if sought.region:
        found = found.filter(region=sought.region)
    if sought.agreement:
        found = found.filter(agreement=sought.agreement)
    if sought.mine and by.person:
        found = found.filter(pk__in=CaseOwner.objects.filter(person=by.person).values("case"))
    return found


def ordered(found: QuerySet[GapCase], sort: str) -> QuerySet[GapCase]:
    """Return the cases in the order asked for; those without a day come last."""
    falls = (sort or DEFAULT_SORT).startswith("-")
    name = SORTS.get((sort or DEFAULT_SORT).removeprefix("-"), SORTS["opened"])
    by = F(name).desc(nulls_last=True) if falls else F(name).asc(nulls_last=True)
    return found.order_by(by, "pk")


def _told(cases: Any) -> QuerySet[GapCase]:
    owners = Prefetch("owners", CaseOwner.objects.select_related("person"))
    told: QuerySet[GapCase] = cases.select_related("agreement").prefetch_related(owners)
    return told


def line(case: Any, today: date, *, with_owners: bool = True) -> CaseLine:
    """Return a case, fetched with where it stands, as a line."""
    due = case.next_due if case.state != CaseState.CLOSED else None
    return CaseLine(
        case=case,
        state=case.state,
        shown=SHOWN[case.state],
        word=word(case.state),
        region=name_of(case.region),
        span=span(case.low, case.high),
        owners=", ".join(owner.person.name for owner in case.owners.all()) if with_owners else "",
        next_due=due,
        is_late=bool(due and due < today),
    )


def cases_of_area(area: Area, by: Actor, today: date) -> list[CaseLine]:
    """Return the cases of an area that the actor sees, those not closed first."""
    found = ordered(chosen(Sought(), by).filter(area=area), DEFAULT_SORT)
    lines = [line(case, today, with_owners=False) for case in found]
    return sorted(lines, key=lambda one: one.state == CaseState.CLOSED)


def agreements(by: Actor) -> list[tuple[int, str]]:
    """Return the agreements that any case the actor sees belongs to."""
    within = GapCase.objects.visible_to(by).order_by().values("agreement")
    return list(Agreement.objects.filter(pk__in=within).values_list("pk", "title"))


def regions(by: Actor) -> list[tuple[str, str]]:
    """Return the regions that any case the actor sees is about."""
    codes = GapCase.objects.visible_to(by).order_by().values_list("region", flat=True).distinct()
    return sorted(((code, name_of(code)) for code in codes), key=lambda one: one[1])


def table(sought: Sought, sort: str, by: Actor, today: date) -> Iterator[list[Value]]:
    """Yield the cases as rows for a file: a case on a row, with its decision where there is one."""
    yield [
        _("Competence gap"), _("SSYK"), _("Occupation"), _("Region"), _("Year"), _("Missing, at least"),
        _("Missing, at most"), _("Source"), _("State"), _("Agreement"), _("Owners"), _("Options"), _("Chosen option"),
        _("Decided by"), _("Decided on"), _("Registry number"), _("Next look-back"), _("Closed because"),
    ]  # fmt: skip
    standing = CaseDecision.objects.filter(withdrawn_at=None).select_related("option")
    found = _told(ordered(chosen(sought, by), sort)).prefetch_related(
        Prefetch("decisions", standing, to_attr="standing"), Prefetch("options", Option.objects.only("case", "title"))
    )
    for case in found[:MOST]:
        yield _row(case, line(case, today))


def _row(case: Any, told: CaseLine) -> list[Value]:
    decision = next(iter(case.standing), None)
    decided: list[Value] = [
        decision.option.title, decision.body, decision.decided_on.isoformat(), decision.registry_number
    ] if decision else [""] * 4  # fmt: skip
    return [
        case.title, case.ssyk, case.occupation, told.region, case.year, case.low, case.high, case.source, told.word,
        case.agreement.title, told.owners, "; ".join(option.title for option in case.options.all()), *decided,
        told.next_due.isoformat() if told.next_due else "", case.closed_why,
    ]  # fmt: skip
