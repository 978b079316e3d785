"""News of an agreement to those in a party who may answer for it."""

from collections.abc import Callable
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle, Person, RoleHeld
from samverkan.accounts.permissions import ALLOWS, Permission
from samverkan.agreements.models import Agreement, Party, WordingProposal
from samverkan.mail.actions import tell


def addressees(party: Party, permission: Permission, at: datetime) -> list[Person]:
    """Return the party's contact, or else everybody there whose role allows it, who has an address."""
    if party.contact and party.contact.email:
        return [party.contact]
    roles = [role for role, allowed in ALLOWS.items() if permission in allowed]
    held = RoleHeld.objects.current(timezone.localdate(at)).filter(organisation=party.organisation_id, role__in=roles)
    people = Person.objects.filter(roles__in=held, is_active=True).exclude(email=None)
    return list(people.distinct())


def tell_others(
    agreement: Agreement,
    *,
    kind: str,
    sentence: Callable[[], str],
    path: str,
    thing: str = "",
    except_for: int | None,
    at: datetime,
) -> None:
    """
    Tell each party but the one that caused it, and those that have left; of a private agreement only its own party.

    `sentence` is asked for in the language of each receiver. `thing` names what is told of when there may be several of
    the kind in one agreement: of notices of one kind about one thing only the latest is told.
    """
    parties = agreement.parties.current().select_related("contact", "organisation").exclude(organisation=except_for)
    if agreement.circle == Circle.PRIVATE:
        parties = parties.filter(organisation=agreement.home_id)
    for party in parties:
        for person in addressees(party, Permission.AGREEMENT_CONFIRM, at):
            with override(person.language):
                tell(
                    to=str(person.email),
                    language=person.language,
                    kind=kind,
                    sentence=sentence(),
                    path=path,
                    reason=_("You are contact for a party to the agreement, or may answer for it."),
                    party_key=party.organisation.key,
                    thing=f"agreement:{agreement.pk}:{thing}",
                    about=agreement.title,
                    at=at,
                )


def may_be_told(thing: str, to: str) -> bool:
    """
    Say, just before a mail goes out, whether the receiver acts for a party that sees the agreement.

    `thing` is "agreement:12:…"; of a proposed wording, "agreement:12:proposal:3", also whether it has not been taken
    back.
    """
    _kind, pk, *of = thing.split(":")
    if of[:1] == ["proposal"] and not WordingProposal.objects.filter(pk=of[1], withdrawn_at=None).exists():
        return False
    today = timezone.localdate()
    parties = Party.objects.current().filter(agreement_id=int(pk)).select_related("organisation", "contact")
    return any(
        acts_for(party, to, today)
        and Agreement.objects.visible_to(Actor(organisation=party.organisation)).filter(pk=pk).exists()
        for party in parties
    )


def acts_for(party: Party, to: str, on: date) -> bool:
    """Say whether an address belongs to a party's contact, or to somebody with a role there."""
    is_contact = bool(party.contact and (party.contact.email or "").casefold() == to.casefold())
    held = RoleHeld.objects.current(on).filter(organisation=party.organisation_id, person__email__iexact=to)
    return is_contact or held.exists()
