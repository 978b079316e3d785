"""A party's own way to a valid signature: which bodies must approve, and what they decided."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.agreements.actions.facts import NotYourParty
from samverkan.agreements.actions.reports import own_party
from samverkan.agreements.models import Agreement, Approval, ApprovalState
from samverkan.journal.actions import record

STATE = ApprovalState


class DecisionDay(Exception):
    """A decision and its day do not fit each other."""


@transaction.atomic
def add_approval(
    agreement: Agreement,
    *,
    body: str,
    state: str = STATE.AWAITED,
    needed_by: date | None = None,
    decided_on: date | None = None,
    registry_number: str = "",
    by: Actor,
    at: datetime,
) -> Approval:
    """Say that a body of the actor's own party must approve; the parties see it, and what it decides."""
    require(by, Permission.DECISION_RECORD, agreement)
    party = own_party(agreement, by, timezone.localdate(at))
    _check(state, decided_on, at)
    last = party.approvals.aggregate(last=Max("position"))["last"] or 0
    made = Approval.objects.create(
        party=party,
        position=last + 1,
        body=body,
        state=state,
        needed_by=needed_by,
        decided_on=decided_on,
        registry_number=registry_number,
    )
    record("agreements.add_approval", made, by=by, at=at, within=agreement, detail=_detail(made))
    return made


@transaction.atomic
def change_approval(
    approval: Approval,
    *,
    body: str,
    state: str,
    needed_by: date | None,
    decided_on: date | None,
    registry_number: str,
    by: Actor,
    at: datetime,
) -> Approval:
    """Record what the body decided, or correct what is known of it."""
    agreement = _own(approval, by, at)
    _check(state, decided_on, at)
    approval.body, approval.state, approval.registry_number = body, state, registry_number
    approval.needed_by, approval.decided_on = needed_by, decided_on
    approval.save()
    record("agreements.change_approval", approval, by=by, at=at, within=agreement, detail=_detail(approval))
    return approval


@transaction.atomic
def remove_approval(approval: Approval, *, by: Actor, at: datetime) -> Approval:
    """Take away a step that turned out not to be needed."""
    agreement = _own(approval, by, at)
    record("agreements.remove_approval", approval, by=by, at=at, within=agreement, detail=_detail(approval))
    approval.delete()
    return approval


def _own(approval: Approval, by: Actor, at: datetime) -> Agreement:
    agreement: Agreement = approval.party.agreement
    require(by, Permission.DECISION_RECORD, agreement)
    if own_party(agreement, by, timezone.localdate(at)).pk != approval.party_id:
        raise NotYourParty
    return agreement


def _check(state: str, decided_on: date | None, at: datetime) -> None:
    if state == STATE.AWAITED and decided_on:
        raise DecisionDay(_("A decision that is awaited has no day yet. Say what was decided, or leave the day out."))
    if state != STATE.AWAITED and not decided_on:
        raise DecisionDay(_("Say on which day it was decided."))
    if decided_on and decided_on > timezone.localdate(at):
        raise DecisionDay(_("The day of the decision is in the future. Give it when it has been made."))


def _detail(approval: Approval) -> dict[str, object]:
    return {"party": approval.party_id, "state": approval.state, "decided_on": approval.decided_on}
