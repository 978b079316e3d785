"""The meetings of the region: one that was held a year ago, and one that is coming."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from samverkan.accounts.actor import Actor
from samverkan.config.examples.region.book import Book, Given, morning
from samverkan.meetings.actions import agenda, freezing, minutes, outcomes, planning, topics
from samverkan.meetings.models import AgendaItem, ItemKind, Meeting


def make(book: Book) -> None:
    """Make the meetings and the topics that wait for the next one."""
    for one in book.given["meetings"]:
        made = plan(book, one)
        if one.get("held"):
            hold(book, one, made)
        if "freeze" in one:
            by = book.coordinator("mau", timezone.localdate(one["freeze"]))
            freezing.freeze_briefing(meeting=made, by=by, at=one["freeze"])
    for one in book.given["topics"]:
        propose(book, one)


def plan(book: Book, one: Given) -> Meeting:
    """Plan a meeting two months ahead, with its agenda."""
    at: datetime = one["at"] - timedelta(days=60)
    by = book.coordinator("mau", timezone.localdate(at))
    made = planning.plan(
        agreement=book.main,
        starts_at=one["at"],
        minutes=one["minutes"],
        place=one["place"],
        title=f"Ledningsmöte {one['at'].year}",
        by=by,
        at=at,
    )
    for item in one["items"]:
        agenda.add_item(
            meeting=made,
            title=item["title"],
            kind=item["kind"],
            minutes=item["minutes"],
            proposal=item.get("proposal", ""),
            background=item.get("background", ""),
            by=by,
            at=at,
        )
    return made


def hold(book: Book, one: Given, meeting: Meeting) -> None:
    """Write down who was there and what was agreed, then what became of it."""
    at: datetime = one["at"] + timedelta(hours=2)
    by = book.coordinator("mau", timezone.localdate(at))
    present = [
        minutes.Present(book.party(name), *person) for name, people in one["participants"].items() for person in people
    ]
    minutes.record_participants(meeting=meeting, participants=present, by=by, at=at)
    items = zip(one["items"], meeting.items.order_by("position"), strict=True)
    for given, item in items:
        treat(book, given, item, by, at)
    minutes.hold(meeting=meeting, by=by, at=at)
    for given in one["items"]:
        if "position" in given:
            follow(book, given["position"])


def treat(book: Book, given: Given, item: AgendaItem, by: Actor, at: datetime) -> None:
    """Write down what came of one item."""
    meeting = item.meeting
    if "notes" in given:
        minutes.record_notes(item=item, notes=given["notes"], by=by, at=at)
    if "note" in given:
        minutes.note(meeting=meeting, text=given["note"], item=item, by=by, at=at)
    if given["kind"] == ItemKind.DECISION:
        position = given["position"]
        bodies = {book.party(name): body for name, body, *_rest in position.get("decisions", ())}
        outcomes.agree_position(
            meeting=meeting,
            text=position["text"],
            item=item,
            commitments=[book.commitments[given["commitment"]]],
            needs_decision=bodies,
            by=by,
            at=at,
        )


def follow(book: Book, given: Any) -> None:
    """Write down each party's formal decision, and what became of the joint position."""
    position = book.main.jointpositions.get(text=given["text"])
    for name, body, state, decided_on, registry_number in given.get("decisions", ()):
        outcomes.record_party_decision(
            position=position,
            party=book.party(name),
            body=body,
            state=state,
            decided_on=decided_on,
            registry_number=registry_number,
            by=book.coordinator(name, decided_on),
            at=morning(decided_on),
        )
    today = timezone.localdate(book.at)
    outcomes.record_outcome(
        position=position, text=given["outcome"], on=today, by=book.coordinator("mau", today), at=book.at
    )


def propose(book: Book, one: Given) -> None:
    """Propose a topic, and send it to the other party unless it is kept."""
    by = book.coordinator(one["by"], one["dated"])
    made = topics.propose_topic(
        agreement=book.main, title=one["title"], why=one["why"], by=by, at=morning(one["dated"])
    )
    if one.get("circle") != "private":
        topics.send_topic(topic=made, by=by, at=morning(one["dated"]))
