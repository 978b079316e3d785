"""The agenda of a meeting, and everything that is done to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.meetings import actions
from samverkan.meetings.forms import ItemForm, TakeForm
from samverkan.meetings.models import AgendaItem, Topic
from samverkan.meetings.queries.page import MeetingPage, agenda_page
from samverkan.meetings.views.loading import (
    agenda_url,
    attempt,
    do,
    find_item,
    find_meeting,
    meeting_crumbs,
    minutes_url,
)
from samverkan.ui.components import Tab
from samverkan.ui.page import Crumb

either = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@needs(Permission.AGREEMENT_READ)
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a meeting: when and where, its agenda, what waits in the inbox."""
    shown = agenda_page(find_meeting(request, pk), request.actor, timezone.now())
    context = {"page": shown, "tabs": tabs(shown, "page"), "crumbs": meeting_crumbs(shown.meeting)}
    return render(request, "meetings/page.html", context)


def tabs(shown: MeetingPage, current: str) -> list[Tab]:
    """Return the three sides of a meeting: agenda, briefing, minutes."""
    labels = (("page", _("Agenda")), ("briefing", _("Briefing")), ("minutes", _("Minutes")))
    return [Tab(str(t), reverse(f"meetings:{name}", args=[shown.meeting.pk]), name == current) for name, t in labels]


@require_POST
@needs(Permission.MEETING_PLAN)
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a topic, or what the data brought up, onto the agenda."""
    meeting, form, now = find_meeting(request, pk), TakeForm(request.POST), timezone.now()
    form.is_valid()
    number, key = form.cleaned_data.get("topic"), form.cleaned_data.get("key", "")

    def deed() -> None:
        if number:
            seen = Topic.objects.visible_to(request.actor).filter(agreement=meeting.agreement)
            topic = get_object_or_404(seen, pk=number)
            actions.take_topic(topic=topic, meeting=meeting, by=request.actor, at=now)
        else:
            actions.take_derived(key=key, meeting=meeting, by=request.actor, at=now)

    return do(request, deed, agenda_url(meeting), _("It is on the agenda."))


@require_POST
@needs(Permission.MEETING_PLAN)
def suggest(request: HttpRequest, pk: int) -> HttpResponse:
    """Fill in the agenda with what waits."""
    meeting = find_meeting(request, pk)
    deed = lambda: actions.suggest_agenda(meeting=meeting, by=request.actor, at=timezone.now())  # noqa: E731
    return do(request, deed, agenda_url(meeting), _("The agenda is filled in. Change it as you like."))


@either
@needs(Permission.MEETING_PLAN)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add an item to the agenda."""
    meeting = find_meeting(request, pk)
    form = ItemForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = {name: value for name, value in form.cleaned_data.items() if name != "version"}

        def deed() -> None:
            actions.add_item(meeting=meeting, **said, by=request.actor, at=timezone.now())

        if attempt(request, deed, _("The item is on the agenda.")):
            return redirect("meetings:page", pk)
    context = {
        "form": form,
        "title": _("Add an item"),
        "lead": meeting.title,
        "verb": _("Add the item"),
        "back": agenda_url(meeting),
        "crumbs": meeting_crumbs(meeting, Crumb(_("Add an item"))),
    }
    return render(request, "meetings/form.html", context)


@either
@needs(Permission.MEETING_PLAN)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an item; when somebody saved it meanwhile both texts are shown."""
    item = find_item(request, pk)
    form = ItemForm(request.POST or None, instance=AgendaItem.objects.get(pk=pk), initial={"version": item.version})
    theirs = None
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        deed = lambda: actions.edit_item(item=item, **said, by=request.actor, at=timezone.now())  # noqa: E731
        if attempt(request, deed, _("The item is changed.")):
            return redirect(agenda_url(item.meeting))
        if said["version"] not in (None, item.version):
            theirs = item
            form.data = {**request.POST.dict(), "version": str(item.version)}
    context = {
        "form": form,
        "theirs": theirs,
        "item": item,
        "title": _("Change the item"),
        "lead": item.meeting.title,
        "verb": _("Save"),
        "back": agenda_url(item.meeting),
        "crumbs": meeting_crumbs(item.meeting, Crumb(_("Change the item"))),
    }
    return render(request, "meetings/edit_item.html", context)


@require_POST
@needs(Permission.MEETING_PLAN)
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Put an item one step up or down, or at the place it was dragged to."""
    item = find_item(request, pk)
    wanted = request.POST.get("position", "")
    position = int(wanted) if wanted.isdecimal() else item.position
    deed = lambda: actions.place_item(item=item, position=position, by=request.actor, at=timezone.now())  # noqa: E731
    return do(request, deed, agenda_url(item.meeting) + f"#item-{pk}")


@require_POST
@needs(Permission.MEETING_PLAN)
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Move an item to another meeting."""
    item = find_item(request, pk)
    to = request.POST.get("to", "")
    target = find_meeting(request, int(to) if to.isdecimal() else 0)
    deed = lambda: actions.move_item(item=item, to=target, by=request.actor, at=timezone.now())  # noqa: E731
    return do(request, deed, agenda_url(item.meeting), _("The item is moved to %(to)s.") % {"to": target.title})


@require_POST
@needs(Permission.MEETING_PLAN)
def carry_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Carry over what has not been dealt with to another meeting."""
    meeting, to = find_meeting(request, pk), request.POST.get("to", "")
    target = find_meeting(request, int(to) if to.isdecimal() else 0)
    deed = lambda: actions.carry_over(meeting=meeting, to=target, by=request.actor, at=timezone.now())  # noqa: E731
    done = _("What had not been dealt with is carried over to %(to)s.") % {"to": target.title}
    return do(request, deed, agenda_url(meeting), done)


@require_POST
@needs(Permission.MEETING_PLAN)
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an item off the agenda."""
    item = find_item(request, pk)
    deed = lambda: actions.remove_item(item=item, by=request.actor, at=timezone.now())  # noqa: E731
    done = (
        _("The item is taken off. Its topic waits in the inbox again.") if item.topic else _("The item is taken off.")
    )
    return do(request, deed, agenda_url(item.meeting), done)


@require_POST
@needs(Permission.MEETING_RECORD)
def postpone(request: HttpRequest, pk: int) -> HttpResponse:
    """Let an item wait in the inbox again."""
    item = find_item(request, pk)
    deed = lambda: actions.postpone_item(item=item, by=request.actor, at=timezone.now())  # noqa: E731
    return do(request, deed, minutes_url(item.meeting, item), _("The item is postponed and waits in the inbox."))
