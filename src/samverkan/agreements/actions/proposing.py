"""A wording of one party is confirmed by each of the others, and then it holds."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Circle, RoleHeld
from samverkan.accounts.permissions import Permission
from samverkan.agreements.actions.following import follow
from samverkan.agreements.actions.reports import own_party
from samverkan.agreements.actions.telling import tell_others
from samverkan.agreements.models import (
    Agreement,
    AgreementState,
    Party,
    Wording,
    WordingConfirmation,
    WordingNature,
    WordingProposal,
)
from samverkan.agreements.models.wordings import agreed
from samverkan.journal.actions import record


class NothingToConfirm(Exception):
    """The wording holds already, has been taken back, or the party has confirmed it."""


class CannotRecord(Exception):
    """The party answers for itself here, so nobody else writes down its confirmation."""


def needs_the_others(agreement: Agreement, nature: str, by: Actor, on: date) -> bool:
    """Say whether a new wording holds only when other parties have confirmed it."""
    if agreement.circle == Circle.PRIVATE or agreement.state == AgreementState.PROPOSED:
        return False
    others = agreement.parties.exclude(organisation=by.organisation_id)
    return nature == WordingNature.AGREEMENT and any(party.is_member(on) for party in others)


def propose(made: Wording, *, in_force_on: date | None, by: Actor, at: datetime) -> WordingProposal:
    """Let the wording wait for the other parties, the maker's own having confirmed; an earlier proposal is replaced."""
    earlier = WordingProposal.objects.filter(wording__agreement=made.agreement, agreed_at=None, withdrawn_at=None)
    earlier.update(withdrawn_at=at)
    proposal = WordingProposal.objects.create(wording=made, in_force_on=in_force_on)
    party = own_party(made.agreement, by, timezone.localdate(at))
    _confirm(proposal, party, "", by, at)
    return proposal


@transaction.atomic
def confirm_wording(
    *, proposal: WordingProposal, party: Party | None = None, registry_number: str = "", by: Actor, at: datetime
) -> WordingProposal:
    """
    Confirm a proposed wording for one's own party; when nobody is left to, it holds and the promises follow.

    party   another one, without users, whose confirmation the proposing party has on paper and writes down
    The parties are told. Raises NothingToConfirm, CannotRecord, NotAParty, NotAllowed.
    """
    proposal = WordingProposal.objects.select_for_update(of=("self",)).select_related("wording").get(pk=proposal.pk)
    agreement = Agreement.objects.select_for_update(of=("self",)).get(pk=proposal.wording.agreement_id)
    require(by, Permission.AGREEMENT_CONFIRM, agreement)
    on = timezone.localdate(at)
    own = own_party(agreement, by, on)
    party = party or own
    if party != own:
        _check_recording(proposal, party, by, on)
    left = list(unconfirmed(proposal, on))
    if not proposal.is_open or (party not in left and left):
        raise NothingToConfirm(_("There is nothing for your party to confirm here any longer."))
    if party in left:
        _confirm(proposal, party, registry_number, by, at)
        left.remove(party)
    if not left:
        _let_hold(proposal, at)
    _tell(proposal, party, is_agreed=not left, by=by, at=at)
    detail = {"number": proposal.wording.number, "party": party.pk, "agreed": not left}
    record("agreements.confirm_wording", proposal.wording, by=by, at=at, within=agreement, detail=detail)
    return proposal


@transaction.atomic
def withdraw_wording(*, proposal: WordingProposal, by: Actor, at: datetime) -> WordingProposal:
    """Take back a proposed wording of one's own party; it stays in the list, and nothing follows it."""
    proposal = WordingProposal.objects.select_for_update(of=("self",)).select_related("wording").get(pk=proposal.pk)
    wording = proposal.wording
    require(by, Permission.AGREEMENT_REGISTER, wording.agreement)
    own_party(wording.agreement, by, timezone.localdate(at))
    if not proposal.is_open or wording.home_id != by.organisation_id:
        raise NothingToConfirm(_("Only the party that proposed a wording can take it back, and only while it waits."))
    proposal.withdrawn_at = at
    proposal.save(update_fields=["withdrawn_at"])
    detail = {"number": wording.number}
    record("agreements.withdraw_wording", wording, by=by, at=at, within=wording.agreement, detail=detail)
    return proposal


def unconfirmed(proposal: WordingProposal, on: date) -> QuerySet[Party]:
    """Return the parties, of those that have not left, that have yet to confirm."""
    members = proposal.wording.agreement.parties.select_related("organisation")
    still = members.filter(left_on=None) | members.filter(left_on__gte=on)
    return still.exclude(wording_confirmations__proposal=proposal)


def has_users(organisation_id: int, on: date) -> bool:
    """Say whether anybody can act for an organisation here."""
    return RoleHeld.objects.current(on).filter(organisation=organisation_id).exists()


def _check_recording(proposal: WordingProposal, party: Party, by: Actor, on: date) -> None:
    if proposal.wording.home_id != by.organisation_id or party.agreement_id != proposal.wording.agreement_id:
        raise CannotRecord(_("Only the party that proposed the wording can write down what another has confirmed."))
    if has_users(party.organisation_id, on):
        raise CannotRecord(_("%(party)s has users here, and confirms by itself.") % {"party": party.organisation})


def _confirm(proposal: WordingProposal, party: Party, registry_number: str, by: Actor, at: datetime) -> None:
    is_own = party.organisation_id == by.organisation_id
    WordingConfirmation.objects.create(
        proposal=proposal,
        party=party,
        confirmed_at=at,
        confirmed_by=by.person if is_own else None,
        name=by.person.name if by.person and is_own else "",
        registry_number=registry_number.strip(),
        recorded_by=None if is_own else by.organisation,
    )


def _let_hold(proposal: WordingProposal, at: datetime) -> None:
    wording = proposal.wording
    held = wording.agreement.wordings.filter(agreed()).order_by("-number").first()
    proposal.agreed_at = at
    proposal.in_force_on = proposal.in_force_on or timezone.localdate(at)
    proposal.save(update_fields=["agreed_at", "in_force_on"])
    follow(wording, held)


def _tell(proposal: WordingProposal, party: Party, *, is_agreed: bool, by: Actor, at: datetime) -> None:
    def sentence() -> str:
        words = {"party": party.organisation, "number": proposal.wording.number}
        if is_agreed:
            return _("%(party)s has confirmed wording %(number)d. All parties have now confirmed it.") % words
        return _("%(party)s has confirmed wording %(number)d of the agreement.") % words

    tell_others(
        proposal.wording.agreement,
        kind="agreement.wording_confirmed",
        sentence=sentence,
        path=reverse("agreements:wordings", args=[proposal.wording.agreement_id]),
        thing=f"proposal:{proposal.pk}:{party.pk}",
        except_for=by.organisation_id,
        at=at,
    )
