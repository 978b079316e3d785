"""The dates ahead: deadlines of the agreement, of promises and actions, areas to decide on, decisions awaited."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from samverkan.meetings.queries.briefing.facts import Facts
from samverkan.meetings.queries.briefing.questions import listed
from samverkan.renewals.deadlines import dates_of, deadlines
from samverkan.renewals.models import RenewalState, Why

HORIZON = timedelta(days=548)


@dataclass(frozen=True)
class Ahead:
    """A day to know of, what it is, and how much it concerns leaders: less is more."""

    on: date
    what: str
    rank: int


def ahead(facts: Facts) -> list[Ahead]:
    """Return the dates within a year and a half in their order; what is late and open comes first."""
    found = [each for each in _all(facts) if each.on <= facts.today + HORIZON]
    return sorted(found, key=lambda each: (each.on, each.rank))


def _all(facts: Facts) -> Iterator[Ahead]:
    yield from _of_agreement(facts)
    for area in facts.areas:
        empty = " " + _("No shared activity yet within %(domains)s.") % {"domains": listed(area.empty)}
        what = _("The area %(name)s is to be decided on.") % {"name": area.name}
        yield Ahead(area.decide_by, what + (empty if area.empty else ""), 1)
    for view in facts.commitments:
        due = view.commitment.due_on
        if due and (view.overdue or due >= facts.today) and view.state != "done":
            named = {"number": view.number, "title": view.commitment.title}
            yield Ahead(due, _("Commitment %(number)s, %(title)s, is to be fulfilled.") % named, 2)
    for assumption in facts.agreement.seen_assumptions:
        if assumption.look_again_on and assumption.look_again_on >= facts.today:
            text = assumption.text.rstrip(".")
            yield Ahead(
                assumption.look_again_on, _("The assumption “%(text)s” is looked at again.") % {"text": text}, 3
            )


def _of_agreement(facts: Facts) -> Iterator[Ahead]:
    for deadline in deadlines(dates_of(facts.agreement), 0):
        if deadline.on >= facts.today:
            label = str(Why(deadline.why).label)
            yield Ahead(deadline.on, f"{label[:1].upper()}{label[1:]}.", 0)
    end = dates_of(facts.agreement).end
    if end and end >= facts.today and (dates_of(facts.agreement).renew_by or dates_of(facts.agreement).notice):
        yield Ahead(end, _("The last day of the agreement."), 0)
    if facts.renewal:
        on = facts.renewal.against_on
        if on and on >= facts.today:
            state = str(RenewalState(facts.renewal.state).label).lower()
            yield Ahead(on, _("A renewal is under way for this day: %(state)s.") % {"state": state}, 0)
