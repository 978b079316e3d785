"""What the region's meetings wrote down: who came, what was agreed, who adjusted the minutes, what became of it."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from samverkan.accounts.actor import Actor, actor
from samverkan.config.examples.region.book import Book, Given, morning
from samverkan.meetings.actions import minutes, outcomes
from samverkan.meetings.models import Adjustment, AgendaItem, ItemKind, JointPosition, Meeting


def hold(book: Book, one: Given, meeting: Meeting) -> None:
    """Write down who was there and what was agreed, then what became of it."""
    at: datetime = one["at"] + timedelta(hours=2)
    by = book.coordinator("mau", timezone.localdate(at))
    present = [
        minutes.Present(book.party(name), *person) for name, people in one["participants"].items() for person in people
    ]
    minutes.record_participants(meeting=meeting, participants=present, by=by, at=at)
    items = {item.title: item for item in meeting.items.all()}
    for given in one["items"]:
        treat(book, given, items[given["title"]], by, at)
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
    if "own_note" in given:
        minutes.note(meeting=meeting, text=given["own_note"], item=item, circle="private", by=by, at=at)
    if given["kind"] == ItemKind.DECISION:
        agree(book, given, item, by, at)
    if "action" in given:
        start(book, given, item, by, at)


def agree(book: Book, given: Given, item: AgendaItem, by: Actor, at: datetime) -> None:
    """Write down the joint position that was reached, and which one it replaces."""
    position = given["position"]
    bodies = {book.party(name): body for name, body, *_rest in position.get("decisions", ())}
    replaces = position.get("replaces")
    outcomes.agree_position(
        meeting=item.meeting,
        text=position["text"],
        item=item,
        commitments=[book.commitments[given["commitment"]]],
        needs_decision=bodies,
        supersedes=JointPosition.objects.get(agreement=book.main, text=replaces) if replaces else None,
        by=by,
        at=at,
    )


def start(book: Book, given: Given, item: AgendaItem, by: Actor, at: datetime) -> None:
    """Start the action that the meeting wanted."""
    action = given["action"]
    outcomes.start_action(
        meeting=item.meeting,
        item=item,
        title=action["title"],
        commitments=[book.commitments[given["commitment"]]],
        leads={book.party(name): book.people[person] for name, person in action["leads"].items()},
        due_on=action["due"],
        by=by,
        at=at,
    )


def follow(book: Book, given: Given) -> None:
    """Write down each party's formal decision, and what became of the joint position."""
    position = book.main.jointpositions.get(text=given["text"])
    for name, body, state, decided_on, registry_number, *more in given.get("decisions", ()):
        if state == "awaited":
            continue
        said = more[0] if more else {}
        outcomes.record_party_decision(
            position=position,
            party=book.party(name),
            body=body,
            state=state,
            decided_on=decided_on,
            registry_number=registry_number,
            rapporteur=said.get("rapporteur", ""),
            is_delegated="delegation" in said,
            delegation=said.get("delegation", ""),
            by=book.coordinator(name, decided_on),
            at=morning(decided_on),
        )
    if "outcome" in given:
        day, text = given["outcome"]
        on = min(day, timezone.localdate(book.at))
        outcomes.record_outcome(position=position, text=text, on=on, by=book.coordinator("mau", on), at=morning(on))


def adjust(book: Book, given: Given, meeting: Meeting) -> None:
    """Send the minutes for adjustment and let the adjusters answer; what all have approved is locked."""
    if given is None:
        return
    by = book.coordinator("mau", given["sent"])
    for item in meeting.items.filter(title__in=given.get("public", ())):
        minutes.settle_publicity(item=item, is_public=True, by=by, at=morning(given["sent"]))
    adjusters = {book.party(name): [book.people[person]] for name, person in given["adjusters"].items()}
    sent = minutes.send_minutes(meeting=meeting, adjusters=adjusters, by=by, at=morning(given["sent"]))
    for name, day in given["answers"].items():
        person, home = book.people[given["adjusters"][name]], book.organisations[name]
        asked = Adjustment.objects.get(of=sent, person=person)
        answered = timezone.make_aware(datetime.combine(day, time(10)))
        minutes.approve_minutes(adjustment=asked, by=actor(person, home, on=day), at=answered)
