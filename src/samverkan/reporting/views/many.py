"""A table in which a party answers many questions at once."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.agreements.views.loading import back_to
from samverkan.reporting.actions import answering
from samverkan.reporting.actions.answering import Given
from samverkan.reporting.drafting import current_words
from samverkan.reporting.forms.answers import RowForm, prefix_of
from samverkan.reporting.models import Ask
from samverkan.reporting.queries.questions import IN_TABLE, asked_of_party, questions
from samverkan.reporting.views.loading import address, crumbs, find_round
from samverkan.reporting.views.refusing import with_error


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.COMMITMENT_REPORT)
def table(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Everything that one's own party is asked; rows that are changed are sent, each with its own error if any."""
    asked = find_round(request, pk, number, Permission.COMMITMENT_REPORT)
    asks = asked_of_party(asked, request.actor)
    if request.GET.get("lage") == "obesvarade":
        asks = asks.filter(answer=None)
    refused: dict[int, RowForm] = {}
    if request.method == "POST":
        count, refused = _send(request, asks)
        if not refused:
            words = ngettext("%(count)s answer is sent.", "%(count)s answers are sent.", count)
            done = words % {"count": count} if count else _("Nothing new was written.")
            return back_to(request, request.get_full_path(), done=done)
    page = Paginator(asks, IN_TABLE).get_page(request.GET.get("page"))
    rows = [(each, refused.get(each.ask.pk) or _form(each.ask)) for each in questions(page.object_list)]
    context: dict[str, Any] = {
        "round": asked,
        "agreement": asked.agreement,
        "rows": rows,
        "page": page,
        "refused": list(refused.values()),
        "crumbs": crumbs(asked.agreement, (asked.title, address(asked)), (_("Answer in a table"), "")),
    }
    return render(request, "reporting/table.html", context, status=422 if refused else 200)


def _form(ask: Ask) -> RowForm:
    return RowForm(ask=ask, words=current_words(ask))


def _send(request: HttpRequest, asks: Any) -> tuple[int, dict[int, RowForm]]:
    """Send the rows that say something new; return how many, and the rows that could not be sent."""
    refused: dict[int, RowForm] = {}
    giving: list[tuple[RowForm, Given]] = []
    for ask in asks:
        if f"{prefix_of(ask)}-version" not in request.POST:
            continue
        form = RowForm(request.POST, ask=ask, words=current_words(ask))
        if not form.is_valid():
            refused[ask.pk] = form
        elif form.words() != form.words_before:
            giving.append((form, Given(ask=ask, words=form.words(), version=form.cleaned_data["version"])))
    at, by = timezone.now(), request.actor
    sent = answering.send_answers(given=[given for _row, given in giving], by=by, at=at)
    for form, given in giving:
        if why := sent.refused.get(given.ask.pk):
            with_error(form, why)
            refused[given.ask.pk] = form
    return len(sent.answers), refused
