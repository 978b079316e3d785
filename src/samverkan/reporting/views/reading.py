"""Reading what was written about several questions in one form, and doing with it what the pressed button says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Errand
from samverkan.reporting.actions import answering
from samverkan.reporting.actions.answering import Given, Sent
from samverkan.reporting.drafting import Words, current_words
from samverkan.reporting.forms.answers import AnswerForm, prefix_of
from samverkan.reporting.models import Ask, Respondent
from samverkan.reporting.views.refusing import with_error
from samverkan.sources import actions as sources
from samverkan.sources.files import CannotStore

ALL = "all"


@dataclass(frozen=True)
class Writer:
    """Who writes, and by what: a link, or signed in; `respondent` where it is the one who is asked."""

    by: Actor
    respondent: Respondent | None = None
    errand: Errand | None = None


@dataclass(frozen=True)
class Done:
    """What became of a form: the forms to show again where something was refused, and what was sent."""

    forms: dict[int, AnswerForm]
    sent: Sent
    saved: int

    @property
    def is_refused(self) -> bool:
        return bool(self.forms)


def written(request: HttpRequest, asks: Iterable[Ask]) -> list[AnswerForm]:
    """Return the forms of the questions that the request says anything about."""
    return [
        AnswerForm(request.POST, request.FILES, ask=ask, words=current_words(ask))
        for ask in asks
        if f"{prefix_of(ask)}-version" in request.POST
    ]


def act(request: HttpRequest, asks: Iterable[Ask], writer: Writer, at: datetime) -> Done:
    """
    Send what is to be sent, and keep the rest as drafts.

    `send=all` sends every question that says something new, `send=12` the one with that key; whatever else was
    changed is kept. What is refused comes back as a form that says why, with everything that was written in it.
    """
    wanted = request.POST.get("send", "")
    refused: dict[int, AnswerForm] = {}
    giving: list[tuple[AnswerForm, Given]] = []
    saved = 0
    for form in written(request, asks):
        given = _given(form, writer.by, at)
        if given is None:
            refused[form.ask.pk] = form
        elif wanted == str(form.ask.pk) or (wanted == ALL and _is_to_send(form, given.words)):
            giving.append((form, given))
        elif given.words != form.words_before:
            saved += _save(form, given, writer.by, at, refused)
    sent = answering.send_answers(
        given=[given for _form, given in giving],
        by=writer.by,
        at=at,
        respondent=writer.respondent,
        errand=writer.errand,
    )
    for form, given in giving:
        if why := sent.refused.get(given.ask.pk):
            with_error(form, why)
            refused[given.ask.pk] = form
    return Done(refused, sent, saved)


def _is_to_send(form: AnswerForm, words: Words) -> bool:
    """Whether the question says something that has not been sent: a draft counts, an answer as it was does not."""
    if form.ask.answer and not hasattr(form.ask, "draft"):
        return words != form.words_before
    return words != Words()


def _given(form: AnswerForm, by: Actor, at: datetime) -> Given | None:
    if not form.is_valid():
        return None
    upload = form.cleaned_data.get("file")
    try:
        kept = sources.receive(data=upload.read(), name=upload.name, by=by, at=at) if upload else None
    except CannotStore as refusal:
        form.add_error("file", str(refusal))
        return None
    return Given(ask=form.ask, words=form.words(kept), version=form.cleaned_data["version"])


def _save(form: AnswerForm, given: Given, by: Actor, at: datetime, refused: dict[int, AnswerForm]) -> int:
    try:
        answering.save_draft(given=given, by=by, at=at)
    except answering.REFUSALS as refusal:
        with_error(form, refusal)
        refused[given.ask.pk] = form
        return 0
    return 1


def sentence(done: Done, left: int) -> str:
    """Return what is said above the form: what was sent, what is kept as a draft, what is left."""
    parts = []
    if count := len(done.sent.answers):
        parts.append(_("Sent: %(count)d.") % {"count": count})
    if done.saved:
        parts.append(_("Kept as a draft: %(count)d.") % {"count": done.saved})
    if parts and left:
        parts.append(_("Left to answer: %(count)d.") % {"count": left})
    return " ".join(parts) or _("Nothing new was written.")
