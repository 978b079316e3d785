"""Mail to those called to a meeting, each with a calendar file; nobody hears of a draft."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from samverkan.accounts.actions import errands
from samverkan.accounts.actions.guests import person_of_address
from samverkan.accounts.actor import Actor
from samverkan.mail.actions import queue
from samverkan.mail.addresses import whole
from samverkan.meetings import calendars
from samverkan.meetings.models import Invitee, Meeting

RSVP = "meetings.rsvp"
TIME_AND_PLACE = frozenset({"starts_at", "minutes", "place", "video_link", "title"})


def reached(meeting: Meeting) -> list[Invitee]:
    """Return those who have been called and have an address."""
    called = meeting.invitees.exclude(invited_at=None).exclude(email="")
    return list(called.select_related("person", "party__organisation"))


def inform_of_call(meeting: Meeting, called: Iterable[Invitee], *, by: Actor, at: datetime) -> None:
    """Call these people: mail with the file and a link to answer by."""
    for invitee in called:
        write(meeting, invitee, "call", by=by, at=at, answers=True)


def inform_of_change(meeting: Meeting, before: datetime, *, by: Actor, at: datetime) -> None:
    """
    Tell everybody called that time or place has changed; `before` is when the meeting was to begin.

    When the time has passed nobody is asked to answer: the mail says when the meeting was, and links work no more.
    """
    has_been = meeting.starts_at <= at
    for invitee in reached(meeting):
        kind = "was_held" if has_been else "change"
        write(meeting, invitee, kind, by=by, at=at, answers=not has_been, before=before)
    if has_been:
        close_links(meeting, at)


def inform_of_cancellation(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """Tell everybody called that the meeting is cancelled; their links work no more."""
    for invitee in reached(meeting):
        write(meeting, invitee, "cancel", by=by, at=at)
    close_links(meeting, at)


def close_links(meeting: Meeting, at: datetime) -> None:
    """Let the links by which people answer work no more."""
    errands.close(purpose=RSVP, things=meeting.invitees.values_list("pk", flat=True), at=at)


def inform_of_removal(meeting: Meeting, invitee: Invitee, *, by: Actor, at: datetime) -> None:
    """Tell somebody who was called that they need not come."""
    if invitee.email:
        write(meeting, invitee, "removal", by=by, at=at, is_off=True)
    errands.close(purpose=RSVP, things=[invitee.pk], at=at)


def remind(meeting: Meeting, invitee: Invitee, *, by: Actor, at: datetime) -> None:
    """Ask somebody who has not answered to do so."""
    write(meeting, invitee, "reminder", by=by, at=at, answers=True)


def write(
    meeting: Meeting,
    invitee: Invitee,
    kind: str,
    *,
    by: Actor,
    at: datetime,
    answers: bool = False,
    is_off: bool = False,
    before: datetime | None = None,
) -> None:
    """Write to one of those called; nothing of the agenda is in it, since not all who come may see the agenda."""
    link = answering_link(meeting, invitee, by, at) if answers else ""
    with override(invitee.person.language if invitee.person else settings.LANGUAGE_CODE):
        title = {"meeting": meeting.title}
        subjects = {
            "call": _("Called to %(meeting)s") % title,
            "change": _("Changed: %(meeting)s") % title,
            "was_held": _("When it was: %(meeting)s") % title,
            "cancel": _("Cancelled: %(meeting)s") % title,
            "removal": _("You need not come to %(meeting)s") % title,
            "reminder": _("Do you come to %(meeting)s?") % title,
        }
        context: dict[str, Any] = {"meeting": meeting, "invitee": invitee, "link": link, "by": by, "before": before}
        body = render_to_string(f"meetings/mail/{kind}.txt", context)
        reason = _("You are called to the meeting.")
        file = calendars.invitation(meeting, page_of(meeting), invitee, organiser=organiser(meeting, by), is_off=is_off)
    queue(
        to=invitee.email,
        subject=subjects[kind],
        body=body,
        reason=reason,
        party_key=by.party_key or meeting.forum.home.key,
        lets_in=bool(link),
        group="meeting",
        calendar=b"" if kind == "reminder" else file,
        at=at,
    )


def answering_link(meeting: Meeting, invitee: Invitee, by: Actor, at: datetime) -> str:
    """Return a new link by which somebody answers until the meeting begins; an older one works no more."""
    if invitee.person is None:
        invitee.person = person_of_address(email=invitee.email, name=invitee.name, by=by, at=at)
        invitee.save()
    organisation = invitee.party.organisation if invitee.party else meeting.forum.home
    token = errands.send(
        purpose=RSVP,
        thing=invitee.pk,
        person=invitee.person,
        organisation=organisation,
        expires_at=meeting.starts_at,
        at=at,
    )
    return whole(reverse("meetings:answer_by_link", args=[token]))


def page_of(meeting: Meeting) -> str:
    return whole(reverse("meetings:page", args=[meeting.pk]))


def organiser(meeting: Meeting, by: Actor) -> str:
    """Return the address of whoever called the meeting, the same in every file about it."""
    caller = meeting.called_by or by.person
    return (caller.email if caller else "") or settings.DEFAULT_FROM_EMAIL
