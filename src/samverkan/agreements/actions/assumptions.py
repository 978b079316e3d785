"""What promises rest on: written down, marked as changed, restored."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Circle, Person
from samverkan.accounts.permissions import Permission
from samverkan.agreements.actions.reports import own_party
from samverkan.agreements.actions.visible import replace_visible
from samverkan.agreements.models import Agreement, Assumption, Commitment
from samverkan.journal.actions import record


class NoChange(Exception):
    """An assumption is marked as changed only with the day and what changed."""


@transaction.atomic
def assume(
    *,
    agreement: Agreement,
    text: str,
    commitments: Collection[Commitment],
    look_again_on: date | None = None,
    watcher: Person | None = None,
    circle: str = Circle.SHARED,
    by: Actor,
    at: datetime,
) -> Assumption:
    """Write down what some of the agreement's promises rest on."""
    require(by, Permission.COMMITMENT_EDIT, agreement)
    party = own_party(agreement, by, timezone.localdate(at))
    made = Assumption.objects.create(
        agreement=agreement, text=text, look_again_on=look_again_on, watcher=watcher, home=party.organisation,
        circle=Circle.PRIVATE if agreement.circle == Circle.PRIVATE else circle,
    )  # fmt: skip
    made.commitments.set(commitments)
    record("agreements.assume", made, by=by, at=at, within=agreement, detail={"assumption": made.pk})
    return made


@transaction.atomic
def tie(
    *, assumption: Assumption, text: str, commitments: Collection[Commitment], look_again_on: date | None,
    by: Actor, at: datetime,
) -> Assumption:  # fmt: skip
    """Correct the words of an assumption, which promises rest on it, and when to look again."""
    require(by, Permission.COMMITMENT_EDIT, assumption)
    assumption.text, assumption.look_again_on = text, look_again_on
    assumption.save(update_fields=["text", "look_again_on"])
    replace_visible(assumption.commitments, Commitment, commitments, by)
    _note("agreements.edit_assumption", assumption, by, at)
    return assumption


@transaction.atomic
def mark_changed(
    *, assumption: Assumption, changed_on: date, what: str, source_url: str = "", by: Actor, at: datetime
) -> Assumption:
    """Say that an assumption no longer holds; its commitments stand under review from that day."""
    require(by, Permission.COMMITMENT_CHANGE, assumption)
    if not what.strip():
        raise NoChange(_("Say what changed, so that the others can judge it."))
    if changed_on > timezone.localdate(at):
        raise NoChange(_("Choose the day it changed, not one that is to come."))
    assumption.holds, assumption.changed_on = False, changed_on
    assumption.change_note, assumption.source_url = what.strip(), source_url
    assumption.save(update_fields=["holds", "changed_on", "change_note", "source_url"])
    _note("agreements.mark_assumption_changed", assumption, by, at)
    return assumption


@transaction.atomic
def restore(*, assumption: Assumption, why: str, by: Actor, at: datetime) -> Assumption:
    """Say that an assumption holds again; nothing but it lifts the review."""
    require(by, Permission.COMMITMENT_CHANGE, assumption)
    if not why.strip():
        raise NoChange(_("Say why it holds again."))
    assumption.holds, assumption.changed_on = True, timezone.localdate(at)
    assumption.change_note = why.strip()
    assumption.save(update_fields=["holds", "changed_on", "change_note"])
    _note("agreements.restore_assumption", assumption, by, at)
    return assumption


def _note(action: str, assumption: Assumption, by: Actor, at: datetime) -> None:
    detail = {"assumption": assumption.pk, "changed_on": assumption.changed_on}
    record(action, assumption, by=by, at=at, within=assumption.agreement, detail=detail)
