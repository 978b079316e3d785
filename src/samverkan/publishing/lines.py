"""Dated lines of what happened, each with its sources."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from samverkan.agreements.models import Activity, Assumption, Result
from samverkan.meetings.models import JointPosition
from samverkan.publishing.models import PublicFact


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
    said = f"{result.figure:n} {result.unit}" if result.figure is not None else ""
    detail = " · ".join(part for part in (said, result.source) if part)
    sources = (Source(result.source or result.evidence_url, "", result.evidence_url),) if result.evidence_url else ()
    return Line(result.on.isoformat(), result.text, sources, f"resultat-{result.pk}", detail)


def line_of_change(change: Any) -> Line:
    """Return a change of a promise as a line: what, and why."""
    links = (Source(change.source_url, "", change.source_url),) if change.source_url else ()
    return Line(change.changed_on.isoformat(), change.reason, links, detail=str(change.get_standing_display()))


def line_of_position(position: JointPosition) -> Line:
    """Return a joint position as a line."""
    number = gettext("Joint position %(number)s") % {"number": position.number}
    return Line(position.agreed_on.isoformat(), position.text, (), f"standpunkt-{position.number}", number)


def line_of_assumption(assumption: Assumption) -> Line:
    """Return an assumption as a line; while it holds, it has no date."""
    dated = assumption.changed_on.isoformat() if assumption.changed_on and not assumption.holds else ""
    links = (Source(assumption.source_url, "", assumption.source_url),) if assumption.source_url else ()
    return Line(dated, assumption.change_note if dated else assumption.text, links)


def source(given: dict[str, Any]) -> Source:
    """Return a source as it is shown."""
    return Source(given["publisher"], given["title"], given["url"], given.get("published") or "")
