"""Joint positions: what a meeting agreed, reworded, replaced and followed up."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Agreement, Commitment, Party
from samverkan.journal.actions import record
from samverkan.meetings.actions.agenda import ItemDealtWith, append, check_decisions, number
from samverkan.meetings.actions.checks import NotAParty, note_on, opened, unchanged
from samverkan.meetings.actions.minutes.checks import writable
from samverkan.meetings.models import AgendaItem, ItemKind, ItemState, JointPosition, Meeting, PartyDecision
from samverkan.meetings.queries.before import REOPENED


class ForeignCommitment(Exception):
    """The commitment is not one of this agreement's that all parties see."""


class AlreadyReplaced(Exception):
    """The joint position has been replaced, or belongs to another agreement."""


@transaction.atomic
def agree_position(
    *,
    meeting: Meeting,
    text: str,
    item: AgendaItem | None = None,
    commitments: Iterable[Commitment] = (),
    needs_decision: Mapping[Party, str] | None = None,
    supersedes: JointPosition | None = None,
    by: Actor,
    at: datetime,
) -> JointPosition:
    """
    Write down what the meeting agreed, with the agreement's next number.

    `needs_decision` names the parties whose own body must decide formally, each with that body's name
    ("" while it is not known). `supersedes` is an earlier one that this replaces: it stays, shown as replaced.
    """
    agreement = meeting.agreement
    require(by, Permission.MEETING_RECORD, agreement)
    current = writable(meeting)
    Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)  # numbers are given one at a time
    twin = JointPosition.objects.filter(meeting=current, item=item, text=text, supersedes=supersedes).first()
    if twin:
        return twin  # the button was pressed twice
    check_replaceable(supersedes, agreement)
    latest = 1 + (JointPosition.objects.filter(agreement=agreement).aggregate(last=Max("number"))["last"] or 0)
    position = JointPosition.objects.create(
        agreement=agreement,
        meeting=current,
        item=item,
        number=latest,
        text=text,
        supersedes=supersedes,
        agreed_on=timezone.localdate(current.starts_at),
        circle=Circle.SHARED,
        home=agreement.home,
    )
    position.commitments.set(common(commitments, agreement))
    await_decisions(position, needs_decision or {})
    if item is not None and current.is_planned:
        settle(item)
    record("meetings.agree_position", position, by=by, at=at, within=agreement, detail={"number": latest})
    return position


def check_replaceable(earlier: JointPosition | None, agreement: Agreement) -> None:
    """Raise AlreadyReplaced unless the earlier position is this agreement's and still stands."""
    if earlier is None:
        return
    if earlier.agreement_id != agreement.pk or JointPosition.objects.filter(supersedes=earlier).exists():
        raise AlreadyReplaced(_("Another joint position has replaced this one already, or it is of another agreement."))


def common(commitments: Iterable[Commitment], agreement: Agreement) -> list[Commitment]:
    """Return the commitments; raise ForeignCommitment for one of another agreement or of one party only."""
    chosen = list(commitments)
    for commitment in chosen:
        is_hidden = commitment.circle == Circle.PRIVATE != agreement.circle
        if commitment.agreement_id != agreement.pk or is_hidden:
            raise ForeignCommitment(_("Choose among the commitments of this agreement that all parties see."))
    return chosen


def await_decisions(position: JointPosition, bodies: Mapping[Party, str]) -> None:
    """Note which parties must decide formally, and that their decisions are awaited."""
    for party, body in bodies.items():
        if party.agreement_id != position.agreement_id:
            raise NotAParty(_("Only a party to the agreement can have a decision to make."))
        PartyDecision.objects.create(position=position, party=party, body=body)


def settle(item: AgendaItem) -> None:
    """Mark an item as dealt with; raise ItemDealtWith when it has gone to another meeting."""
    if item.state == ItemState.MOVED:
        raise ItemDealtWith(_("The item has been moved to another meeting."))
    AgendaItem.objects.filter(pk=item.pk).update(state=ItemState.SETTLED)
    item.state = ItemState.SETTLED


@transaction.atomic
def record_outcome(
    *, position: JointPosition, text: str, on: date, version: int | None = None, by: Actor, at: datetime
) -> JointPosition:
    """Say what became of a joint position; the next meeting's briefing shows it."""
    require(by, Permission.MEETING_RECORD, position.agreement)
    current = JointPosition.objects.select_for_update(of=("self",)).get(pk=position.pk)
    unchanged(current.version, version)
    current.outcome, current.outcome_on = text, on
    current.version += 1
    current.save()
    record(
        "meetings.record_outcome", current, by=by, at=at, within=position.agreement,
        detail={"on": on, "number": current.number},
    )  # fmt: skip
    return current


@transaction.atomic
def reword_position(
    *, position: JointPosition, text: str, version: int | None = None, by: Actor, at: datetime
) -> JointPosition:
    """Change the wording of a joint position while the minutes it stands in are a draft."""
    require(by, Permission.MEETING_RECORD, position.agreement)
    writable(position.meeting)
    current = JointPosition.objects.select_for_update(of=("self",)).get(pk=position.pk)
    unchanged(current.version, version)
    if current.text == text:
        return current
    current.text = text
    current.version += 1
    current.save()
    record(
        "meetings.reword_position", current, by=by, at=at, within=position.agreement,
        detail={"number": current.number},
    )  # fmt: skip
    return current


@transaction.atomic
def reopen_position(*, position: JointPosition, meeting: Meeting, by: Actor, at: datetime) -> AgendaItem:
    """Put a joint position on the agenda of a coming meeting again, first after what became of the last decisions."""
    require(by, Permission.MEETING_PLAN, meeting.agreement)
    current = opened(meeting)
    check_replaceable(position, current.agreement)
    key = f"{REOPENED}:{position.pk}"
    standing = current.items.filter(derived_from=key).first()
    if standing:
        return standing  # the button was pressed twice
    check_decisions(current)
    words = {"number": position.number}
    item = append(
        current,
        title=_("Joint position %(number)s is taken up again") % words,
        kind=ItemKind.DECISION,
        minutes=10,
        proposal=position.text,
        derived_from=key,
    )
    others = list(current.items.exclude(pk=item.pk))
    first = next((place for place, other in enumerate(others) if other.kind != ItemKind.FOLLOW_UP), len(others))
    number([*others[:first], item, *others[first:]])
    note_on("meetings.reopen_position", item, by, at, number=position.number)
    return item
