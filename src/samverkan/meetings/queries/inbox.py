"""The inbox: topics that wait, and what the data itself brings up. The latter is computed, never copied."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import ActivityStatus, Agreement, Commitment
from samverkan.agreements.queries.health import CommitmentView, commitment_views, differing_states
from samverkan.areas.models import Area, AreaStatus
from samverkan.meetings.models import (
    AgendaItem,
    ItemKind,
    MeetingState,
    OutcomeAction,
    PartyDecision,
    PartyDecisionState,
    Topic,
    TopicState,
)
from samverkan.meetings.queries import common
from samverkan.ui import dates

AHEAD = timedelta(days=365)  # an area is brought up at the yearly meeting before its day


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
    taken = set(
        AgendaItem.objects.filter(meeting__forum__agreement=agreement, meeting__state=MeetingState.PLANNED).values_list(
            "derived_from", flat=True
        )
    )
    entries = [
        *differences(agreement, today),
        *awaited(agreement),
        *late(agreement, today),
        *areas(agreement, today),
    ]
    return [entry for entry in entries if entry.key not in taken]


def differences(agreement: Agreement, today: date) -> Iterator[Derived]:
    """Yield each commitment that the parties see differently."""
    reader = common.reader(agreement)
    commitments = Commitment.objects.visible_to(reader).filter(agreement=agreement)
    for view in commitment_views(commitments, reader, today):
        if view.differs:
            title = _("Commitment %(number)s: the views differ (%(title)s)")
            yield Derived(
                f"differs:{view.commitment.pk}",
                ItemKind.STATE,
                title % {"number": view.number, "title": view.commitment.title},
                said(view),
                view.commitment.pk,
            )


def said(view: CommitmentView) -> str:
    """Return who says what about a commitment, as one sentence."""
    opinions = [
        _("%(party)s says %(state)s") % {"party": mark.mark, "state": state} for mark, state in differing_states(view)
    ]
    return ", ".join(opinions) + "."


def awaited(agreement: Agreement) -> Iterator[Derived]:
    """Yield each formal decision that a party has yet to make on a joint position."""
    decisions = PartyDecision.objects.filter(
        position__agreement=agreement, state=PartyDecisionState.AWAITED
    ).select_related("party__organisation", "position")
    for decision in decisions.order_by("position__number", "party__position"):
        title = _("Joint position %(number)s: %(party)s has yet to decide")
        words = {"number": decision.position.number, "party": decision.party.organisation.short_mark}
        yield Derived(f"decision:{decision.pk}", ItemKind.FOLLOW_UP, title % words, decision.position.text)


def late(agreement: Agreement, today: date) -> Iterator[Derived]:
    """Yield each action from a meeting whose day has passed and that is neither done nor stopped."""
    actions = (
        OutcomeAction.objects.filter(meeting__forum__agreement=agreement, due_on__lt=today)
        .exclude(activity__status__in=(ActivityStatus.DONE, ActivityStatus.STOPPED))
        .exclude(activity__circle="private")
        .select_related("activity", "meeting")
    )
    for action in actions:
        yield Derived(
            f"action:{action.pk}",
            ItemKind.FOLLOW_UP,
            _("Late: %(title)s") % {"title": action.activity.title},
            _("Was to be done by %(day)s, according to %(meeting)s.")
            % {"day": dates.day(action.due_on), "meeting": action.meeting.title},
        )


def areas(agreement: Agreement, today: date) -> Iterator[Derived]:
    """Yield each area of the agreement that is being explored and is to be decided within a year."""
    reader = common.reader(agreement)
    ours = Q(commitments__agreement=agreement) | Q(activities__commitments__agreement=agreement)
    found = Area.objects.visible_to(reader).filter(ours, status=AreaStatus.EXPLORING, decide_by__lte=today + AHEAD)
    for party in agreement.parties.select_related("organisation"):
        seen_by = Actor(organisation=party.organisation, shares_only=reader.shares_only)
        found = found.filter(pk__in=Area.objects.visible_to(seen_by).values("pk"))
    for area in found.distinct().order_by("decide_by", "name_key"):
        yield Derived(
            f"area:{area.pk}",
            ItemKind.DECISION,
            _("Decide on the area %(name)s") % {"name": area.name},
            _("To be decided by %(day)s.") % {"day": dates.day(area.decide_by)}
            + (f" {area.criterion}" if area.criterion else ""),
        )
