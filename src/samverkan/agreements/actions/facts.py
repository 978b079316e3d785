"""Changing what is known about an agreement after it was registered."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import take_turn
from samverkan.agreements.actions.terms import recount
from samverkan.agreements.models import Agreement, Party, PartyGoal
from samverkan.journal.actions import record

EDITABLE = (
    "title", "kind", "purpose", "decided_on", "planned_on", "signed_on", "published_on", "valid_from", "valid_to",
    "notice_date", "review_date", "meeting_cadence", "report_every_days", "source_url",
)  # fmt: skip


class NotYourParty(Exception):
    """Each party keeps its own contact, registry number and goals."""

    def __str__(self) -> str:
        return _("Each party keeps its own details. Ask them to change theirs.")


class LeftBeforeJoining(Exception):
    """The days of a membership stand in the wrong order."""


@transaction.atomic
def edit_facts(agreement: Agreement, *, values: Mapping[str, Any], version: int, by: Actor, at: datetime) -> Agreement:
    """
    Change the facts of an agreement; the other parties see in its history which were changed, and by whom.

    Raises EditedMeanwhile, or ValidationError when a value does not fit.
    """
    require(by, Permission.AGREEMENT_REGISTER, agreement)
    take_turn(agreement, version)
    changed = [name for name in EDITABLE if name in values and getattr(agreement, name) != values[name]]
    for name in changed:
        setattr(agreement, name, values[name])
    agreement.clean_fields(exclude={field.name for field in agreement._meta.fields} - set(EDITABLE))
    agreement.save(update_fields=[*changed, "title_key"])
    recount(agreement, set_by_hand=changed, at=at)
    record("agreements.edit_facts", agreement, by=by, at=at, within=agreement, detail={"fields": changed})
    return agreement


@transaction.atomic
def set_membership(party: Party, *, joined_on: date | None, left_on: date | None, by: Actor, at: datetime) -> Party:
    """Set the days on which the actor's own party joined and left the agreement."""
    _own(party, by)
    if joined_on and left_on and left_on < joined_on:
        raise LeftBeforeJoining(_("The party cannot leave before it joins. Correct one of the days."))
    party.joined_on, party.left_on = joined_on, left_on
    party.save(update_fields=["joined_on", "left_on"])
    detail = {"party": party.pk, "joined_on": joined_on, "left_on": left_on}
    record("agreements.set_membership", party.agreement, by=by, at=at, within=party.agreement, detail=detail)
    return party


@transaction.atomic
def add_goal(
    party: Party, *, text: str, source: str = "", is_shared: bool = False, by: Actor, at: datetime
) -> PartyGoal:
    """Say which of the party's own goals the agreement serves; seen by that party alone unless shared."""
    _own(party, by)
    goal = PartyGoal.objects.create(party=party, text=text, source=source, is_shared=is_shared)
    record("agreements.add_goal", goal, by=by, at=at, detail={"party": party.pk})
    return goal


@transaction.atomic
def remove_goal(goal: PartyGoal, *, by: Actor, at: datetime) -> PartyGoal:
    """Take a goal away."""
    _own(goal.party, by)
    record("agreements.remove_goal", goal, by=by, at=at, detail={"party": goal.party_id})
    goal.delete()
    return goal


def _own(party: Party, by: Actor) -> None:
    require(by, Permission.AGREEMENT_REGISTER, party.agreement)
    if party.organisation_id != by.organisation_id:
        raise NotYourParty
