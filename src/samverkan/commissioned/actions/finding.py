"""The enquiry that an action is about, held for itself, and what every action refuses."""

from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, NotAllowed, require
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import take_turn
from samverkan.commissioned import personal_numbers
from samverkan.commissioned.models import Enquiry


class NotNow(Exception):
    """The enquiry does not stand where this can be done; somebody may just have moved it."""


class NoNumbersOfPeople(Exception):
    """A text holds what looks like a personal identity number."""


def held(enquiry: Enquiry, by: Actor) -> Enquiry:
    """Return the enquiry, locked until the action is done; raises NotAllowed for all but the party that answers it."""
    require(by, Permission.ENQUIRY_HANDLE)
    found = Enquiry.objects.select_for_update(of=("self",)).select_related("home", "responsible").get(pk=enquiry.pk)
    if found.home_id != by.organisation_id:
        raise NotAllowed(_("Another party answers this enquiry."))
    return found


def keep(enquiry: Enquiry) -> None:
    """Save the enquiry under its next version."""
    take_turn(enquiry, enquiry.version)
    enquiry.save()


def refuse_numbers(*texts: str) -> None:
    """Raise NoNumbersOfPeople when a text holds what looks like a personal identity number."""
    if any(personal_numbers.found(text) for text in texts):
        raise NoNumbersOfPeople(personal_numbers.SENTENCE)
