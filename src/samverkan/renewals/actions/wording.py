"""The wording of the next agreement: every version is kept, and a party stands behind one version at a time."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements.actions.reading import LONGEST_TEXT, TooLong
from samverkan.agreements.actions.telling import tell_others
from samverkan.journal.actions import record
from samverkan.renewals.actions.finding import held
from samverkan.renewals.models import Endorsement, Proposal, Renewal, RenewalState
from samverkan.runs import actions as runs


class NothingNew(Exception):
    """The text is empty, or the same as the latest version."""


class NotTheLatest(Exception):
    """The version that was read is no longer the latest."""


@transaction.atomic
def propose_wording(*, renewal: Renewal, text: str, based_on: int, note: str = "", by: Actor, at: datetime) -> Proposal:
    """
    Keep a new version of the proposed wording, which the actor's party thereby stands behind.

    `based_on` is the number of the version that the writer began from, 0 for the wording in force. The parties that
    stood behind an earlier version are asked anew. Raises EditedMeanwhile when there is a later version, NothingNew,
    TooLong, AlreadySettled, NotAParty.
    """
    renewal, party = held(renewal, Permission.AGREEMENT_REGISTER, by, at)
    last = renewal.proposals.filter(is_latest=True).first()
    if (last.number if last else 0) != based_on:
        raise EditedMeanwhile(_("Somebody else changed this while you were writing. Both versions are shown below."))
    if not text.strip():
        raise NothingNew(_("Write the wording that you propose."))
    if len(text) > LONGEST_TEXT:
        raise TooLong(_("The text is longer than %(most)d pages. Paste only the agreement itself.") % {"most": 500})
    text = runs.read_text(text).text
    if last and last.text == text:
        raise NothingNew(_("This is the latest version, letter by letter. Nothing was kept."))
    renewal.proposals.update(is_latest=False)
    made = Proposal.objects.create(
        renewal=renewal, number=based_on + 1, text=text, note=note.strip(), party=party, made_at=at, made_by=by.person
    )
    Endorsement.objects.create(proposal=made, party=party, given_at=at, given_by=by.person)
    renewal.state = RenewalState.DRAFTING
    renewal.save(update_fields=["state"])
    _tell(made, by, at)
    detail = {"number": renewal.number, "version": made.number}
    record("renewals.propose_wording", renewal, by=by, at=at, within=renewal.agreement, detail=detail)
    return made


@transaction.atomic
def endorse(*, renewal: Renewal, number: int, by: Actor, at: datetime) -> Endorsement:
    """Say that the actor's party stands behind the latest version; raises NotTheLatest when there is a later one."""
    renewal, party = held(renewal, Permission.AGREEMENT_CONFIRM, by, at)
    proposal = _latest(renewal, number)
    made, _new = Endorsement.objects.get_or_create(
        proposal=proposal, party=party, defaults={"given_at": at, "given_by": by.person}
    )
    detail = {"number": renewal.number, "version": number}
    record("renewals.endorse", renewal, by=by, at=at, within=renewal.agreement, detail=detail)
    return made


@transaction.atomic
def withdraw_endorsement(*, renewal: Renewal, number: int, by: Actor, at: datetime) -> Proposal:
    """Take back that the actor's party stands behind the latest version."""
    renewal, party = held(renewal, Permission.AGREEMENT_CONFIRM, by, at)
    proposal = _latest(renewal, number)
    proposal.endorsements.filter(party=party).delete()
    detail = {"number": renewal.number, "version": number}
    record("renewals.withdraw_endorsement", renewal, by=by, at=at, within=renewal.agreement, detail=detail)
    return proposal


def _latest(renewal: Renewal, number: int) -> Proposal:
    proposal = renewal.proposals.filter(is_latest=True, number=number).first()
    if proposal is None:
        raise NotTheLatest(_("There is a later version of the wording. Read it first."))
    return proposal


def _tell(proposal: Proposal, by: Actor, at: datetime) -> None:
    def sentence() -> str:
        words = {"party": by.organisation, "number": proposal.number}
        return (
            _(
                "%(party)s proposes version %(number)d of the new wording. Read it beside the old one, change it, or "
                "say that your party stands behind it."
            )
            % words
        )

    agreement = proposal.renewal.agreement
    path, own = reverse("renewals:wording", args=[agreement.pk]), by.organisation_id
    tell_others(agreement, kind="renewal.worded", sentence=sentence, path=path, except_for=own, at=at)
