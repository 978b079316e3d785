"""What a meeting leads to: joint positions, each party's formal decision, actions, and what became of it all."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Circle, Person
from samverkan.accounts.permissions import Permission
from samverkan.agreements.actions import activities
from samverkan.agreements.models import Activity, ActivityLead, Agreement, Commitment, Party
from samverkan.journal.actions import record
from samverkan.meetings.actions.agenda import ItemDealtWith
from samverkan.meetings.actions.checks import NotAParty, opened, unchanged
from samverkan.meetings.models import (
    AgendaItem,
    ItemState,
    JointPosition,
    Meeting,
    OutcomeAction,
    PartyDecision,
    PartyDecisionState,
)
from samverkan.meetings.queries.people import people_of


class NotYourDecision(Exception):
    """Only a party itself records what its own bodies decide."""


class DecisionDateMissing(Exception):
    """A formal decision has a date, and it has been made already."""


class ForeignCommitment(Exception):
    """The commitment is not one of this agreement's that all parties see."""


class ServesNothing(Exception):
    """An action must serve a commitment, or nobody would follow it up."""


class NotInParty(Exception):
    """The person named to lead something for a party has no role there."""


@transaction.atomic
def agree_position(
    *,
    meeting: Meeting,
    text: str,
    item: AgendaItem | None = None,
    commitments: Iterable[Commitment] = (),
    needs_decision: Mapping[Party, str] | None = None,
    by: Actor,
    at: datetime,
) -> JointPosition:
    """
    Write down what the meeting agreed, with the agreement's next number.

    `needs_decision` names the parties whose own body must decide formally, each with that body's name
    ("" while it is not known).
    """
    agreement = meeting.agreement
    require(by, Permission.MEETING_RECORD, agreement)
    current = opened(meeting)
    Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)  # numbers are given one at a time
    number = 1 + (JointPosition.objects.filter(agreement=agreement).aggregate(last=Max("number"))["last"] or 0)
    position = JointPosition.objects.create(
        agreement=agreement,
        meeting=current,
        item=item,
        number=number,
        text=text,
        agreed_on=timezone.localdate(current.starts_at),
        circle=Circle.SHARED,
        home=agreement.home,
    )
    position.commitments.set(common(commitments, agreement))
    await_decisions(position, needs_decision or {})
    if item is not None:
        settle(item)
    record("meetings.agree_position", position, by=by, at=at, within=agreement, detail={"number": number})
    return position


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
def record_party_decision(
    *,
    position: JointPosition,
    party: Party,
    body: str,
    state: str = PartyDecisionState.APPROVED,
    decided_on: date | None = None,
    registry_number: str = "",
    by: Actor,
    at: datetime,
) -> PartyDecision:
    """Record what a body of the actor's own party decided on a joint position, or that it is to decide."""
    require(by, Permission.DECISION_RECORD, position.agreement)
    if party.agreement_id != position.agreement_id or party.organisation_id != by.organisation_id:
        raise NotYourDecision(_("Each party records its own formal decisions."))
    if state != PartyDecisionState.AWAITED and (decided_on is None or decided_on > timezone.localdate(at)):
        raise DecisionDateMissing(_("Give the day of the decision; it cannot lie ahead."))
    decision, _new = PartyDecision.objects.update_or_create(
        position=position,
        party=party,
        defaults={
            "body": body,
            "state": state,
            "decided_on": decided_on,
            "registry_number": registry_number,
        },
    )
    record(
        "meetings.record_party_decision", position, by=by, at=at, within=position.agreement,
        detail={"state": state, "decided_on": decided_on, "number": position.number},
    )  # fmt: skip
    return decision


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
def start_action(
    *,
    meeting: Meeting,
    title: str,
    commitments: Collection[Commitment],
    item: AgendaItem | None = None,
    leads: Mapping[Party, Person | None] | None = None,
    due_on: date | None = None,
    description: str = "",
    by: Actor,
    at: datetime,
) -> OutcomeAction:
    """
    Let something the meeting wants done become an activity, seen by all parties.

    `leads` names who leads it in each party: the meeting agreed on them together, so one writes for all.
    """
    agreement = meeting.agreement
    require(by, Permission.MEETING_RECORD, agreement)
    current = opened(meeting)
    served = common(commitments, agreement)
    if not served:
        raise ServesNothing(_("Choose at least one commitment that the action serves, so that it is followed up."))
    plan = activities.Plan(title=title, description=description, ends_on=due_on, commitments=served)
    activity = activities.add(plan=plan, circle=Circle.SHARED, by=by, at=at)
    for party, person in (leads or {}).items():
        if person is not None:
            lead_for(party, person, activity, on=timezone.localdate(at))
    made = OutcomeAction.objects.create(meeting=current, item=item, activity=activity, due_on=due_on)
    record("meetings.start_action", current, by=by, at=at, within=agreement, detail={"activity": activity.pk})
    return made


def lead_for(party: Party, person: Person, activity: Activity, *, on: date) -> None:
    """Note who leads an activity in a party; raise NotInParty for somebody who is not there."""
    if not people_of(party, on).filter(pk=person.pk).exists():
        raise NotInParty(
            _("%(name)s has no role in %(party)s.") % {"name": person.name, "party": party.organisation.name}
        )
    ActivityLead.objects.create(activity=activity, organisation=party.organisation, person=person)
