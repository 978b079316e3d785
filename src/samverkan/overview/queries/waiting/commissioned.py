"""What waits among the enquiries: to be answered by somebody, an offer, the employer's answer, an evaluation."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from samverkan.accounts.permissions import Permission
from samverkan.commissioned.models import Enquiry
from samverkan.commissioned.states import State
from samverkan.overview.queries.waiting.viewer import Task, Viewer, Waiting, everybody
from samverkan.ui.components import Card
from samverkan.ui.dates import day

LEAD = timedelta(days=7)


def enquiries(viewer: Viewer) -> Any:
    """Return the enquiries that the party answers."""
    found: Any = Enquiry.objects.visible_to(viewer.actor).filter(home=viewer.organisation_id)
    return found.select_related("course").order_by("answer_by", "pk")


def hers(viewer: Viewer) -> Q:
    """Return the condition of those that the person answers."""
    return Q(responsible=viewer.person_id)


def to_take(viewer: Viewer) -> QuerySet[Any]:
    return enquiries(viewer).filter(state=State.NEW)


def overdue(viewer: Viewer) -> QuerySet[Any]:
    return enquiries(viewer).filter(state=State.ANSWERING, answer_by__lt=viewer.today)


def to_answer(viewer: Viewer) -> QuerySet[Any]:
    return enquiries(viewer).filter(state=State.ANSWERING, answer_by__gte=viewer.today)


def silent(viewer: Viewer) -> QuerySet[Any]:
    return enquiries(viewer).silent(viewer.today)


def to_evaluate(viewer: Viewer) -> QuerySet[Any]:
    return enquiries(viewer).filter(state=State.GIVEN)


def take_it(enquiry: Enquiry, viewer: Viewer) -> Task:
    text = _("Nobody answers it yet. An answer is promised by %(day)s.") % {"day": day(enquiry.answer_by)}
    return task(enquiry, _("Choose who answers the enquiry of %(employer)s"), text, enquiry.answer_by)


def answer_it(enquiry: Enquiry, viewer: Viewer) -> Task:
    text = _("Go through the checklist, and make an offer or say why not.")
    return task(enquiry, _("Answer the enquiry of %(employer)s"), text, enquiry.answer_by)


def ask_again(enquiry: Enquiry, viewer: Viewer) -> Task:
    text = _("Your offer stood until %(day)s.") % {"day": day(enquiry.offer_until)}
    return task(enquiry, _("Ask %(employer)s about your offer"), text, enquiry.offer_until or viewer.today)


def evaluate_it(enquiry: Enquiry, viewer: Viewer) -> Task:
    text = _("The course is over. Write down what it gave and what you learnt.")
    return task(enquiry, _("Evaluate the course for %(employer)s"), text, enquiry.course.ends_on + LEAD, is_due=False)


def task(enquiry: Enquiry, title: str, text: str, by_day: date, *, is_due: bool = True) -> Task:
    """Return the card of an enquiry."""
    card = Card(
        title=title % {"employer": enquiry.employer},
        text=text,
        where=enquiry.title,
        url=reverse("commissioned:page", args=[enquiry.pk]),
        due=by_day if is_due else None,
        minutes=5,
    )
    return Task(by_day - LEAD, card)


HANDLE = Permission.ENQUIRY_HANDLE
TO_TAKE = Waiting("enquiry_new", HANDLE, "", to_take, everybody, take_it)
OVERDUE = Waiting("enquiry_overdue", HANDLE, "", overdue, hers, answer_it)
TO_ANSWER = Waiting("enquiry_answer", HANDLE, "", to_answer, hers, answer_it)
SILENT = Waiting("enquiry_silent", HANDLE, "", silent, hers, ask_again)
TO_EVALUATE = Waiting("enquiry_evaluate", HANDLE, "", to_evaluate, hers, evaluate_it)
