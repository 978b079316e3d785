"""The agreement ends, or another takes its place; or it was no renewal after all."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import NOBODY, Actor
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import take_turn
from samverkan.agreements.actions.families import link
from samverkan.agreements.actions.standing import NoReason
from samverkan.agreements.models import Agreement, AgreementState, Kinship, KinshipKind
from samverkan.journal.actions import record
from samverkan.renewals.actions.finding import held
from samverkan.renewals.actions.settling import carrying
from samverkan.renewals.actions.settling.checks import all_handed_over, nothing_carried
from samverkan.renewals.actions.settling.closing import end_on, end_promises, settle
from samverkan.renewals.models import OVER, Outcome, Renewal


@transaction.atomic
def let_end(*, renewal: Renewal, last_day: date, closing: str, version: int, by: Actor, at: datetime) -> Renewal:
    """
    Let the agreement end on a day, with a closing text; every open promise must be closed or dropped first.

    Raises NotReady, NoReason, EditedMeanwhile, AlreadySettled, NotAParty.
    """
    renewal, _party = held(renewal, Permission.AGREEMENT_REGISTER, by, at)
    take_turn(renewal, version)
    if not closing.strip():
        raise NoReason(_("Write a few closing words: what the cooperation gave, and why it ends."))
    handovers = all_handed_over(renewal)
    nothing_carried(handovers)
    end_promises(handovers, by, at)
    end_on(renewal.agreement, last_day, by, at)
    return settle(renewal, Outcome.LET_END, "let_end", reason=closing, last_day=last_day, by=by, at=at)


@transaction.atomic
def replace(
    *,
    renewal: Renewal,
    follower: Agreement,
    last_day: date,
    version: int,
    by: Actor,
    at: datetime,
) -> Renewal:
    """
    Say which other agreement takes the place of this one, and carry the open promises into it.

    Raises NotReady, CannotLink, EditedMeanwhile, AlreadySettled, NotAParty.
    """
    renewal, _party = held(renewal, Permission.AGREEMENT_REGISTER, by, at)
    take_turn(renewal, version)
    handovers = all_handed_over(renewal)
    linked = Kinship.objects.filter(agreement=follower, earlier=renewal.agreement)
    if not linked.filter(kind__in=(KinshipKind.PREDECESSOR, KinshipKind.RENEWAL)).exists():
        link(follower, earlier=renewal.agreement, kind=KinshipKind.PREDECESSOR, by=by, at=at)
    carrying.carry(handovers, follower, by=by, at=at)
    end_promises(handovers, by, at)
    end_on(renewal.agreement, last_day, by, at)
    return settle(renewal, Outcome.REPLACED, "replace", last_day=last_day, follower=follower, by=by, at=at)


@transaction.atomic
def call_off(*, renewal: Renewal, reason: str, version: int, by: Actor, at: datetime) -> Renewal:
    """Stop a renewal that was begun too early or by mistake; what was written in it stays, and nothing else changes."""
    renewal, _party = held(renewal, Permission.AGREEMENT_REGISTER, by, at)
    take_turn(renewal, version)
    if not reason.strip():
        raise NoReason(_("Say why. The other parties read it, and so does whoever takes over after you."))
    return settle(renewal, Outcome.CALLED_OFF, "call_off", reason=reason, by=by, at=at)


def end_due(*, at: datetime) -> list[Agreement]:
    """End every agreement whose last day, as a renewal settled it, has been."""
    over = Renewal.objects.filter(
        outcome__in=OVER,
        last_day__lt=timezone.localdate(at),
        agreement__state=AgreementState.IN_FORCE,
    )
    return [_end(pk, at) for pk in list(over.values_list("agreement", flat=True))]


@transaction.atomic
def _end(pk: int, at: datetime) -> Agreement:
    agreement = Agreement.objects.select_for_update(of=("self",)).get(pk=pk)
    if agreement.state == AgreementState.IN_FORCE:
        agreement.state = AgreementState.ENDED
        agreement.save(update_fields=["state"])
        record("renewals.end_by_itself", agreement, by=NOBODY, at=at, within=agreement)
    return agreement
