"""Lists of meetings and the numbered log of joint positions."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Agreement
from samverkan.meetings.models import Forum, JointPosition, Meeting, MeetingState, PartyDecision
from samverkan.meetings.queries import sharing
from samverkan.search import key
from samverkan.ui.components import PartyMark

MEETINGS = _("Meetings")
EACH_PAGE = 25
LATEST = 10
SORTS = {
    "date": ("starts_at",),
    "agreement": ("forum__agreement__title_key", "starts_at"),
}


DRAFT = "draft"
STATES = (*MeetingState.values, DRAFT)
AHEAD = (MeetingState.PLANNED.value, DRAFT)
IN_STATE = {state: Q(state=state) for state in MeetingState.values} | {
    DRAFT: Q(state=MeetingState.PLANNED, called_at=None),
}


@dataclass(frozen=True)
class Wish:
    """What part of a list somebody asks for; drafts are among the coming meetings, and can be listed alone."""

    agreement: int | None = None
    kind: str = ""
    state: str = MeetingState.PLANNED
    sort: str = ""
    page: Any = 1


@dataclass(frozen=True)
class MeetingList:
    """A page of meetings, how many there are in each state, and the agreements to choose among."""

    rows: Page[Meeting]
    counts: dict[str, int]
    agreements: tuple[tuple[int, str], ...]


def my_agreements(by: Actor) -> QuerySet[Agreement]:
    """Return the agreements that the actor's organisation is party to and may see."""
    return Agreement.objects.visible_to(by).of_organisation(by.organisation_id)


def meetings(by: Actor, wish: Wish) -> MeetingList:
    """Return the meetings of all my agreements, as wished."""
    agreements = tuple(my_agreements(by).values_list("pk", "title"))
    chosen = Meeting.objects.visible_to(by).filter(forum__agreement__in=[pk for pk, _title in agreements])
    if wish.agreement:
        chosen = chosen.of_agreement(wish.agreement)
    if wish.kind:
        chosen = chosen.filter(forum__kind=wish.kind)
    counted = chosen.aggregate(**{state: Count("pk", filter=found) for state, found in IN_STATE.items()})
    return MeetingList(page(sorted_as(chosen, wish), wish), counted, agreements)


def sorted_as(chosen: QuerySet[Meeting], wish: Wish) -> QuerySet[Meeting]:
    """Return the meetings of the wished state in the wished order: coming ones the next first, others the last."""
    sort = wish.sort or ("date" if wish.state in AHEAD else "-date")
    fields = SORTS.get(sort.lstrip("-"), SORTS["date"])
    order = [f"-{field}" if sort.startswith("-") else field for field in fields]
    rows = chosen.filter(IN_STATE[wish.state]).select_related("forum__agreement")
    return rows.annotate(
        item_count=Count("items", distinct=True), position_count=Count("positions", distinct=True)
    ).order_by(*order, "pk")


def page(rows: QuerySet[Any], wish: Wish) -> Page[Any]:
    return Paginator(rows, EACH_PAGE).get_page(wish.page)


@dataclass(frozen=True)
class DecisionLine:
    """One party's formal decision on a joint position."""

    mark: PartyMark
    decision: PartyDecision

    @property
    def state(self) -> str:
        states = {"awaited": "not_started", "approved": "decided", "rejected": "dropped", "not_needed": "planned"}
        return states[self.decision.state]


@dataclass(frozen=True)
class PositionLine:
    """A joint position with each party's formal decision where one is needed."""

    position: JointPosition
    decisions: tuple[DecisionLine, ...]

    @property
    def replaced_by(self) -> JointPosition | None:
        """The later joint position that has replaced it; both stay in the log."""
        return getattr(self.position, "replaced_by", None)


@dataclass(frozen=True)
class Log:
    """A page of the joint positions, and the years that have any."""

    rows: Page[JointPosition]
    lines: tuple[PositionLine, ...]
    years: tuple[int, ...]
    words: str
    year: int | None


def log(agreement: Agreement, by: Actor, *, words: str = "", year: int | None = None, number: Any = 1) -> Log:
    """Return the joint positions over the years, the latest first, found by words and year."""
    everything = JointPosition.objects.visible_to(by).filter(agreement=agreement)
    by_year = everything.order_by().values_list("agreed_on__year").annotate(Count("pk")).order_by("-agreed_on__year")
    counted = dict(by_year)
    found = everything.found_by(words) if key(words) else everything
    if year:
        found = found.filter(agreed_on__year=year)
    pages = Paginator(with_decisions(found), EACH_PAGE)
    if not key(words):
        pages.count = counted.get(year, 0) if year else sum(counted.values())  # known, so that it is not asked again
    rows = pages.get_page(number)
    return Log(rows, tuple(line(position) for position in rows), tuple(counted), words, year)


def with_decisions(positions: QuerySet[JointPosition]) -> QuerySet[JointPosition]:
    """Fetch what a line of the log shows."""
    decisions = PartyDecision.objects.select_related("party__organisation")
    return positions.select_related("meeting", "replaced_by").prefetch_related(Prefetch("decisions", decisions))


def line(position: JointPosition) -> PositionLine:
    """Return a joint position as it is listed."""
    decisions = tuple(DecisionLine(sharing.mark(d.party), d) for d in position.decisions.all())
    return PositionLine(position, decisions)


@dataclass(frozen=True)
class AgreementMeetings:
    """The meetings of one agreement: its forums, what comes, what has been."""

    agreement: Agreement
    forums: tuple[Forum, ...]
    coming: tuple[Meeting, ...]
    held: tuple[Meeting, ...]
    has_older: bool
    log: Log


def of_agreement(agreement: Agreement, by: Actor, *, log: Log) -> AgreementMeetings:
    """Return the meetings of an agreement and its log of joint positions."""
    visible = Meeting.objects.visible_to(by).of_agreement(agreement.pk).select_related("forum")
    counted = visible.annotate(item_count=Count("items", distinct=True))
    coming = tuple(counted.filter(state=MeetingState.PLANNED).order_by("starts_at")[:50])
    before = visible.exclude(state=MeetingState.PLANNED).annotate(position_count=Count("positions"))
    held = tuple(before.order_by("-starts_at", "pk")[: LATEST + 1])
    forums = tuple(Forum.objects.visible_to(by).filter(agreement=agreement))
    return AgreementMeetings(agreement, forums, coming, held[:LATEST], len(held) > LATEST, log)
