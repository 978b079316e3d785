"""What is said of a case."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.planning import actions
from samverkan.planning.models import Case
from samverkan.planning.views.loading import address, find


@require_POST
@needs(Permission.TOPIC_PROPOSE)
def say(request: HttpRequest, pk: int) -> HttpResponse:
    """Say something, and go back to where it was said."""
    case = find(request, pk, Permission.TOPIC_PROPOSE)
    try:
        said = request.POST.get("text", ""), request.POST.get("about", "")
        actions.comment(case=case, text=said[0], about=said[1], by=request.actor, at=timezone.now())
        messages.success(request, _("The comment stands with the case; everybody who sees it can read it."))
    except actions.NothingSaid as refusal:
        messages.error(request, str(refusal))
    return redirect(_next(request, case))


@require_POST
@needs(Permission.TOPIC_PROPOSE)
def take_back(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Take back a comment of one's own party."""
    case = find(request, pk, Permission.TOPIC_PROPOSE)
    one = get_object_or_404(case.comments.filter(said_for=request.actor.organisation_id), pk=number)
    actions.remove_comment(comment=one, by=request.actor, at=timezone.now())
    messages.success(request, _("The comment is taken back."))
    return redirect(_next(request, case))


def _next(request: HttpRequest, case: Case) -> str:
    """Return the page it was said on; the case's own when that is none of ours."""
    asked = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(asked, allowed_hosts=None) and asked.startswith("/planering/")
    return f"{asked}#kommentarer" if is_ours else f"{address(case)}#kommentarer"
