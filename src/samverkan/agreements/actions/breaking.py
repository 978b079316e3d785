"""Telling those who answer for it that an assumption no longer holds: once for each break."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation, Person, RoleHeld
from samverkan.accounts.permissions import Permission
from samverkan.agreements.actions.telling import acts_for, addressees
from samverkan.agreements.models import AgreementState, Assumption, BreakTold, Party
from samverkan.agreements.queries.health.resting import judged
from samverkan.mail.actions import tell


def tell_of_breaks(*, at: datetime) -> int:
    """Tell each party what no longer holds and has not been told; what holds again can be told anew another time."""
    today = timezone.localdate(at)
    may_break = Q(holds=False) | ~Q(limit=None)
    suspected = Assumption.objects.filter(may_break | Q(told__isnull=False)).exclude(
        agreement__state=AgreementState.ENDED
    )
    parties = Party.objects.current().filter(agreement__in=suspected.order_by().values("agreement"))
    organisations = Organisation.objects.filter(parties__in=parties).distinct()
    return sum(_tell_organisation(one, suspected, today, at) for one in organisations)


@transaction.atomic
def _tell_organisation(organisation: Organisation, suspected: QuerySet[Assumption], today: date, at: datetime) -> int:
    actor = Actor(organisation=organisation)
    parties = Party.objects.current().filter(organisation=organisation).select_related("contact", "organisation")
    by_agreement = {party.agreement_id: party for party in parties}
    seen = Assumption.objects.visible_to(actor).filter(
        pk__in=suspected.order_by().values("pk"), agreement__in=by_agreement
    )
    every = judged(seen.select_related("agreement", "watcher"), actor, today)
    told = dict(BreakTold.objects.filter(organisation=organisation).values_list("assumption", "pk"))
    over = [told[one.pk] for one in every if not one.broken and one.pk in told]
    BreakTold.objects.filter(pk__in=over).delete()
    fresh = [one for one in every if one.broken and one.pk not in told]
    for one in fresh:
        _made, is_new = BreakTold.objects.get_or_create(
            assumption=one, organisation=organisation, defaults={"told_at": at}
        )
        if is_new:
            _tell_party(one, by_agreement[one.agreement_id], actor, at)
    return len(fresh)


def _tell_party(assumption: Assumption, party: Party, actor: Actor, at: datetime) -> None:
    bindings = party.bindings.filter(commitment__assumptions=assumption).exclude(commitment__standing="dropped")
    owners = {binding.owner for binding in bindings.select_related("owner") if binding.owner}
    watcher = _within(assumption.watcher, party, at)
    coordinators = set(addressees(party, Permission.COMMITMENT_CHANGE, at))
    count = assumption.commitments.visible_to(actor).exclude(standing="dropped").count()
    for person in {*owners, *coordinators, *watcher}:
        if person.email and person.is_active:
            _tell_one(assumption, party, person, count, at)


def _within(person: Person | None, party: Party, at: datetime) -> list[Person]:
    """Return the person if it acts for the party that day."""
    held = RoleHeld.objects.current(timezone.localdate(at)).filter(person=person, organisation=party.organisation_id)
    return [person] if person and held.exists() else []


def _tell_one(assumption: Assumption, party: Party, person: Person, count: int, at: datetime) -> None:
    with override(person.language):
        words = ngettext(
            "“%(text)s” no longer holds. %(count)s promise that rests on it stands under review.",
            "“%(text)s” no longer holds. %(count)s promises that rest on it stand under review.",
            count,
        )
        tell(
            to=str(person.email),
            language=person.language,
            kind="assumption.broken",
            sentence=words % {"text": assumption.text, "count": count},
            path=f"{reverse('agreements:assumptions', args=[assumption.agreement_id])}#antagande-{assumption.pk}",
            reason=_("You watch the assumption, own what rests on it, or coordinate for your party."),
            party_key=party.organisation.key,
            thing=f"assumption:{assumption.pk}",
            about=assumption.agreement.title,
            at=at,
        )


def still_broken(thing: str, to: str) -> bool:
    """Say, just before a mail goes out, whether it still does not hold and the receiver acts for a party to it."""
    today = timezone.localdate()
    found = Assumption.objects.filter(pk=thing.partition(":")[2]).select_related("agreement").first()
    if found is None:
        return False
    parties = found.agreement.parties.current().select_related("organisation", "contact")
    return any(_is_broken_for(found, party, to, today) for party in parties)


def _is_broken_for(assumption: Assumption, party: Party, to: str, today: date) -> bool:
    owned = party.bindings.filter(commitment__assumptions=assumption, owner__email__iexact=to)
    if not (acts_for(party, to, today) or owned.exists()):
        return False
    actor = Actor(organisation=party.organisation)
    seen = judged(Assumption.objects.visible_to(actor).filter(pk=assumption.pk), actor, today)
    return bool(seen and seen[0].broken)
