"""The other parties confirm what one has registered, by account or by a link sent to a named contact."""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.agreements.actions.telling import tell_others
from samverkan.agreements.models import Agreement, AgreementState, ConfirmationLink, Party
from samverkan.agreements.queries.confirming import SALT, digest, open_link
from samverkan.journal.actions import record
from samverkan.mail.actions import queue

VALID_FOR = timedelta(days=30)


class CannotConfirm(Exception):
    """The party has confirmed already, or is none of the agreement's parties."""


class CannotSend(Exception):
    """No link can be sent for this party."""


@transaction.atomic
def confirm(agreement: Agreement, *, by: Actor, at: datetime) -> Party:
    """Confirm the agreement for the actor's own party; raise CannotConfirm when there is nothing to confirm."""
    require(by, Permission.AGREEMENT_CONFIRM, agreement)
    party = agreement.parties.select_for_update(of=("self",)).filter(organisation=by.organisation).first()
    if party is None:
        raise CannotConfirm(_("Your organisation is not a party to this agreement."))
    name = by.person.name if by.person else ""
    return _confirm(party, name=name, by=by, at=at)


@transaction.atomic
def send_confirmation_link(
    party: Party, *, name: str, email: str, link_to: Callable[[str], str], by: Actor, at: datetime
) -> ConfirmationLink:
    """
    Send somebody in a party a link by which it can confirm the agreement once, within thirty days.

    An earlier link for the party stops working. `link_to` makes the address of a link from its token;
    only the token's digest is kept. Raises CannotSend when the agreement is not shared, or needs no confirming.
    """
    agreement = party.agreement
    require(by, Permission.AGREEMENT_SHARE, agreement)
    if agreement.circle == Circle.PRIVATE:
        raise CannotSend(_("Share the agreement with its parties before you send a link to it."))
    if party.organisation_id == by.organisation_id:
        raise CannotSend(_("Your own party confirms by account."))
    if party.confirmed_at:
        raise CannotSend(_("%(party)s has already confirmed the agreement.") % {"party": party.organisation})
    party.links.filter(used_at=None).delete()
    token = signing.dumps(secrets.token_urlsafe(24), salt=SALT)
    link = ConfirmationLink.objects.create(
        party=party,
        digest=digest(token),
        name=name,
        email=email,
        sent_at=at,
        sent_by=by.person,
        expires_at=at + VALID_FOR,
    )
    _mail(link, link_to(token), by, at)
    record("agreements.send_confirmation_link", agreement, by=by, at=at, within=agreement, detail={"party": party.pk})
    return link


def _mail(link: ConfirmationLink, address: str, by: Actor, at: datetime) -> None:
    agreement = link.party.agreement
    subject = _("Confirm %(title)s for %(party)s") % {"title": agreement.title, "party": link.party.organisation}
    body = _(
        "Dear %(name)s,\n\n"
        "%(sender)s has registered “%(title)s” in Samverkan and asks %(party)s to confirm it. "
        "With this link you read the agreement and confirm it, without an account:\n\n%(address)s\n\n"
        "The link works once, and until %(day)s. If the agreement is not right, answer %(sender)s instead.\n"
    ) % {
        "name": link.name,
        "sender": by.organisation,
        "title": agreement.title,
        "party": link.party.organisation,
        "address": address,
        "day": date_format(link.expires_at, "j M Y"),
    }
    queue(
        to=link.email,
        subject=subject,
        body=body,
        reason=_("%(party)s has named you as the one who can confirm an agreement.") % {"party": by.organisation},
        party_key=by.party_key,
        lets_in=True,
        group="agreement",
        at=at,
    )


@transaction.atomic
def confirm_by_link(*, token: str, name: str, at: datetime) -> Party:
    """Confirm for the party that the link was sent to; raise LinkDoesNotWork, or CannotConfirm without a name."""
    link = open_link(token, at, lock=True)
    if not name.strip():
        raise CannotConfirm(_("Write your name."))
    link.used_at = at
    link.save(update_fields=["used_at"])
    party = Party.objects.select_related("agreement", "organisation").get(pk=link.party_id)
    return _confirm(party, name=name.strip()[:150], by=Actor(organisation=party.organisation), at=at)


def _confirm(party: Party, *, name: str, by: Actor, at: datetime) -> Party:
    if party.confirmed_at:
        raise CannotConfirm(_("Your party has already confirmed the agreement."))
    party.confirmed_at, party.confirmed_by, party.confirmed_name = at, by.person, name
    party.save(update_fields=["confirmed_at", "confirmed_by", "confirmed_name"])
    agreement = party.agreement
    waiting = agreement.parties.filter(confirmed_at=None, left_on=None).exists()
    if agreement.state == AgreementState.PROPOSED and not waiting:
        agreement.state = AgreementState.IN_FORCE
        agreement.save(update_fields=["state"])
    record("agreements.confirm", agreement, by=by, at=at, within=agreement, detail={"party": party.pk})
    tell_others(
        agreement,
        kind="agreement.confirmed",
        sentence=lambda: _("%(party)s has confirmed the agreement.") % {"party": party.organisation},
        path=reverse("agreements:page", args=[agreement.pk]),
        thing=str(party.pk),
        except_for=party.organisation_id,
        at=at,
    )
    return party
