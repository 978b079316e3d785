"""The page of one round: who has answered, what was asked, and what waits for one's own party's view."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samverkan.accounts.actor import Actor, can
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.agreements import states
from samverkan.agreements.models import Party, StatusReport
from samverkan.agreements.queries.health import party_mark
from samverkan.reporting.figures import figure_text
from samverkan.reporting.models import Ask, Respondent, Round, answered_for
from samverkan.reporting.queries.progress import OPENED, SENT, UNSENT, Progress, chip_of, progress
from samverkan.reporting.queries.views_wanted import views_wanted
from samverkan.ui.components import PartyMark, SummaryItem, Tab

PER_PAGE = 50
PEOPLE, QUESTIONS, CONFIRM = "personer", "fragor", "bekrafta"
ANSWERED, UNANSWERED, KEPT = "besvarade", "obesvarade", "utan"


@dataclass(frozen=True)
class AskRow:
    """One question with its answer, as far as the one who looks sees it."""

    ask: Ask
    party: PartyMark
    is_own: bool
    who: str
    chip: tuple[str, str]
    said: states.Chip | None
    sentence: str
    figure: str
    file: str
    is_private: bool
    own_said: states.Chip | None = None

    @property
    def is_answered(self) -> bool:
        return self.said is not None

    @property
    def evidence(self) -> str:
        return self.ask.answer.evidence if self.ask.answer and self.is_answered else ""


def ask_rows(asks: Iterable[Ask], by: Actor) -> list[AskRow]:
    """Return questions, fetched with what `with_answers` fetches, as rows."""
    return [_row(ask, by) for ask in asks]


def _row(ask: Ask, by: Actor) -> AskRow:
    is_own = ask.party.organisation_id == by.organisation_id
    made = ask.answer if ask.answer and (is_own or ask.answer.report.circle != Circle.PRIVATE) else None
    report = made.report if made else None
    own = next(iter(getattr(ask.commitment, "own_views", ())), None)
    return AskRow(
        ask=ask,
        party=party_mark(ask.party),
        is_own=is_own,
        who=ask.respondent.person.name if ask.respondent else "",
        chip=("done", _("answered")) if made else chip_of(_status(ask)),
        said=states.chip(report.state, year=report.year) if report else None,
        sentence=made.sentence if made else "",
        figure=figure_text(made.figure, made.unit) if made else "",
        file=made.file.name if made and made.file else "",
        is_private=bool(report and report.circle == Circle.PRIVATE),
        own_said=states.chip(own.state, year=own.year) if own else None,
    )


def _status(ask: Ask) -> str:
    if ask.respondent is None or ask.respondent.sent_at is None:
        return UNSENT
    return OPENED if ask.respondent.opened_at else SENT


def with_answers(asks: QuerySet[Ask]) -> QuerySet[Ask]:
    """Fetch with each question its promise, party, person and answer."""
    related = (
        "round", "commitment", "party__organisation", "respondent__person", "answer__report__party", "answer__file",
    )  # fmt: skip
    return asks.select_related(*related)


def with_own_view(asks: QuerySet[Ask], by: Actor) -> QuerySet[Ask]:
    """Fetch with each question one's own party's latest view of the promise, too."""
    own = StatusReport.objects.filter(party__organisation=by.organisation_id, is_latest=True)
    shared = own.exclude(circle=Circle.PRIVATE)
    return asks.prefetch_related(Prefetch("commitment__reports", shared, to_attr="own_views"))


@dataclass(frozen=True)
class RoundPage:
    """One round as the page shows it."""

    round: Round
    today: date
    progress: Progress
    strip: list[SummaryItem]
    tabs: list[Tab]
    shown: str
    page: Page[Any]
    rows: list[Any]
    waiting: int
    mine: int
    may_manage: bool
    may_answer: bool
    unowned: int

    @property
    def is_overdue(self) -> bool:
        return self.round.is_open and self.round.due_on < self.today


@dataclass(frozen=True)
class Wanted:
    """What the list of questions is cut down to."""

    shown: str = ""
    party: int | None = None
    status: str = ""


def round_page(asked: Round, by: Actor, today: date, wanted: Wanted, number: str | None) -> RoundPage:
    """Return the page; the part of it that is long is cut into pages."""
    found = progress(asked, by)
    waiting = views_wanted(by).filter(round=asked)
    count = waiting.count()
    shown = wanted.shown if wanted.shown in (PEOPLE, QUESTIONS, CONFIRM) else PEOPLE
    page, rows = _part(asked, by, wanted, shown, found, waiting, number)
    own = next((each for each in found.parties if each.is_own), None)
    mine = Respondent.objects.filter(round=asked, person=by.person, party__organisation=by.organisation_id)
    left = mine.filter(asks__answer=None, asks__withdrawn_at=None, asks__isnull=False).distinct().count()
    return RoundPage(
        round=asked,
        today=today,
        progress=found,
        strip=_strip(found, count),
        tabs=_tabs(asked, shown, found, count),
        shown=shown,
        page=page,
        rows=rows,
        waiting=count,
        mine=left if asked.is_open else 0,
        may_manage=can(by, Permission.COMMITMENT_EDIT, asked),
        may_answer=can(by, Permission.COMMITMENT_REPORT, asked),
        unowned=own.unowned if own else 0,
    )


def _part(
    asked: Round, by: Actor, wanted: Wanted, shown: str, found: Progress, waiting: QuerySet[Ask], number: str | None
) -> tuple[Page[Any], list[Any]]:
    if shown == PEOPLE:
        page: Page[Any] = Paginator(found.lines, PER_PAGE).get_page(number)
        return page, list(page.object_list)
    asks = waiting if shown == CONFIRM else asks_of(asked, by, wanted)
    page = Paginator(with_own_view(with_answers(asks.order_by(*ORDER)), by), PER_PAGE).get_page(number)
    return page, ask_rows(page.object_list, by)


ORDER = ("commitment__number", "party__position", "pk")


def asks_of(asked: Round, by: Actor, wanted: Wanted) -> QuerySet[Ask]:
    """Return the questions of a round that the actor sees and that fit what is wanted."""
    asks = Ask.objects.visible_to(by).standing().filter(round=asked)
    if wanted.party:
        asks = asks.filter(party=wanted.party)
    conditions = {ANSWERED: answered_for(by), UNANSWERED: ~answered_for(by), KEPT: Q(respondent=None)}
    # The negation of a condition that goes through the answer would need the answer to be there.
    if wanted.status == UNANSWERED:
        return asks.exclude(pk__in=asks.filter(answered_for(by)).order_by().values("pk"))
    return asks.filter(conditions[wanted.status]) if wanted.status in conditions else asks


def parties_of(asked: Round) -> list[Party]:
    """Return the parties to choose between, in their order."""
    return list(asked.agreement.parties.select_related("organisation"))


def _strip(found: Progress, waiting: int) -> list[SummaryItem]:
    items = [
        SummaryItem(f"{found.answered}/{found.asked}", _("answered"), state="done"),
        SummaryItem(found.unopened, _("have not opened the link"), state="not_started"),
        SummaryItem(waiting, _("wait for your party's view"), state="unconfirmed"),
    ]
    return [*items, SummaryItem(found.took or "–", _("median time it took"))]


def _tabs(asked: Round, shown: str, found: Progress, waiting: int) -> list[Tab]:
    own = reverse("reporting:page", args=[asked.agreement_id, asked.number])
    parts = (
        (PEOPLE, pgettext("round", "People"), sum(line.respondent is not None for line in found.lines)),
        (QUESTIONS, pgettext("round", "Questions"), found.asked),
        (CONFIRM, pgettext("round", "To confirm"), waiting),
    )
    return [Tab(label, f"{own}?visa={code}", current=code == shown, count=count) for code, label, count in parts]
