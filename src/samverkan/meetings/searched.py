"""What of this room can be found by its words: meetings, their items and minutes, joint positions, notes and papers."""

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Agreement
from samverkan.meetings.models import (
    AgendaItem,
    ItemPaper,
    JointPosition,
    Meeting,
    MinutesState,
    OutcomeNote,
    PartyDecision,
)
from samverkan.runs import actions as runs
from samverkan.search.registry import Searched
from samverkan.sources.queries import content

LARGEST = 10 * 1024 * 1024
"""Bytes of a paper whose text is read; a larger one is found by its name."""


def items(by: Actor) -> QuerySet[Any]:
    return AgendaItem.objects.filter(meeting__in=Meeting.objects.visible_to(by))


def minutes(by: Actor) -> QuerySet[Any]:
    """Return the items whose minutes the actor may read: those of its own agreements, and locked public ones."""
    own = Q(meeting__forum__agreement__in=Agreement.objects.of_organisation(by.organisation_id).values("pk"))
    public = Q(is_public=True, meeting__record__state=MinutesState.LOCKED)
    return items(by).filter(own | public)


def notes(by: Actor) -> QuerySet[Any]:
    return OutcomeNote.objects.visible_to(by).filter(meeting__in=Meeting.objects.visible_to(by))


def position_words(position: JointPosition) -> str:
    """Return what became of a joint position, and what each party decided of it."""
    decisions = ((d.body, d.registry_number, d.rapporteur, d.delegation, d.note) for d in position.decisions.all())
    return "\n".join(filter(None, (position.text, position.outcome, *(" ".join(filter(None, d)) for d in decisions))))


def paper_words(paper: ItemPaper) -> str:
    """Return the text of a paper, where it is a document that can be read."""
    if paper.snapshot.file.size > LARGEST:
        return ""
    try:
        return runs.read_document(content(paper.snapshot.file), paper.snapshot.name).text
    except (runs.Refused, OSError):
        return ""


def held_on(meeting: Meeting) -> Any:
    return timezone.localdate(meeting.starts_at)


MEETINGS = Searched(
    kind="meetings",
    model=Meeting,
    tab="meetings",
    label=_("Meeting"),
    title=lambda meeting: meeting.title,
    text=lambda meeting: " · ".join(filter(None, (meeting.forum.name, meeting.place))),
    dated=held_on,
    places=lambda meeting: [meeting.forum.agreement_id],
    address=lambda meeting: reverse("meetings:page", args=[meeting.pk]),
    visible=Meeting.objects.visible_to,
    fetch=lambda meetings: meetings.select_related("forum"),
)
ITEMS = Searched(
    kind="items",
    model=AgendaItem,
    tab="meetings",
    label=_("Agenda item"),
    title=lambda item: item.title,
    text=lambda item: "\n".join(filter(None, (item.background, item.proposal))),
    dated=lambda item: held_on(item.meeting),
    places=lambda item: [item.meeting.forum.agreement_id],
    address=lambda item: reverse("meetings:page", args=[item.meeting_id]) + f"#item-{item.pk}",
    visible=items,
    fetch=lambda found: found.select_related("meeting__forum"),
)
MINUTES = Searched(
    kind="minutes",
    model=AgendaItem,
    tab="meetings",
    label=_("Minutes"),
    title=lambda item: item.title,
    text=lambda item: item.notes,
    dated=lambda item: held_on(item.meeting),
    places=lambda item: [item.meeting.forum.agreement_id],
    address=lambda item: reverse("meetings:minutes_paper", args=[item.meeting_id]),
    visible=minutes,
    title_is_borrowed=True,
    fetch=lambda found: found.exclude(notes="").select_related("meeting__forum"),
)
NOTES = Searched(
    kind="notes",
    model=OutcomeNote,
    tab="meetings",
    label=_("Note"),
    title=lambda note: note.meeting.title,
    text=lambda note: note.text,
    dated=lambda note: timezone.localdate(note.noted_at),
    places=lambda note: [note.meeting.forum.agreement_id],
    address=lambda note: reverse("meetings:page", args=[note.meeting_id]),
    visible=notes,
    title_is_borrowed=True,
    fetch=lambda found: found.select_related("meeting__forum"),
)
POSITIONS = Searched(
    kind="positions",
    model=JointPosition,
    tab="positions",
    label=_("Joint position"),
    title=lambda position: str(position.number),
    text=position_words,
    dated=lambda position: position.agreed_on,
    places=lambda position: [position.agreement_id],
    address=lambda position: reverse("meetings:position", args=[position.pk]),
    visible=JointPosition.objects.visible_to,
    fetch=lambda positions: positions.prefetch_related("decisions"),
    also={PartyDecision: "position_id"},
)
PAPERS = Searched(
    kind="papers",
    model=ItemPaper,
    tab="papers",
    label=_("Paper"),
    title=lambda paper: paper.snapshot.name,
    text=paper_words,
    dated=lambda paper: timezone.localdate(paper.attached_at),
    places=lambda paper: [paper.item.meeting.forum.agreement_id],
    address=lambda paper: reverse("meetings:page", args=[paper.item.meeting_id]) + f"#item-{paper.item_id}",
    visible=ItemPaper.objects.visible_to,
    fetch=lambda papers: papers.select_related("item__meeting__forum", "snapshot__file"),
    is_slow=True,
)
SEARCHED = (MEETINGS, ITEMS, MINUTES, NOTES, POSITIONS, PAPERS)
