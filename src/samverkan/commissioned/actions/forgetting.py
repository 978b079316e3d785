"""The contact of an enquiry is personal data: removed on request, by the party's rule, and with the person itself."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from samverkan.accounts.actor import NOBODY, Actor
from samverkan.accounts.forgetting import Known
from samverkan.accounts.models import Person
from samverkan.commissioned.actions.finding import held, keep
from samverkan.commissioned.models import Desk, Enquiry
from samverkan.commissioned.states import CLOSED
from samverkan.journal.actions import record
from samverkan.mail.actions import forget


@transaction.atomic
def forget_contact(*, enquiry: Enquiry, by: Actor, at: datetime) -> Enquiry:
    """Remove name, address and telephone of the contact; the employer and the need stay. Raises NotAllowed."""
    enquiry = held(enquiry, by)
    _forget(enquiry, at)
    record("commissioned.forget_contact", enquiry, by=by, at=at)
    return enquiry


def forget_due(*, at: datetime) -> int:
    """Remove the contacts that a party no longer keeps by its own rule; return how many."""
    today = timezone.localdate(at)
    return sum(_forget_due(desk, desk.kept_since(today), at) for desk in Desk.objects.all())


def forget_person(known: Known) -> None:
    """Remove the contact where it is the person who was made unknown; called by accounts."""
    if known.email:
        with_address = Enquiry.objects.filter(contact_email__iexact=known.email, contact_removed_at=None)
        _emptied(with_address, timezone.now())


def _forget_due(desk: Desk, since: object, at: datetime) -> int:
    over = Enquiry.objects.filter(home=desk.organisation_id, state__in=CLOSED, state_since__date__lt=since)
    keys = over.filter(contact_removed_at=None).exclude(contact_name="", contact_email="", contact_phone="")
    return sum(_forget_by_itself(pk, at) for pk in list(keys.values_list("pk", flat=True)))


@transaction.atomic
def _forget_by_itself(pk: int, at: datetime) -> int:
    enquiry = Enquiry.objects.select_for_update(of=("self",)).get(pk=pk)
    if enquiry.contact_removed_at:
        return 0
    _forget(enquiry, at)
    record("commissioned.forget_by_itself", enquiry, by=NOBODY, at=at)
    return 1


def _forget(enquiry: Enquiry, at: datetime) -> None:
    address = enquiry.contact_email
    _emptied(Enquiry.objects.filter(pk=enquiry.pk), at)
    enquiry.refresh_from_db()
    keep(enquiry)
    known_elsewhere = Enquiry.objects.filter(contact_email__iexact=address).exists()
    if address and not known_elsewhere and not Person.objects.filter(email__iexact=address).exists():
        forget(address)


def _emptied(enquiries: QuerySet[Enquiry], at: datetime) -> int:
    return enquiries.update(contact_name="", contact_email="", contact_phone="", contact_removed_at=at)
