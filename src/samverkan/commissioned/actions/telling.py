"""News to those in the party who answer an enquiry."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from samverkan.commissioned.models import Enquiry
from samverkan.commissioned.queries.people import told_of
from samverkan.mail import actions as mail
from samverkan.ui.dates import day


def tell(enquiry: Enquiry, what: str, *, at: datetime, urgent: bool = False) -> int:
    """Tell whoever answers, or those who see to it that somebody does; return how many were told."""
    people = told_of(enquiry, timezone.localdate(at))
    for person in people:
        with override(person.language):
            mail.tell(
                to=str(person.email),
                language=person.language,
                kind=f"commissioned.{what}",
                sentence=_sentence(enquiry, what),
                path=reverse("commissioned:page", args=[enquiry.pk]),
                reason=_reason(enquiry, person.pk),
                party_key=enquiry.home.key,
                urgent=urgent,
                thing=f"enquiry:{enquiry.pk}:{enquiry.state}",
                about=_("Commissioned education"),
                at=at,
            )
    return len(people)


def _reason(enquiry: Enquiry, person: int) -> str:
    if enquiry.responsible_id == person:
        return _("You answer the enquiry.")
    return _("You are partner manager or coordinator, and nobody answers the enquiry yet.")


def _sentence(enquiry: Enquiry, what: str) -> str:
    words = {
        "employer": enquiry.employer,
        "title": enquiry.title,
        "answer_by": day(enquiry.answer_by),
        "offer_until": day(enquiry.offer_until),
    }
    return {
        "received": _("%(employer)s asks for commissioned education: %(title)s. Answer by %(answer_by)s."),
        "withdrawn": _("%(employer)s has withdrawn its enquiry about %(title)s."),
        "chosen": _("You are to answer the enquiry of %(employer)s about %(title)s by %(answer_by)s."),
        "overdue": _("The enquiry of %(employer)s about %(title)s was to be answered by %(answer_by)s."),
        "silent": _("The offer to %(employer)s about %(title)s stood until %(offer_until)s, and has no answer."),
        "unevaluated": _("The course for %(employer)s, %(title)s, is over. Write down what it gave."),
    }[what] % words
