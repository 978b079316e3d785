"""The log of joint positions over the years, of one agreement or all; decisions that a party has yet to make."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation
from samverkan.meetings.models import JointPosition, PartyDecision, PartyDecisionState
from samverkan.meetings.queries.lists import EACH_PAGE, PositionLine, line, my_agreements, with_decisions
from samverkan.search import key
from samverkan.sources.spreadsheets import Value

MOST = 5_000
"""Rows in one file."""


@dataclass(frozen=True)
class Wanted:
    """What part of the log somebody asks for."""

    agreement: int | None = None
    year: int | None = None
    awaits: int | None = None
    words: str = ""
    page: Any = 1

    @property
    def in_use(self) -> int:
        return sum(map(bool, (self.agreement, self.year, self.awaits, self.words)))


@dataclass(frozen=True)
class Choices:
    """What the filters offer."""

    agreements: tuple[tuple[int, str], ...]
    years: tuple[int, ...]
    awaited: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class PositionLog:
    """A page of joint positions, and how many there are in all."""

    rows: Page[JointPosition]
    lines: tuple[PositionLine, ...]
    choices: Choices
    total: int


def everything(by: Actor) -> QuerySet[JointPosition]:
    """Return all joint positions of the actor's agreements that the actor may see."""
    return JointPosition.objects.visible_to(by).filter(agreement__in=my_agreements(by))


def position_log(by: Actor, wanted: Wanted) -> PositionLog:
    """Return the page of the log asked for, the latest first."""
    # What replaced them is fetched for the page alone: looked for in one query with them it is looked for in all.
    found = with_decisions(chosen(by, wanted)).select_related(None).select_related("meeting", "agreement")
    rows = Paginator(found.prefetch_related("replaced_by"), EACH_PAGE)
    page = rows.get_page(wanted.page)
    return PositionLog(page, tuple(line(position) for position in page), choices(by), rows.count)


def chosen(by: Actor, wanted: Wanted) -> QuerySet[JointPosition]:
    """Return the joint positions asked for, the latest first."""
    found = everything(by)
    if key(wanted.words):
        found = found.filter(Q(text_key__contains=key(wanted.words)) | Q(pk__in=numbered(found, wanted.words)))
    if wanted.agreement:
        found = found.filter(agreement=wanted.agreement)
    if wanted.year:
        found = found.filter(agreed_on__year=wanted.year)
    if wanted.awaits:
        waits = PartyDecision.objects.filter(state=PartyDecisionState.AWAITED, party__organisation=wanted.awaits)
        found = found.filter(pk__in=waits.values("position"))
    return found.order_by("-agreed_on", "agreement", "-number")


def numbered(found: QuerySet[JointPosition], words: str) -> QuerySet[Any]:
    """Return those whose number was asked for, when what was written is a number."""
    number = words.strip()
    return found.filter(number=int(number)).values("pk") if number.isdecimal() and len(number) < 5 else found.none()


def choices(by: Actor) -> Choices:
    """Return the agreements, years and parties that the log can be narrowed to."""
    every = everything(by)
    agreements = my_agreements(by).filter(pk__in=every.order_by().values("agreement")).order_by("title_key")
    awaited = PartyDecision.objects.filter(position__in=every.order_by().values("pk"), state=PartyDecisionState.AWAITED)
    parties = Organisation.objects.filter(pk__in=awaited.values("party__organisation")).values_list("pk", "name")
    years = tuple(day.year for day in every.order_by().dates("agreed_on", "year", order="DESC"))
    return Choices(tuple(agreements.values_list("pk", "title")), years, tuple(parties))


def table(by: Actor, wanted: Wanted) -> Iterator[list[Value]]:
    """Yield the log as rows for a file: one for each party's decision, one for a position that needs none."""
    yield [
        _("Agreement"), _("Number of the joint position"), _("Date"), _("Meeting"), _("Joint position"),
        _("Replaced by"),
        _("What became of it"), _("Party"), _("Formal decision"), _("Body"), _("Decided on"), _("Registry number"),
        _("Rapporteur"), _("On delegation"), _("Note"),
    ]  # fmt: skip
    found = with_decisions(chosen(by, wanted)).select_related("agreement", "meeting", "replaced_by")
    for position in found[:MOST]:
        replaced = getattr(position, "replaced_by", None)
        first: list[Value] = [
            position.agreement.title, position.number, position.agreed_on.isoformat(), position.meeting.title,
            position.text, replaced.number if replaced else "", position.outcome,
        ]  # fmt: skip
        for decision in position.decisions.all() or [None]:
            yield [*first, *decision_cells(decision)]


def decision_cells(decision: PartyDecision | None) -> list[Value]:
    """Return one party's formal decision as cells, empty when there is none."""
    if decision is None:
        return [""] * 8
    delegated = (decision.delegation or _("Yes")) if decision.is_delegated else ""
    return [
        decision.party.organisation.name,
        str(decision.get_state_display()),
        decision.body,
        decision.decided_on.isoformat() if decision.decided_on else "",
        decision.registry_number,
        decision.rapporteur,
        delegated,
        decision.note,
    ]


def awaited_of(by: Actor) -> QuerySet[JointPosition]:
    """Return the joint positions on which the actor's own party has yet to decide, the oldest first."""
    waits = PartyDecision.objects.filter(state=PartyDecisionState.AWAITED, party__organisation=by.organisation_id)
    found = everything(by).filter(pk__in=waits.values("position"))
    return with_decisions(found).select_related("agreement", "meeting").order_by("agreed_on", "number")


def reopening(position: JointPosition) -> JointPosition | None:
    """Return the joint position that replaced this one, if any has."""
    return JointPosition.objects.filter(supersedes=position).select_related("meeting").first()
