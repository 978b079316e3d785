"""The section of the briefing about competence gaps: cases open, those awaiting a decision, look-backs due."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Min, Prefetch, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan import papers
from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Agreement
from samverkan.gap_cases.models import CaseDecision, CaseState, GapCase
from samverkan.gap_cases.queries.wording import decider, sentence, word
from samverkan.papers.blocks import Block
from samverkan.ui import dates

MOST = 20


def section(agreement: Agreement, reader: Actor, today: date) -> Iterator[Block]:
    """Yield the cases that the parties share and that are not over, those that await a decision first."""
    found = open_cases(agreement, reader)
    cases = found[:MOST]
    if not cases:
        return
    yield papers.Heading(2, _("Competence gaps"))
    rows = tuple((f"{case.title}. {sentence(case)}", word(case.state), step_of(case, today)) for case in cases)
    yield papers.Table((_("Competence gap"), _("State"), _("What comes next")), rows)
    if more := len(found) - len(cases):
        told = ngettext(
            "%(more)s more stands in the list of competence gaps.",
            "%(more)s more stand in the list of competence gaps.",
            more,
        )
        yield papers.Note(told % {"more": more})
    sources = dict.fromkeys(case.source for case in cases)
    yield papers.Note(_("Source: %(source)s.") % {"source": "; ".join(sources)})


def open_cases(agreement: Agreement, reader: Actor) -> list[Any]:
    """Return the shared cases that await options, a decision or a look-back, those that await a decision first."""
    waiting = Q(decisions__withdrawn_at=None, decisions__look_backs__done_at=None)
    standing = CaseDecision.objects.filter(withdrawn_at=None).select_related("option")
    found = GapCase.objects.visible_to(reader).filter(agreement=agreement, closed_at=None).with_state()
    found = found.annotate(next_due=Min("decisions__look_backs__due_on", filter=waiting))
    found = found.select_related("decider__organisation")
    found = found.prefetch_related(Prefetch("decisions", standing, to_attr="standing"))
    awaiting = (case for case in found.order_by("pk") if case.next_due or not case.standing)
    return sorted(awaiting, key=lambda case: (RANK[case.state], case.year))


RANK = {
    CaseState.AWAITING: 0, CaseState.READY: 1, CaseState.OPEN: 2, CaseState.DECIDED: 3, CaseState.FOLLOWED: 4,
    CaseState.CLOSED: 5,
}  # fmt: skip


def step_of(case: Any, today: date) -> str:
    """Return what a case waits for."""
    decision = next(iter(case.standing), None)
    if decision is None:
        whose = decider(case)
        return _("Decided by %(body)s.") % {"body": whose} if whose else _("Whose decision it is has not been said.")
    chosen = _("Chosen: %(option)s, %(day)s.") % {
        "option": decision.option.title, "day": dates.day(decision.decided_on)
    }  # fmt: skip
    if case.next_due is None:
        return chosen
    text = _("Look-back due since %(day)s.") if case.next_due <= today else _("Look-back on %(day)s.")
    return f"{chosen} {text % {'day': dates.day(case.next_due)}}"
