"""Papers of agenda items: put there, handed over, shown to more, taken away."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samverkan.accounts.models import Circle
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.meetings import actions
from samverkan.meetings.forms.calling import PaperForm
from samverkan.meetings.models import AgendaItem, ItemPaper
from samverkan.meetings.views.loading import agenda_url, attempt, do, find_item, meeting_crumbs
from samverkan.sources.attachment import attachment
from samverkan.sources.models import Snapshot
from samverkan.sources.queries import FileMissing
from samverkan.ui.components import Confirmation
from samverkan.ui.page import Crumb

either = require_http_methods(["GET", "HEAD", "POST"])


def circles(item: AgendaItem) -> list[tuple[str, object]]:
    """Return who may see a paper; of an agreement that only one party sees, nobody else."""
    own = (Circle.PRIVATE.value, _("Only my party: may still have to be disclosed"))
    if item.meeting.agreement.circle == Circle.PRIVATE:
        return [own]
    shared = (Circle.SHARED.value, _("All parties: may be a public document with each of them"))
    return [shared, own, (Circle.PUBLIC.value, _("Everybody"))]


@either
@needs(Permission.TOPIC_PROPOSE)
def attach(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a file with an item."""
    item = find_item(request, pk)
    form = PaperForm(request.POST or None, request.FILES or None, circles=circles(item))
    back = agenda_url(item.meeting) + f"#item-{pk}"
    if request.method == "POST" and form.is_valid():
        file, circle = form.cleaned_data["file"], form.cleaned_data["circle"]

        def deed() -> None:
            actions.attach_paper(
                item=item, data=file.read(), name=file.name, circle=circle, by=request.actor, at=timezone.now()
            )

        if attempt(request, deed, _("The paper is there.")):
            return redirect(back)
    title = _("Add a paper")
    context = {
        "form": form,
        "title": title,
        "lead": item.title,
        "verb": title,
        "back": back,
        "crumbs": meeting_crumbs(item.meeting, Crumb(title)),
    }
    return render(request, "meetings/form.html", context)


def find_paper(request: HttpRequest, pk: int) -> ItemPaper:
    """Return a paper that the actor may see, or 404."""
    seen = ItemPaper.objects.visible_to(request.actor).select_related("snapshot", "item")
    paper = get_object_or_404(seen, pk=pk)
    paper.item = find_item(request, paper.item_id)
    return paper


@require_safe
@needs(Permission.AGREEMENT_READ)
def hand_over(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Hand over a paper to whoever may see it."""
    return handed_over(request, find_paper(request, pk).snapshot)


def handed_over(request: HttpRequest, snapshot: Snapshot) -> HttpResponseBase:
    """Answer with a file as it was received; say so when it is missing."""
    try:
        return attachment(snapshot)
    except FileMissing as missing:
        context = {"name": snapshot.name, "sentence": str(missing)}
        return render(request, "sources/missing.html", context, status=404)


@either
@needs(Permission.TOPIC_PROPOSE)
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then show a paper of one's own party to all parties."""
    paper = find_paper(request, pk)
    back = agenda_url(paper.item.meeting) + f"#item-{paper.item_id}"
    if request.method == "POST":
        deed = lambda: actions.show_paper(  # noqa: E731
            paper=paper, circle=Circle.SHARED, by=request.actor, at=timezone.now()
        )
        return do(request, deed, back, _("All parties see the paper."))
    confirmation = Confirmation(
        title=_("Show the paper to all parties?"),
        what=paper.snapshot.name,
        verb=_("Show to all parties"),
        cancel_url=back,
        consequences=(
            _("All parties of the agreement can open it."),
            _("It may become a public document with each of them."),
        ),
        url=reverse("meetings:show_paper", args=[pk]),
    )
    return render(request, "ui/confirm.html", {"confirmation": confirmation})


@require_POST
@needs(Permission.TOPIC_PROPOSE)
def detach(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a paper away from its item."""
    paper = find_paper(request, pk)
    back = agenda_url(paper.item.meeting) + f"#item-{paper.item_id}"
    deed = lambda: actions.detach_paper(paper=paper, by=request.actor, at=timezone.now())  # noqa: E731
    return do(request, deed, back, _("The paper is taken away. Your party still has the file."))
