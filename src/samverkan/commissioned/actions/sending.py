"""Mail to whoever asked: that the enquiry came, who answers it, and that it was withdrawn."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from samverkan.commissioned.models import Enquiry
from samverkan.commissioned.queries.links import token_of
from samverkan.mail.actions import queue
from samverkan.mail.addresses import whole
from samverkan.ui.dates import day


def confirm(enquiry: Enquiry, *, at: datetime) -> None:
    """Say that the enquiry came, what happens now, and where to see it or take it back."""
    _send(
        enquiry,
        gettext_noop("We have received your enquiry: %(title)s"),
        gettext_noop("%(party)s has received your enquiry about %(title)s, and answers by %(day)s."),
        at,
    )


def tell_who_answers(enquiry: Enquiry, *, at: datetime) -> None:
    """Say who answers, and by when."""
    _send(
        enquiry,
        gettext_noop("Your enquiry is being answered: %(title)s"),
        gettext_noop("%(person)s at %(party)s answers your enquiry about %(title)s, by %(day)s."),
        at,
    )


def tell_withdrawn(enquiry: Enquiry, *, at: datetime) -> None:
    """Say that the enquiry is withdrawn: somebody else may have had the mail with the link."""
    _send(
        enquiry,
        gettext_noop("Your enquiry is withdrawn: %(title)s"),
        gettext_noop("Your enquiry to %(party)s about %(title)s has been withdrawn by the link in our mail."),
        at,
    )


def _send(enquiry: Enquiry, subject: str, opening: str, at: datetime) -> None:
    if not enquiry.contact_email or not enquiry.link_until:
        return
    with override(enquiry.language):
        words = {
            "party": enquiry.home.name,
            "title": enquiry.title,
            "day": day(enquiry.answer_by),
            "person": enquiry.responsible.name if enquiry.responsible else "",
        }
        queue(
            to=enquiry.contact_email,
            subject=_(subject) % words,
            body="\n\n".join((_(opening) % words, *_ending(enquiry))) + "\n",
            reason=_("Somebody gave this address in the form for commissioned education of %(party)s.") % words,
            party_key=enquiry.home.key,
            at=at,
            lets_in=True,
        )


def _ending(enquiry: Enquiry) -> tuple[str, str]:
    address = whole(reverse("commissioned:own", args=[token_of(enquiry)]))
    return (
        _("See where it stands, or withdraw it, without signing in:\n%(address)s") % {"address": address},
        _(
            "The link is yours alone and works until %(day)s. If you did not ask for anything, open it and withdraw "
            "the enquiry."
        )
        % {"day": day(enquiry.link_until)},
    )
