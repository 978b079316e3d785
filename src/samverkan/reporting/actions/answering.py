"""An answer is written, kept as a draft, and sent: it becomes the party's view of the promise."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actions import errands
from samverkan.accounts.actor import Actor, NotAllowed, require
from samverkan.accounts.models import Circle, Errand
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import EditedMeanwhile, take_turn
from samverkan.agreements import states
from samverkan.agreements.actions.reports import DoesNotFit, NotAParty, report
from samverkan.agreements.models import StatusReport
from samverkan.reporting.actions.finding import NotOpen
from samverkan.reporting.drafting import Words
from samverkan.reporting.figures import figure_text
from samverkan.reporting.models import GRACE_DAYS, Answer, Ask, Draft, Respondent

PAUSE = timedelta(minutes=30)
"""Who comes back to the page after so long begins anew, as far as the time it takes is counted."""


class SaysNothing(Exception):
    """The answer names no state."""


REFUSALS = (SaysNothing, NotOpen, NotAParty, DoesNotFit, EditedMeanwhile, NotAllowed)


@dataclass(frozen=True, kw_only=True)
class Given:
    """What was written about one question, and the version of it that the writer saw."""

    ask: Ask
    words: Words
    version: int


@dataclass(frozen=True)
class Sent:
    """What became of several answers: those that were sent, and by the key of the question why others were not."""

    answers: tuple[Answer, ...]
    refused: dict[int, Exception]
    is_finished: bool


def look(*, respondent: Respondent, at: datetime) -> Respondent:
    """Note that the one who is asked looks at the questions; a page that is only read again counts no new time."""
    if respondent.counted_from and at - respondent.counted_from < PAUSE:
        return respondent
    respondent.opened_at = respondent.opened_at or at
    respondent.counted_from = at
    respondent.save(update_fields=["opened_at", "counted_from"])
    return respondent


@transaction.atomic
def save_draft(*, given: Given, by: Actor, at: datetime) -> Ask:
    """
    Keep what has been written without sending it; it is no deed yet, and the journal says nothing of it.

    Raises EditedMeanwhile, NotOpen, NotAllowed.
    """
    ask, words = given.ask, given.words
    _check(ask, by, at)
    _take_turn(ask, given.version, by)
    kept = {name: getattr(words, name) for name in ("state", "figure", "own_only", "file")}
    texts = {"sentence": words.sentence[:400], "unit": words.unit[:60], "evidence": words.evidence[:200]}
    Draft.objects.update_or_create(ask=ask, defaults={**kept, **texts, "saved_at": at, "saved_by": by.person})
    return ask


@transaction.atomic
def answer(*, given: Given, by: Actor, at: datetime, seconds: int | None = None) -> Answer:
    """
    Send an answer: it becomes the party's view of the promise, shared unless it is kept within the party.

    The same answer sent twice is sent once. Raises SaysNothing, NotOpen, DoesNotFit, EditedMeanwhile, NotAParty,
    NotAllowed.
    """
    ask, words = given.ask, given.words
    _check(ask, by, at)
    if ask.answer and says_the_same(ask.answer, words):
        return ask.answer
    if not words.state:
        raise SaysNothing(_("Choose a state before you send the answer."))
    _take_turn(ask, given.version, by)
    made = Answer.objects.create(
        ask=ask,
        report=_report(ask, words, by, at),
        sentence=words.sentence,
        figure=words.figure,
        unit=words.unit,
        evidence=words.evidence,
        file=words.file,
        answered_at=at,
        answered_by=by.person,
        seconds=seconds,
    )
    ask.answer = made
    ask.save(update_fields=["answer"])
    Draft.objects.filter(ask=ask).delete()
    return made


def says_the_same(made: Answer, words: Words) -> bool:
    """Say whether an answer that was sent already says exactly this."""
    report = made.report
    was = (report.state, made.sentence, made.figure, made.unit, made.evidence, made.file)
    is_own = report.circle == Circle.PRIVATE
    now = (words.state, words.sentence, words.figure, words.unit, words.evidence, words.file)
    return was == now and (is_own == words.own_only or made.ask.circle == Circle.PRIVATE)


def _report(ask: Ask, words: Words, by: Actor, at: datetime) -> StatusReport:
    url = words.evidence if words.evidence.startswith(("https://", "http://")) and " " not in words.evidence else ""
    return report(
        commitment=ask.commitment,
        state=words.state,
        year=ask.round.year if states.needs_year(ask.commitment.kind) else None,
        sentence=words.sentence,
        as_of=timezone.localdate(at),
        evidence_url=url,
        evidence_note=evidence_of(words, with_text=not url),
        circle=Circle.PRIVATE if words.own_only else Circle.SHARED,
        by=by,
        at=at,
    )


def evidence_of(words: Words, *, with_text: bool = True) -> str:
    """Return the figure, the file and where it can be read as one line beside the view."""
    name = words.file.name if words.file else ""
    parts = (
        words.evidence if with_text else "",
        figure_text(words.figure, words.unit),
        _("the file %(name)s") % {"name": name} if name else "",
    )
    return "; ".join(part for part in parts if part)[:300]


def _check(ask: Ask, by: Actor, at: datetime) -> None:
    require(by, Permission.COMMITMENT_REPORT, ask.commitment)
    if ask.party.organisation_id != by.organisation_id:
        raise NotAllowed(_("Each party answers for itself."))
    asked = type(ask.round).objects.select_for_update(of=("self",)).get(pk=ask.round_id)
    if not asked.is_open or timezone.localdate(at) > asked.due_on + timedelta(days=GRACE_DAYS):
        raise NotOpen(_("The round is closed, so nothing more is answered in it. Report on the promise's own page."))
    ask.refresh_from_db(fields=["answer", "withdrawn_at"])
    if ask.withdrawn_at:
        raise NotOpen(_("The question has been taken back."))


def _take_turn(ask: Ask, version: int, by: Actor) -> None:
    """Count the version up; one's own draft is never in one's own way, though its version was lost on the line."""
    is_own = Draft.objects.filter(ask=ask, saved_by=by.person).exists()
    take_turn(ask, Ask.objects.values_list("version", flat=True).get(pk=ask.pk) if is_own else version)


@transaction.atomic
def send_answers(
    *,
    given: Collection[Given],
    by: Actor,
    at: datetime,
    respondent: Respondent | None = None,
    errand: Errand | None = None,
) -> Sent:
    """
    Send several answers: each that can be sent is, and the others are named with why.

    The time since the page was opened is shared between them. When nothing asked of the respondent is left, the link
    is used up. Raises Unusable when the link has been used up meanwhile.
    """
    elapsed = _elapsed(respondent, len(given), at) if given else None
    answers: list[Answer] = []
    refused: dict[int, Exception] = {}
    for one in given:
        try:
            with transaction.atomic():
                answers.append(answer(given=one, by=by, at=at, seconds=elapsed))
        except REFUSALS as refusal:
            refused[one.ask.pk] = refusal
    if respondent and answers:
        respondent.counted_from = at
        respondent.save(update_fields=["counted_from"])
    is_finished = bool(respondent) and not left(respondent)
    if is_finished and errand and not errand.used_at:
        errands.use(errand=errand, at=at)
    return Sent(tuple(answers), refused, is_finished)


def left(respondent: Respondent | None) -> int:
    """Return how many questions wait for the one who is asked."""
    return respondent.asks.standing().filter(answer=None).count() if respondent else 0


def _elapsed(respondent: Respondent | None, count: int, at: datetime) -> int | None:
    if respondent is None or respondent.counted_from is None:
        return None
    return max(round((at - respondent.counted_from).total_seconds() / count), 0)
