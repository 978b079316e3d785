"""Dated lines of what happened, each with its sources."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext

from samverkan.agreements.models import Activity, Assumption, Result
from samverkan.meetings.models import JointPosition, PartyDecision
from samverkan.publishing.models import PublicFact
from samverkan.ui.components import Number
from samverkan.ui.dates import day


@dataclass(frozen=True)
class Source:
    """Where a line comes from: who says it, what it is called, its address, and its day."""

    publisher: str
    title: str
    url: str
    published: str = ""


@dataclass(frozen=True)
class Line:
    """Something dated that happened, with its sources."""

    dated: str
    text: str
    sources: tuple[Source, ...] = ()
    anchor: str = ""
    detail: str = ""


def line_of_fact(fact: PublicFact) -> Line:
    """Return a fact as a line."""
    return Line(fact.dated, str(fact), tuple(source(one) for one in fact.sources), f"uppgift-{fact.pk}")


def lines_of_activity(activity: Activity) -> list[Line]:
    """Return the results of a public activity, or the activity itself while there is none."""
    lines = [line_of_result(result) for result in activity.results.all()]
    begun = activity.starts_on.isoformat() if activity.starts_on else ""
    return lines or [Line(begun, activity.title, detail=str(activity.get_status_display()))]


def line_of_result(result: Result) -> Line:
    """Return a result as a line, its figure with unit and source."""
    said = figure(result.figure, result.unit) if result.figure is not None else ""
    detail = " · ".join(part for part in (said, result.source) if part)
    sources = (Source(result.source or result.evidence_url, "", result.evidence_url),) if result.evidence_url else ()
    return Line(result.on.isoformat(), result.text, sources, f"resultat-{result.pk}", detail)


def figure(value: Decimal, unit: str) -> str:
    """Return a figure with its unit, and with decimals only where it has any."""
    return Number(value, unit, decimals=0 if value == value.to_integral_value() else 2).text


def line_of_change(change: Any) -> Line:
    """Return a change of a promise as a line: what, and why."""
    links = (Source(change.source_url, "", change.source_url),) if change.source_url else ()
    return Line(change.changed_on.isoformat(), change.reason, links, detail=str(change.get_standing_display()))


def lines_of_position(position: JointPosition) -> list[Line]:
    """Return a joint position as a line, with the parties' formal decisions, and what became of it as another."""
    number = gettext("Joint position %(number)s") % {"number": position.number}
    detail = " · ".join([number, *(decided(decision) for decision in position.decisions.all())])
    lines = [Line(position.agreed_on.isoformat(), position.text, (), f"standpunkt-{position.number}", detail)]
    if position.outcome and position.outcome_on:
        became = gettext("what became of joint position %(number)s") % {"number": position.number}
        lines.append(Line(position.outcome_on.isoformat(), position.outcome, detail=became))
    return lines


def decided(decision: PartyDecision) -> str:
    """Return a formal decision in a few words: who, what, when, and where it is registered."""
    mark = decision.party.organisation.short_mark
    said = [decision.body, str(decision.get_state_display()), day(decision.decided_on) if decision.decided_on else ""]
    return f"{mark}: {', '.join(filter(None, [*said, decision.registry_number]))}"


def line_of_assumption(assumption: Assumption) -> Line:
    """Return an assumption, judged, as a line; while it holds, it has no date."""
    broken = assumption.broken
    if broken is None:
        return Line("", assumption.text, _link(assumption.source_url))
    words = broken.note or gettext("No longer holds: %(assumption)s") % {"assumption": assumption.text}
    return Line(broken.on.isoformat(), words, _link(broken.source_url))


def _link(address: str) -> tuple[Source, ...]:
    return (Source(address, "", address),) if address else ()


def source(given: dict[str, Any]) -> Source:
    """Return a source as it is shown."""
    return Source(given["publisher"], given["title"], given["url"], given.get("published") or "")
