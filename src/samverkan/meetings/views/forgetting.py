"""The personal data of somebody without an account is removed: from a seat, or from the list of a meeting."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.meetings import actions
from samverkan.meetings.models import Invitee, Seat
from samverkan.meetings.views.calling import find_invitee
from samverkan.meetings.views.forums import find_forum, forum_url
from samverkan.meetings.views.loading import agenda_url, do
from samverkan.ui.components import Confirmation

either = require_http_methods(["GET", "HEAD", "POST"])


@either
@needs(Permission.MEETING_PLAN)
def seat(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then remove the personal data of somebody who sat in a forum."""
    found = get_object_or_404(Seat.objects.select_related("person", "party"), pk=pk)
    found.forum = find_forum(request, found.forum_id)
    return asked(request, found, reverse("meetings:forget_seat", args=[pk]), forum_url(found.forum))


@either
@needs(Permission.MEETING_PLAN)
def invitee(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then remove the personal data of somebody who was called to a meeting."""
    found = find_invitee(request, pk)
    return asked(request, found, reverse("meetings:forget_invitee", args=[pk]), agenda_url(found.meeting) + "#invited")


def asked(request: HttpRequest, of: Seat | Invitee, url: str, back: str) -> HttpResponse:
    if request.method == "POST":
        deed = lambda: actions.forget_listed(of=of, by=request.actor, at=timezone.now())  # noqa: E731
        return do(request, deed, back, _("The personal data have been removed."))
    confirmation = Confirmation(
        title=_("Remove personal data"),
        what=_("The name, title and e-mail address of %(name)s are removed for good.") % {"name": of.name},
        consequences=(
            _("Seats and calls show a pseudonym, in all agreements of your party."),
            _("A name in minutes stays: minutes are archived."),
            _("This cannot be undone."),
        ),
        verb=_("Remove the personal data"),
        cancel_url=back,
        url=url,
        danger=True,
    )
    return render(request, "ui/confirm.html", {"confirmation": confirmation})
