"""The sentences about a case that stand on several pages."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan.competence.places import name_of
from samverkan.gap_cases.by_year import Band
from samverkan.gap_cases.models import CaseState, GapCase
from samverkan.ui.numbers import rounded

SHOWN = {
    CaseState.OPEN: "open",
    CaseState.READY: "under_way",
    CaseState.AWAITING: "under_review",
    CaseState.DECIDED: "decided",
    CaseState.FOLLOWED: "done",
    CaseState.CLOSED: "dropped",
}
"""The shape and tone of each state; its word is its own."""


def span(low: int | None, high: int | None) -> str:
    """Return a range as it is written; one figure where both ends are the same, a dash where nothing is said."""
    if low is None or high is None:
        return "–"
    between = " – " if low < 0 else "–"
    return rounded(low) if low == high else f"{rounded(low)}{between}{rounded(high)}"


def within(band: Band) -> str:
    """Return a band as it is written: from where to where in nine draws of ten, with the middle where it is told."""
    low, _inner_low, middle, _inner_high, high = band
    return span(low, high) if middle is None or low == high else f"{rounded(middle)} ({span(low, high)})"


def sentence(case: GapCase) -> str:
    """Return the gap in a sentence."""
    words = {
        "region": name_of(case.region),
        "span": span(case.low, case.high),
        "occupation": case.occupation[:1].lower() + case.occupation[1:],
        "year": case.year,
    }
    return (
        ngettext(
            "By %(year)s %(span)s person is missing in %(region)s: %(occupation)s.",
            "By %(year)s %(span)s people are missing in %(region)s: %(occupation)s.",
            case.high,
        )
        % words
    )


def ask(case: GapCase) -> str:
    """Return what the meeting is asked."""
    return _("Decide on the competence gap %(case)s") % {"case": case.title}


def reasons(case: GapCase) -> str:
    """Return what stands beside the question: the gap with its source, the options, and whose decision it is."""
    source = _("Source: %(source)s.") % {"source": case.source}
    lines = [f"{sentence(case)} {source}", case.why]
    skills = [need.name for need in case.needs.all()]
    if skills:
        told = _("Asked for as commissioned education and not given: %(skills)s.")
        lines.append(told % {"skills": "; ".join(skills)})
    titles = [option.title for option in case.options.all()]
    if titles:
        lines.append(_("Options: %(options)s.") % {"options": "; ".join(titles)})
    if decided_by := decider(case):
        lines.append(_("Decided by %(body)s.") % {"body": decided_by})
    return "\n".join(filter(None, lines))


def decider(case: GapCase) -> str:
    """Return whose decision it is: the body in its party, else the kind of body; nothing while nobody has said."""
    body = case.body or (str(case.get_decider_kind_display()) if case.decider_kind else "")
    party = case.decider.organisation.name if case.decider else ""
    return ", ".join(filter(None, (body, party)))


def word(state: str) -> str:
    """Return what a state is called within a line."""
    return str(CaseState(state).label)
