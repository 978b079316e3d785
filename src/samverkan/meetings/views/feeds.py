"""A person's own calendar: its secret address, and what is behind it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from samverkan.accounts.needs import for_everybody, needs
from samverkan.accounts.permissions import Permission
from samverkan.mail.addresses import whole
from samverkan.meetings import actions, calendars
from samverkan.meetings.models import CalendarFeed
from samverkan.meetings.queries import lists
from samverkan.meetings.queries.feeds import feed_of, meetings_of
from samverkan.meetings.views.loading import agenda_url
from samverkan.ui import files
from samverkan.ui.components import Confirmation
from samverkan.ui.page import Crumb

either = require_http_methods(["GET", "HEAD", "POST"])


@either
@never_cache
@needs(Permission.AGREEMENT_READ)
def mine(request: HttpRequest) -> HttpResponse:
    """Show one's own address and what it holds; make one, or choose what it holds."""
    feed = CalendarFeed.objects.filter(person=request.actor.person).first()
    if request.method == "POST":
        only_called, now = request.POST.get("moten") == "kallad", timezone.now()
        if feed:
            actions.choose_feed(only_called=only_called, by=request.actor, at=now)
            messages.success(request, _("Your choice has been saved."))
        else:
            actions.make_feed(only_called=only_called, by=request.actor, at=now)
            messages.success(request, _("The address is there. Copy it into your calendar program."))
        return redirect("meetings:feed")
    context = {
        "feed": feed,
        "address": whole(reverse("meetings:feed_file", args=[feed.token])) if feed else "",
        "crumbs": [meetings_crumb(), Crumb(_("Meetings in your calendar"))],
    }
    return render(request, "meetings/feed.html", context)


@either
@needs(Permission.AGREEMENT_READ)
def renew(request: HttpRequest) -> HttpResponse:
    """Ask, then make a new address in place of the one there is."""
    feed = CalendarFeed.objects.filter(person=request.actor.person).first()
    if feed is None:
        return redirect("meetings:feed")
    if request.method == "POST":
        actions.make_feed(only_called=feed.only_called, by=request.actor, at=timezone.now())
        messages.success(request, _("The address is new. The one before it works no more."))
        return redirect("meetings:feed")
    confirmation = Confirmation(
        title=_("Make a new address?"),
        what=_("Meetings in your calendar"),
        verb=_("Make a new address"),
        cancel_url=reverse("meetings:feed"),
        url=reverse("meetings:renew_feed"),
        consequences=(
            _("The address you have now stops working at once."),
            _("You copy the new one into each calendar program."),
        ),
    )
    return asked(request, confirmation)


@either
@needs(Permission.AGREEMENT_READ)
def close(request: HttpRequest) -> HttpResponse:
    """Ask, then let the address work no more."""
    if request.method == "POST":
        actions.close_feed(by=request.actor, at=timezone.now())
        messages.success(request, _("The address works no more."))
        return redirect("meetings:feed")
    confirmation = Confirmation(
        title=_("Close the address?"),
        what=_("Meetings in your calendar"),
        verb=_("Close the address"),
        cancel_url=reverse("meetings:feed"),
        url=reverse("meetings:close_feed"),
        consequences=(_("The address stops working at once. Take the calendar away in your calendar program too."),),
    )
    return asked(request, confirmation)


def asked(request: HttpRequest, confirmation: Confirmation) -> HttpResponse:
    crumbs = [meetings_crumb(), Crumb(_("Meetings in your calendar"), reverse("meetings:feed"))]
    context = {"confirmation": confirmation, "crumbs": [*crumbs, Crumb(confirmation.verb)]}
    return render(request, "ui/confirm.html", context)


def meetings_crumb() -> Crumb:
    return Crumb(str(lists.MEETINGS), reverse("meetings:meetings"))


@require_safe
@for_everybody
@never_cache
def file(request: HttpRequest, token: str) -> HttpResponse:
    """Give the meetings to a calendar program; the address is the key, and no other is asked for."""
    feed = feed_of(token)
    if feed is None:
        raise Http404
    with override(feed.person.language):
        events = [
            calendars.event(meeting, whole(agenda_url(meeting)), with_video=meeting.is_called)
            for meeting in meetings_of(feed, timezone.now())
        ]
        content = calendars.followed(events, name=_("Samverkan: meetings"))
    answer = files.to_read(content, "moten.ics")
    answer["Referrer-Policy"] = "no-referrer"
    return answer
