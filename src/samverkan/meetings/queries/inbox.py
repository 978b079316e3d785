"""The inbox: topics that wait, and what the data itself brings up. The latter is computed, never copied."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from django.db.models import CharField, DateField, Exists, F, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle
from samverkan.agreements import states
from samverkan.agreements.consensus import Opinion, latest_of_each, verdict
from samverkan.agreements.models import ActivityStatus, Agreement, Commitment, Standing, StatusReport
from samverkan.areas.models import Area, AreaStatus
from samverkan.meetings.models import (
    AgendaItem,
    ItemKind,
    Meeting,
    MeetingState,
    OutcomeAction,
    PartyDecision,
    PartyDecisionState,
    Topic,
    TopicState,
)
from samverkan.meetings.queries import sharing
from samverkan.relations.queries.results import Result, largest_differences
from samverkan.ui import dates

AHEAD = timedelta(days=365)  # an area is brought up at the yearly meeting before its day


RELATION = "relation:"
"""What is derived from a relationship check begins so; once it has been talked about it is not brought up again."""
QUESTION = "ask:"
"""What an agenda item is derived from when it takes up a question that the briefing proposed: ask:differs:12."""


BRINGS = "brings_"
"""What an agreement tells of a room above begins so."""


TALKED_ABOUT = Q(meeting__state=MeetingState.HELD) & (
    Q(derived_from__startswith=RELATION) | Q(derived_from__startswith=QUESTION + RELATION)
)


@dataclass(frozen=True)
class Derived:
    """Something the data brings up: what it is, in which words, and which commitment it concerns."""

    key: str
    kind: str
    title: str
    why: str = ""
    commitment_id: int | None = None


@dataclass(frozen=True)
class Inbox:
    """What waits to be taken up, as one party sees it: its own unsent topics, those sent, and the computed."""

    own: tuple[Topic, ...]
    sent: tuple[Topic, ...]
    derived: tuple[Derived, ...]

    def __len__(self) -> int:
        return len(self.own) + len(self.sent) + len(self.derived)


@dataclass(frozen=True)
class Finder:
    """How a room above brings things up in an agreement; `is_any` says within a query whether there is anything."""

    find: Callable[[Agreement], Iterable[Derived]]
    is_any: Callable[[OuterRef], Exists] | None = None


_offered: dict[str, Finder] = {}


def offer(room: str, finder: Finder) -> None:
    """Let a room above bring up what it finds: called when it starts."""
    _offered[room] = finder


def with_offers(agreements: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Have each agreement tell which rooms above bring anything up: asked here, it takes no query of its own."""
    asked = {room: finder.is_any for room, finder in _offered.items() if finder.is_any}
    return agreements.annotate(**{f"{BRINGS}{room}": is_any(OuterRef("pk")) for room, is_any in asked.items()})


def inbox(agreement: Agreement, by: Actor, at: datetime) -> Inbox:
    """Return the inbox of an agreement as the actor sees it."""
    visible = Topic.objects.visible_to(by).filter(agreement=agreement, state=TopicState.WAITING)
    topics = list(visible.select_related("home", "commitment"))
    own = tuple(topic for topic in topics if not topic.is_sent)
    sent = tuple(topic for topic in topics if topic.is_sent)
    return Inbox(own, sent, tuple(derived(agreement, at)))


def derived(agreement: Agreement, at: datetime) -> list[Derived]:
    """Return what the data brings up and no coming agenda holds, read from what the parties share."""
    today = timezone.localdate(at)
    entries = [
        *unapproved(agreement),
        *differences(agreement, today),
        *not_come_about(agreement, today),
        *areas(agreement, today),
        *relations(agreement),
        *offered(agreement),
    ]
    taken = taken_up(agreement) if entries else set()
    return [entry for entry in entries if entry.key not in taken]


def offered(agreement: Agreement) -> Iterator[Derived]:
    """Yield what the rooms above bring up."""
    for room, finder in _offered.items():
        if getattr(agreement, f"{BRINGS}{room}", True):
            yield from finder.find(agreement)


def taken_up(agreement: Agreement) -> set[str]:
    """Return what coming agendas hold; of a relationship check also what a meeting has had on its agenda."""
    coming = Q(meeting__state=MeetingState.PLANNED)
    found = AgendaItem.objects.filter(coming | TALKED_ABOUT, meeting__forum__agreement=agreement)
    keys = set(found.values_list("derived_from", flat=True))
    return keys | {key.removeprefix(QUESTION) for key in keys if key.startswith(QUESTION + RELATION)}


def talked_about(agreement: Agreement, before: datetime) -> Exists:
    """Return whether a meeting held before a time has had the statement of a tally on its agenda."""
    held = AgendaItem.objects.filter(
        meeting__forum__agreement=agreement, meeting__state=MeetingState.HELD, meeting__starts_at__lt=before
    )
    statement = Cast(OuterRef("statement_id"), CharField())
    keys = (Concat(Value(begins), statement) for begins in (RELATION, QUESTION + RELATION))
    return Exists(held.filter(derived_from__in=tuple(keys)))


def unapproved(agreement: Agreement) -> Iterator[Derived]:
    """Yield the last meeting held of each forum whose minutes have not been approved by all parties."""
    held = Meeting.objects.of_agreement(agreement.pk).filter(state=MeetingState.HELD)
    latest = {meeting.forum_id: meeting for meeting in held.select_related("record").order_by("starts_at")}
    for meeting in latest.values():
        record = getattr(meeting, "record", None)
        if record is not None and not (record.is_approved or record.is_locked):
            title = _("Approve the minutes of %(meeting)s") % {"meeting": meeting.title}
            why = _("They are out for adjustment.") if record.is_sent else _("They are still a draft.")
            yield Derived(f"minutes:{meeting.pk}", ItemKind.INFORMATION, title, why)


def differences(agreement: Agreement, today: date) -> Iterator[Derived]:
    """Yield each commitment that the parties see differently."""
    reader = sharing.reader(agreement)
    standing = Commitment.objects.visible_to(reader).filter(agreement=agreement).exclude(standing=Standing.DROPPED)
    reports = StatusReport.objects.visible_to(reader).filter(commitment__in=standing.values("pk"), is_latest=True)
    by_commitment: dict[Commitment, list[StatusReport]] = defaultdict(list)
    ordered = reports.select_related("commitment").order_by("commitment__number", "party__position")
    for report in latest_of_each(ordered):
        by_commitment[report.commitment].append(report)
    marks = {p.pk: p.organisation.short_mark for p in sharing.members(agreement) if p.is_member(today)}
    for commitment, said in by_commitment.items():
        heard = [report for report in said if report.party_id in marks]
        opinions = [Opinion(r.party_id, r.state, r.year, r.circle == Circle.PRIVATE) for r in heard]
        if verdict(opinions, bound=()).differs:
            yield difference(commitment, [(marks[r.party_id], states.word(r.state, r.year)) for r in heard])


def difference(commitment: Commitment, said: list[tuple[str, str]]) -> Derived:
    """Return that a commitment is seen differently, with who says what."""
    words = [_("%(party)s says %(state)s") % {"party": mark, "state": state} for mark, state in said]
    title = _("Commitment %(number)s: the views differ (%(title)s)")
    return Derived(
        f"differs:{commitment.pk}",
        ItemKind.STATE,
        title % {"number": commitment.number, "title": commitment.title},
        ", ".join(words) + ".",
        commitment.pk,
    )


def not_come_about(agreement: Agreement, today: date) -> Iterator[Derived]:
    """Yield what was agreed and has not come about: decisions that are awaited, then late actions. One query."""
    told = ("is_late", "day", "number", "place", "pk", "whose", "what")
    awaited = PartyDecision.objects.filter(position__agreement=agreement, state=PartyDecisionState.AWAITED).annotate(
        is_late=Value(0),
        day=Cast(Value(None), DateField()),
        number=F("position__number"),
        place=F("party__position"),
        whose=Cast("party__organisation__short_mark", TextField()),
        what=F("position__text"),
    )
    actions = OutcomeAction.objects.filter(meeting__forum__agreement=agreement, due_on__lt=today).exclude(
        activity__status__in=(ActivityStatus.DONE, ActivityStatus.STOPPED)
    )
    late = actions.exclude(activity__circle=Circle.PRIVATE).annotate(
        is_late=Value(1),
        day=F("due_on"),
        number=Value(0),
        place=Value(0),
        whose=Cast("meeting__title", TextField()),
        what=Cast("activity__title", TextField()),
    )
    rows = awaited.order_by().values_list(*told).union(late.order_by().values_list(*told), all=True)
    in_order = sorted(rows, key=lambda row: (row[0], row[1] or today, row[2:]))
    for is_late, day, number, _place, pk, whose, what in in_order:
        yield _late(pk, what, day, whose) if is_late else _awaited(pk, number, whose, what)


def _awaited(pk: int, number: int, party: str, text: str) -> Derived:
    title = _("Joint position %(number)s: %(party)s has yet to decide") % {"number": number, "party": party}
    return Derived(f"decision:{pk}", ItemKind.FOLLOW_UP, title, text)


def _late(pk: int, activity: str, day: date, meeting: str) -> Derived:
    why = _("Was to be done by %(day)s, according to %(meeting)s.") % {"day": dates.day(day), "meeting": meeting}
    return Derived(f"action:{pk}", ItemKind.FOLLOW_UP, _("Late: %(title)s") % {"title": activity}, why)


def areas(agreement: Agreement, today: date) -> Iterator[Derived]:
    """Yield each area of the agreement that is being explored and is to be decided within a year."""
    reader = sharing.reader(agreement)
    ours = Q(commitments__agreement=agreement) | Q(activities__commitments__agreement=agreement)
    found = Area.objects.visible_to(reader).filter(ours, status=AreaStatus.EXPLORING, decide_by__lte=today + AHEAD)
    for party in sharing.members(agreement):
        seen_by = Actor(organisation=party.organisation, shares_only=reader.shares_only)
        found = found.filter(pk__in=Area.objects.visible_to(seen_by).values("pk"))
    for area in found.distinct().order_by("decide_by", "name_key"):
        yield decision_on(area)


class ToDecide(Protocol):
    """An area that is to be decided on."""

    @property
    def pk(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def decide_by(self) -> date | None: ...
    @property
    def criterion(self) -> str: ...


def decision_on(area: ToDecide) -> Derived:
    """Return that an area is to be decided on, and by what."""
    why = _("To be decided by %(day)s.") % {"day": dates.day(area.decide_by)}
    title = _("Decide on the area %(name)s") % {"name": area.name}
    return Derived(f"area:{area.pk}", ItemKind.DECISION, title, " ".join(filter(None, (why, area.criterion))))


def relations(agreement: Agreement) -> Iterator[Derived]:
    """Yield the two statements on which the leaderships differ most in the latest relationship check."""
    for result in largest_differences(agreement, sharing.reader(agreement)):
        yield Derived(
            f"{RELATION}{result.statement.pk}",
            ItemKind.QUESTION,
            _("We see it differently: %(statement)s") % {"statement": result.statement.swedish},
            why_apart(result),
        )


def why_apart(result: Result) -> str:
    """Return in which check the parties answered a statement differently, and how."""
    words = {"year": result.statement.check_of.year, "medians": result.sentence}
    return _("Relationship check %(year)s. Medians of 1 to 5: %(medians)s.") % words
