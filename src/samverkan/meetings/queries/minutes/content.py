"""What the minutes of a meeting say to all parties: nothing of a party's own is ever in it."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from samverkan.accounts.models import Circle
from samverkan.agreements.models import Activity
from samverkan.meetings.models import (
    AgendaItem,
    JointPosition,
    Meeting,
    OutcomeAction,
    OutcomeNote,
    PartyDecision,
    PartyDecisionState,
)
from samverkan.meetings.queries import sharing

Content = dict[str, Any]
"""Plain data that is kept with a version: ids, texts, days as text."""


def content_of(meeting: Meeting) -> Content:
    """Return what the minutes say now, as plain data: the same data give the same text and the same fingerprint."""
    outcomes: dict[int | None, Content] = {item.pk: outcome_data() for item in meeting.items.all()}
    outcomes[None] = outcome_data()
    for kind, item, data in gathered(meeting):
        outcomes.get(item, outcomes[None])[kind].append(data)
    begins = timezone.localtime(meeting.starts_at)
    return {
        "title": meeting.title,
        "forum": meeting.forum.name,
        "agreement": meeting.agreement.title,
        "language": meeting.agreement.language,
        "day": begins.date().isoformat(),
        "begins": f"{begins:%H:%M}",
        "ends": f"{begins + timedelta(minutes=meeting.minutes):%H:%M}",
        "place": meeting.place,
        "participants": participants(meeting),
        "items": [item_data(number, item) | outcomes[item.pk] for number, item in enumerate(meeting.items.all(), 1)],
        **outcomes[None],
    }


def outcome_data() -> Content:
    """Return room for what came out of one item, or of the meeting outside its items."""
    return {"positions": [], "actions": [], "noted": []}


def participants(meeting: Meeting) -> list[Content]:
    """Return who was there, party by party; whoever nobody came for is named too."""
    people = list(meeting.participants.all())
    return [
        {
            "party": party.organisation.name,
            "people": [
                {"name": p.name, "title": p.title, "deputy_for": p.deputy_for} for p in people if p.party_id == party.pk
            ],
        }
        for party in sharing.members(meeting.agreement)
    ]


def item_data(number: int, item: AgendaItem) -> Content:
    """Return one item with its text, and whether everybody may read it."""
    return {
        "id": item.pk,
        "number": number,
        "title": item.title,
        "kind": item.kind,
        "state": item.state,
        "notes": item.notes,
        "is_public": item.is_public,
    }


def gathered(meeting: Meeting) -> Iterable[tuple[str, int | None, Content]]:
    """Yield what came out of the meeting and all parties share: its kind, its item and what it says."""
    reader = sharing.reader(meeting.agreement)
    awaited = PartyDecision.objects.exclude(state=PartyDecisionState.NOT_NEEDED).select_related("party__organisation")
    positions = JointPosition.objects.filter(meeting=meeting).select_related("supersedes").order_by("number")
    for position in positions.prefetch_related(Prefetch("decisions", awaited)):
        yield "positions", position.item_id, position_data(position)
    shared = OutcomeAction.objects.filter(meeting=meeting, activity__in=Activity.objects.visible_to(reader))
    actions = shared.select_related("activity").prefetch_related(
        "activity__leads__person", "activity__leads__organisation"
    )
    for action in actions:
        yield "actions", action.item_id, action_data(action)
    for note in OutcomeNote.objects.filter(meeting=meeting).exclude(circle=Circle.PRIVATE):
        yield "noted", note.item_id, {"text": note.text}


def position_data(position: JointPosition) -> Content:
    """Return a joint position, and whose bodies are to decide."""
    return {
        "id": position.pk,
        "number": position.number,
        "text": position.text,
        "replaces": position.supersedes.number if position.supersedes else None,
        "bodies": [
            {"party": decision.party.organisation.name, "body": decision.body} for decision in position.decisions.all()
        ],
    }


def action_data(action: OutcomeAction) -> Content:
    """Return an action: what is to be done, by whom in each party, by when."""
    leads = action.activity.leads.all()
    return {
        "title": action.activity.title,
        "leads": [{"party": lead.organisation.name, "name": lead.person.name} for lead in leads if lead.person],
        "due": action.due_on.isoformat() if action.due_on else "",
    }
