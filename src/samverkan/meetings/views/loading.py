"""Finding what a page is about, and answering after a deed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from samverkan.accounts.actor import NotAllowed
from samverkan.agreements.models import Agreement, Commitment
from samverkan.meetings.actions import REFUSALS
from samverkan.meetings.models import AgendaItem, JointPosition, Meeting, Topic
from samverkan.meetings.queries import lists, sharing
from samverkan.ui.page import Crumb


def find_agreement(request: HttpRequest, pk: int) -> Agreement:
    """Return one of my agreements, or 404."""
    return get_object_or_404(lists.my_agreements(request.actor).select_related("home"), pk=pk)


def find_meeting(request: HttpRequest, pk: int) -> Meeting:
    """Return a meeting that the actor may see, or 404."""
    return get_object_or_404(Meeting.objects.visible_to(request.actor).with_agreement(), pk=pk)


def find_item(request: HttpRequest, pk: int) -> AgendaItem:
    """Return an item of a meeting that the actor may see, or 404."""
    item = get_object_or_404(AgendaItem.objects.select_related("topic", "commitment"), pk=pk)
    item.meeting = find_meeting(request, item.meeting_id)
    return item


def find_topic(request: HttpRequest, pk: int) -> Topic:
    """Return a topic that the actor may see, or 404."""
    return get_object_or_404(Topic.objects.visible_to(request.actor).select_related("agreement__home", "home"), pk=pk)


def find_position(request: HttpRequest, pk: int) -> JointPosition:
    """Return a joint position that the actor may see, or 404."""
    seen = JointPosition.objects.visible_to(request.actor)
    return get_object_or_404(seen.select_related("agreement__home", "meeting", "supersedes", "item"), pk=pk)


def common_commitments(agreement: Agreement) -> Any:
    """Return the commitments that all parties see, for choosing among."""
    return Commitment.objects.visible_to(sharing.reader(agreement)).filter(agreement=agreement)


def attempt(request: HttpRequest, deed: Callable[[], Any], done: str = "") -> bool:
    """Do it and say so; when it is refused, say why instead."""
    try:
        deed()
    except (*REFUSALS, NotAllowed) as refusal:
        messages.error(request, str(refusal))
        return False
    if done:
        messages.success(request, done)
    return True


def do(request: HttpRequest, deed: Callable[[], Any], back: str, done: str = "") -> HttpResponse:
    """Attempt it and go to a page whatever came of it."""
    attempt(request, deed, done)
    return redirect(back)


def agenda_url(meeting: Meeting) -> str:
    return reverse("meetings:page", args=[meeting.pk])


def minutes_url(meeting: Meeting, item: AgendaItem | None = None) -> str:
    return reverse("meetings:minutes", args=[meeting.pk]) + (f"#item-{item.pk}" if item else "")


def crumbs(agreement: Agreement, *more: Crumb) -> list[Crumb]:
    """Return the way to a page below an agreement's meetings."""
    here = Crumb(agreement.title, reverse("meetings:of_agreement", args=[agreement.pk]))
    return [Crumb(str(lists.MEETINGS), reverse("meetings:meetings")), here, *more]


def meeting_crumbs(meeting: Meeting, *more: Crumb) -> list[Crumb]:
    """Return the way to a page below a meeting."""
    return crumbs(meeting.agreement, Crumb(meeting.title, agenda_url(meeting) if more else ""), *more)
