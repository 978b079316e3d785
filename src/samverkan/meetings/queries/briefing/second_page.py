"""Page two: the picture in figures, what is at risk, what moved, what to ask, what lies ahead."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan import papers
from samverkan.agreements.models import ReportState, Standing
from samverkan.agreements.queries.health import CommitmentView, differing_states
from samverkan.meetings.queries.briefing import words
from samverkan.meetings.queries.briefing.ahead import Ahead, ahead
from samverkan.meetings.queries.briefing.facts import Facts
from samverkan.meetings.queries.briefing.fitting import SECOND, total
from samverkan.meetings.queries.briefing.measured import Measured
from samverkan.meetings.queries.briefing.picture import chart, key_figures
from samverkan.meetings.queries.briefing.questions import Question, questions
from samverkan.papers.blocks import Block
from samverkan.ui import dates, numbers
from samverkan.ui.states import state_named

AT_RISK = (ReportState.AT_RISK, ReportState.MISSED, ReportState.HOLDS_NO_LONGER)
MOST, FEWEST = 6, 2  # rows of a table on the page
COMFORTABLE = 4  # rows that each table should have before the bar takes room from them


Found = tuple[list[CommitmentView], list[Measured], list[Ahead]]


@dataclass(frozen=True)
class Cut:
    """How many rows of each table there is room for."""

    risks: int = MOST
    indicators: int = MOST
    ahead: int = MOST

    def smaller(self) -> "Cut | None":
        """Return the next smaller cut, what is at risk giving way last; None when all are as short as they may be."""
        standing = {"ahead": self.ahead, "indicators": self.indicators, "risks": self.risks - 1}
        for name in sorted(standing, key=lambda each: -standing[each]):
            rows = getattr(self, name)
            if rows > FEWEST:
                return replace(self, **{name: rows - 1})
        return None


def second_page(facts: Facts) -> tuple[list[Block], list[Block]]:
    """Return the page, and for the annex the whole of what was cut to fit."""
    found = (at_risk(facts), moved_since(facts), ahead(facts))
    for with_chart in (True, False):
        page, cut = fitted(facts, found, with_chart=with_chart)
        there = [len(some) for some in (found[0], found[1], found[2])]
        rows = zip((cut.risks, cut.indicators, cut.ahead), there, strict=True)
        if all(shown >= min(every, COMFORTABLE) for shown, every in rows):
            break
    return page, [*([] if with_chart else chart(facts)), *left_over(facts, found, cut)]


def fitted(facts: Facts, found: Found, *, with_chart: bool) -> tuple[list[Block], Cut]:
    """Return the page with as many rows of each table as there is room for."""
    risks, moved, coming = found
    begins = list(opening(facts, with_chart=with_chart))
    asked = list(future(questions(facts)))
    cut = Cut()
    while True:
        page = [
            *begins,
            *risk_section(facts, risks, cut.risks),
            *indicator_section(facts, moved, cut.indicators),
            *asked,
            *ahead_section(facts, coming, cut.ahead),
        ]
        smaller = cut.smaller()
        if total(page) <= SECOND or smaller is None:
            return page, cut
        cut = smaller


def opening(facts: Facts, *, with_chart: bool) -> Iterator[Block]:
    """Yield the figures, the bar where there is room, and how the last round of reports went."""
    yield papers.PageBreak()
    yield papers.Heading(1, _("The picture in figures"))
    yield from key_figures(facts)
    if with_chart:
        yield from chart(facts)
    told = facts.round
    if told:
        text = (
            _("%(title)s: %(answered)s of %(asked)s questions answered so far, due %(day)s.")
            if told.is_open
            else _("%(title)s: %(answered)s of %(asked)s questions were answered. It is closed.")
        )
        named = {"title": told.title, "answered": told.answered, "asked": told.asked, "day": dates.day(told.due_on)}
        yield papers.Paragraph((papers.bold(_("The last reporting round.")), " " + text % named))


def at_risk(facts: Facts) -> list[CommitmentView]:
    """Return the promises that leaders should know of: seen differently, under review, late, at risk or missed."""
    found = [view for view in facts.commitments if view.standing != Standing.DROPPED and _rank(view) is not None]
    return sorted(found, key=lambda view: (_rank(view) or 0, view.number))


def _rank(view: CommitmentView) -> int | None:
    conditions = (view.differs, view.under_review, view.overdue, view.state in AT_RISK)
    return next((rank for rank, holds in enumerate(conditions) if holds), None)


def risk_section(facts: Facts, risks: list[CommitmentView], most: int) -> Iterator[Block]:
    """Yield what is at risk as a table."""
    yield papers.Heading(2, _("At risk, or seen differently"))
    if not risks:
        yield papers.Paragraph(_("No commitment is reported as at risk, late or missed, and the views do not differ."))
        return
    yield papers.Note(words.counted(_("the parties' reports on commitments"), facts.today))
    yield risk_table(risks[:most])
    yield from rest(len(risks) - most)


def risk_table(risks: list[CommitmentView]) -> papers.Table:
    """Return each promise with its state and who says what."""
    rows = tuple((f"{v.number}. {v.commitment.title}", state_of(v), said_of(v)) for v in risks)
    return papers.Table((_("Commitment"), _("State"), _("Who says what")), rows)


def state_of(view: CommitmentView) -> str:
    """Return the state in words, and what makes it one to know of."""
    return view.chip.word or str(state_named(view.chip.key).word)


def said_of(view: CommitmentView) -> str:
    """Return what each party says, or on what broken assumption the promise rests."""
    said = ", ".join(f"{mark.mark}: {state}" for mark, state in differing_states(view)) or _("no report")
    broken = [one.text.rstrip(".") for one in view.assumptions if one.broken]
    if view.under_review and broken:
        return f"{said}. " + _("Rests on “%(text)s”, which no longer holds.") % {"text": broken[0]}
    if view.overdue:
        return f"{said}. " + _("Was to be done by %(day)s.") % {"day": dates.day(view.commitment.due_on)}
    return said


def moved_since(facts: Facts) -> list[Measured]:
    """Return the indicators with a new value since the last meeting that is not the same as before, worse first."""
    found = [one for one in facts.indicators if facts.is_new(one.latest.on) and one.moved not in ("", "same")]
    return sorted(found, key=lambda one: (one.moved != "worse", one.indicator.name_key))


def indicator_section(facts: Facts, moved: list[Measured], most: int) -> Iterator[Block]:
    """Yield the indicators that moved, each with its source; nothing where nothing is measured."""
    if not facts.indicators:
        return
    yield papers.Heading(2, _("Indicators that moved"))
    if not moved:
        yield papers.Paragraph(_("No indicator has moved since the last meeting."))
        return
    yield indicator_table(moved[:most])
    yield from rest(len(moved) - most)


def indicator_table(moved: list[Measured]) -> papers.Table:
    """Return each indicator before and now, its target and where the value comes from."""
    rows = tuple((one.indicator.name, change_of(one), goal_of(one), source_of(one)) for one in moved)
    head = (_("Indicator"), _("Before and now"), _("Target"), _("Source"))
    return papers.Table(head, rows)


def change_of(one: Measured) -> str:
    """Return the value before and now, and in a word which way it went."""
    said = {"better": _("better"), "worse": _("worse"), "up": _("higher"), "down": _("lower")}
    return f"{one.text_before} → {one.text}, {said[one.moved]}"


def goal_of(one: Measured) -> str:
    """Return the target ahead with its year."""
    if one.goal is None:
        return "–"
    value = numbers.with_unit(numbers.rounded(one.goal.value, one.indicator.decimals), one.indicator.unit)
    return f"{value} ({one.goal.on.year})"


def source_of(one: Measured) -> str:
    """Return where the value comes from, its day, and whether it may still change."""
    tail = ", " + _("preliminary") if one.latest.is_preliminary else ""
    return f"{one.source}, {dates.day(one.latest.on)}{tail}"


def future(some: list[Question]) -> Iterator[Block]:
    """Yield the questions of the future, each with why it is asked."""
    yield papers.Heading(2, _("Questions of the future"))
    if not some:
        yield papers.Paragraph(_("The data gives no reason for a question, and none is on the agenda."))
        return
    yield papers.Items(tuple(asked_as(question) for question in some), numbered=True)


def asked_as(question: Question) -> tuple[str | papers.Run, ...]:
    """Return a question in bold, and its reason."""
    if question.is_taken:
        return (papers.bold(question.text), f" {question.why}".rstrip())
    return (papers.bold(question.text), " ", _("Proposed because: %(why)s") % {"why": question.why})


def ahead_section(facts: Facts, coming: list[Ahead], most: int) -> Iterator[Block]:
    """Yield the dates ahead as a table."""
    yield papers.Heading(2, _("Dates ahead"))
    if not coming:
        yield papers.Paragraph(_("No deadline, renewal or decision is due within a year and a half."))
        return
    yield ahead_table(coming[:most], facts.today)
    yield from rest(len(coming) - most)


def ahead_table(coming: list[Ahead], today: date) -> papers.Table:
    """Return each day and what it is."""
    rows = tuple((dates.day(one.on), one.what if one.on >= today else late(one.what)) for one in coming)
    return papers.Table((_("Day"), _("What")), rows)


def late(what: str) -> str:
    """Return what was to be done, saying that its day has passed."""
    return _("Late: %(what)s") % {"what": what}


def rest(more: int) -> Iterator[Block]:
    """Say that more stands in the annex."""
    if more > 0:
        text = ngettext("%(more)s more stands in the annex.", "%(more)s more stand in the annex.", more)
        yield papers.Paragraph(text % {"more": more})


def left_over(facts: Facts, found: Found, cut: Cut) -> Iterator[Block]:
    """Yield, for the annex, the whole tables of which the page shows a part."""
    risks, moved, coming = found
    if len(risks) > cut.risks:
        yield papers.Heading(2, _("At risk, or seen differently: all"))
        yield risk_table(risks)
    if len(moved) > cut.indicators:
        yield papers.Heading(2, _("Indicators that moved: all"))
        yield indicator_table(moved)
    if len(coming) > cut.ahead:
        yield papers.Heading(2, _("Dates ahead: all"))
        yield ahead_table(coming, facts.today)
