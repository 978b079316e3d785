"""Small phrases that several parts of the briefing use."""

from datetime import date

from django.utils.translation import gettext as _

from samverkan import papers
from samverkan.agreements.models import Result
from samverkan.meetings.models import PartyDecisionState
from samverkan.meetings.queries.briefing.decided import Decided
from samverkan.ui import dates, numbers


def counted(what: str, day: date) -> str:
    """Return where a figure counted by the system comes from."""
    return _("Counted in Samverkan from %(what)s on %(day)s") % {"what": what, "day": dates.day(day)}


def decided(decision: Decided, day: date) -> str:
    """Return a party's formal decision as a sentence, as it stood on a day."""
    words = {
        "party": decision.mark,
        "body": decision.body or _("its own body"),
        "day": dates.day(decision.decided_on),
    }
    if decision.state == PartyDecisionState.AWAITED or (decision.decided_on and decision.decided_on > day):
        return _("%(party)s: the decision of %(body)s is awaited.") % words
    if decision.state == PartyDecisionState.REJECTED:
        text = _("%(party)s: rejected by %(body)s on %(day)s") % words
    else:
        text = _("%(party)s: decided by %(body)s on %(day)s") % words
    return text + (f" ({decision.registry_number})." if decision.registry_number else ".")


def source_of(result: Result) -> papers.blocks.Inline:
    """Return where a result's figure or claim comes from."""
    name = result.source or (result.evidence_file.name if result.evidence_file else "")
    if result.evidence_url:
        return (papers.link(name or _("the evidence"), result.evidence_url),)
    return name or _("no source given")


def figure_of(result: Result) -> str:
    """Return a result's figure with its unit, with decimals only where there are any."""
    if result.figure is None:
        return ""
    decimals = 0 if result.figure == result.figure.to_integral_value() else 2
    return numbers.with_unit(numbers.rounded(result.figure, decimals), result.unit)
