"""The moves of an enquiry, each with what it asks for, and the way back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from samverkan.accounts.actor import Actor, NotAllowed
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.commissioned.actions import moving
from samverkan.commissioned.actions.finding import NotNow
from samverkan.commissioned.actions.moving import NotChecked
from samverkan.commissioned.forms.moves import (
    AgreeForm,
    EvaluateForm,
    GiveForm,
    LoseForm,
    OfferForm,
    PlanForm,
    TakeForm,
    start_of,
)
from samverkan.commissioned.models import CommissionedCourse, Enquiry
from samverkan.commissioned.queries.page import unsettled
from samverkan.commissioned.queries.people import answerers
from samverkan.commissioned.states import State
from samverkan.commissioned.views.loading import crumbs_of, find_own, to_page
from samverkan.education.models import Programme
from samverkan.ui.page import Crumb

OFFER_STANDS = timedelta(days=30)


@dataclass(frozen=True)
class Kind:
    """A move as a page: its words, its form, and what its action is given."""

    title: str | Promise
    verb: str | Promise
    done: str | Promise
    form: type[forms.Form]
    act: Callable[..., Enquiry]
    given: Callable[[Any], dict[str, Any]]


def as_said(form: Any) -> dict[str, Any]:
    return dict(form.cleaned_data)


def planned(*others: str) -> Callable[[Any], dict[str, Any]]:
    return lambda form: {"plan": form.plan(), **{name: form.cleaned_data[name] for name in others}}


KINDS = {
    State.ANSWERING: Kind(
        _("Answer the enquiry"), _("Choose"), _("It is settled who answers."),
        TakeForm, moving.take, as_said,
    ),
    State.OFFERED: Kind(
        _("An offer is made"), _("Record the offer"), _("The offer is recorded."),
        OfferForm, moving.offer, as_said,
    ),
    State.AGREED: Kind(
        _("The course is agreed"), _("Record what was agreed"), _("What was agreed is recorded."),
        AgreeForm, moving.agree, planned("calculation_url"),
    ),
    State.GIVEN: Kind(
        _("The course has been given"), _("Record the course"), _("The course is recorded as given."),
        GiveForm, moving.give, planned("completed", "invoice_url"),
    ),
    State.EVALUATED: Kind(
        _("Evaluate the course"), _("Save the evaluation"), _("The evaluation is saved."),
        EvaluateForm, moving.evaluate, as_said,
    ),
    State.LOST: Kind(
        _("Nothing came of it"), _("Record why"), _("It is recorded why nothing came of it."),
        LoseForm, moving.lose, as_said,
    ),
    State.WITHDRAWN: Kind(
        _("The employer withdraws it"), _("Record that it is withdrawn"), _("The enquiry is withdrawn."),
        forms.Form, moving.withdraw, as_said,
    ),
}  # fmt: skip
ADDRESSES = {
    "svara": State.ANSWERING, "erbjud": State.OFFERED, "avtala": State.AGREED, "ge": State.GIVEN,
    "utvardera": State.EVALUATED, "forlorad": State.LOST, "atertagen": State.WITHDRAWN,
}  # fmt: skip
WORDS = {state: word for word, state in ADDRESSES.items()}
"""What stands for each state in an address."""
REASSIGN = Kind(
    _("Who answers, and by when"),
    _("Save"),
    _("Saved."),
    TakeForm,
    moving.reassign,
    as_said,
)


@needs(Permission.ENQUIRY_HANDLE)
def move(request: HttpRequest, pk: int, to: str) -> HttpResponse:
    """Move the enquiry to another state."""
    if to not in ADDRESSES:
        raise Http404
    enquiry, state = find_own(request, pk), ADDRESSES[to]
    return _ask(request, enquiry, KINDS[state], state)


@needs(Permission.ENQUIRY_HANDLE)
def reassign(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose somebody else to answer, or another day."""
    return _ask(request, find_own(request, pk), REASSIGN)


@require_POST
@needs(Permission.ENQUIRY_HANDLE)
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back the move that the page named as the latest; pressed twice it takes back no other."""
    enquiry, latest = find_own(request, pk), request.POST.get("drag", "")
    try:
        moving.undo(
            enquiry=enquiry, move=int(latest) if latest.isdecimal() else None, by=request.actor, at=timezone.now()
        )
        messages.success(request, gettext("The move is taken back. It stays in the history."))
    except NotNow as refusal:
        messages.error(request, str(refusal))
    return to_page(enquiry)


def _ask(request: HttpRequest, enquiry: Enquiry, kind: Kind, to: State | None = None) -> HttpResponse:
    form = _made(kind.form, request, enquiry)
    if request.method == "POST" and form.is_valid():
        try:
            kind.act(enquiry=enquiry, **kind.given(form), by=request.actor, at=timezone.now())
            messages.success(request, str(kind.done))
            return to_page(enquiry)
        except (NotNow, NotChecked, NotAllowed) as refusal:
            form.add_error(None, str(refusal))
    context = {
        "form": form,
        "enquiry": enquiry,
        "unsettled": unsettled(enquiry, to) if to else (),
        "title": kind.title,
        "verb": kind.verb,
        "back": reverse("commissioned:page", args=[enquiry.pk]),
        "crumbs": crumbs_of(enquiry, Crumb(str(kind.title))),
    }
    return render(request, "commissioned/move.html", context)


def _made(form: type[forms.Form], request: HttpRequest, enquiry: Enquiry) -> forms.Form:
    """Make the form with what is known already."""
    given = request.POST if request.method == "POST" else None
    course = CommissionedCourse.objects.filter(enquiry=enquiry).first()
    start = _start(enquiry, course, request.actor, timezone.now())
    if form is TakeForm:
        people = answerers(enquiry.home_id, timezone.localdate())
        return TakeForm(given, initial=start, people=people)
    if issubclass(form, PlanForm):
        programmes = Programme.objects.visible_to(request.actor).given()
        return form(given, initial=start, programmes=programmes)
    return form(given, initial=start)


def _start(enquiry: Enquiry, course: CommissionedCourse | None, by: Actor, at: datetime) -> dict[str, Any]:
    start = start_of(enquiry, course)
    start["responsible"] = start["responsible"] or (by.person.pk if by.person else None)
    return {**start, "offer_until": enquiry.offer_until or timezone.localdate(at) + OFFER_STANDS}
