"""The sentences of the annual text, in the language that is on."""

from collections.abc import Iterable, Iterator

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan.agreements.models import Activity, Result
from samverkan.meetings.models import JointPosition, Meeting, PartyDecisionState
from samverkan.overview.queries.annual_text.facts import YearFacts
from samverkan.ui.dates import day
from samverkan.ui.numbers import rounded, with_unit

MOST_PROMISES = 12


def compose(facts: YearFacts) -> str:
    """Return the text; a part about which nothing is known says so or is left out, and no figure lacks its source."""
    parts = (
        [facts.agreement.title],
        _agreed(facts),
        _section(_("What was agreed"), _promises(facts)),
        _section(_("Meetings in %(year)s") % {"year": facts.year}, _meetings(facts)),
        _section(_("Joint positions"), map(_position, facts.positions)),
        _section(_("Activities under way"), map(_running, facts.running)),
        _section(_("Activities finished"), map(_finished, facts.finished)),
        _section(_("Results"), map(_result, facts.results)),
        _section(_("Money put in during %(year)s") % {"year": facts.year}, _money(facts)),
        _section(_("Own goals that the agreement serves"), _goals(facts)),
    )
    return "\n\n".join("\n".join(lines) for part in parts if (lines := list(part)))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield title
        yield from (f"– {line}" for line in found)


def _agreed(facts: YearFacts) -> Iterator[str]:
    agreement = facts.agreement
    names = [party.organisation.name for party in facts.parties]
    words = {"kind": agreement.get_kind_display(), "parties": listed(names)}
    yield _("%(kind)s between %(parties)s.") % words + _when(agreement.signed_on, agreement.valid_to)
    if agreement.purpose:
        yield agreement.purpose.strip()


def _when(signed_on: str, valid_to: str) -> str:
    words = ""
    if signed_on:
        words += " " + _("Signed %(date)s.") % {"date": day(signed_on)}
    if valid_to:
        words += " " + _("Valid to %(date)s.") % {"date": day(valid_to)}
    return words


def _promises(facts: YearFacts) -> Iterator[str]:
    for commitment in facts.commitments[:MOST_PROMISES]:
        yield " ".join(commitment.text.split())
    rest = len(facts.commitments) - MOST_PROMISES
    if rest > 0:
        yield ngettext("and %(n)s more commitment", "and %(n)s more commitments", rest) % {"n": rest}


def _meetings(facts: YearFacts) -> Iterator[str]:
    if not facts.meetings:
        yield _("No meeting was held.")
    for meeting in facts.meetings:
        yield _("%(meeting)s, %(date)s%(place)s.") % _sitting(meeting)


def _sitting(meeting: Meeting) -> dict[str, str]:
    place = _(" in %(place)s") % {"place": meeting.place} if meeting.place else ""
    return {"meeting": meeting.title, "date": day(timezone.localtime(meeting.starts_at)), "place": place}


def _position(position: JointPosition) -> str:
    words = {"number": position.number, "date": day(position.agreed_on), "text": _sentence(position.text)}
    line = _("No %(number)s, %(date)s: %(text)s") % words
    for decision in position.decided:
        approved = decision.state == PartyDecisionState.APPROVED
        said = _("Decided by %(body)s %(date)s") if approved else _("Rejected by %(body)s %(date)s")
        body = decision.body or decision.party.organisation.name
        number = f" ({decision.registry_number})" if decision.registry_number else ""
        line += " " + said % {"body": body, "date": day(decision.decided_on)} + number + "."
    return line


def _running(activity: Activity) -> str:
    if activity.starts_on and activity.ends_on:
        words = {"title": activity.title, "from": day(activity.starts_on), "to": day(activity.ends_on)}
        return _("%(title)s (%(from)s to %(to)s)") % words
    if activity.starts_on:
        return _("%(title)s (since %(from)s)") % {"title": activity.title, "from": day(activity.starts_on)}
    return activity.title


def _finished(activity: Activity) -> str:
    return _("%(title)s (finished %(date)s)") % {"title": activity.title, "date": day(activity.ends_on)}


def _result(result: Result) -> str:
    text = result.text.rstrip(" .")
    if result.figure is not None:
        whole = result.figure == result.figure.to_integral_value()
        text += f": {with_unit(rounded(result.figure, 0 if whole else 2), result.unit)}"
    source = result.source or result.evidence_url or (result.evidence_file.name if result.evidence_file else "")
    words = {"text": text, "activity": result.activity.title, "date": day(result.on), "source": source}
    if source:
        return _("%(text)s (%(activity)s, %(date)s; source: %(source)s).") % words
    return _("%(text)s (%(activity)s, %(date)s).") % words


def _money(facts: YearFacts) -> Iterator[str]:
    for money in facts.money:
        words = {
            "payer": money.payer or _("Payer not named"),
            "amount": with_unit(rounded(money.amount_sek), _("kronor")),
            "activities": listed(list(money.activities)),
        }
        yield _("%(payer)s: %(amount)s (source: entered for %(activities)s)") % words
    if facts.serve_others:
        words = {"activities": listed(list(facts.serve_others))}
        yield _("Of these, %(activities)s also serves other agreements; do not count the money twice.") % words


def _goals(facts: YearFacts) -> Iterator[str]:
    for goal in facts.goals:
        yield f"{goal.text} ({goal.source})" if goal.source else goal.text


def listed(names: list[str]) -> str:
    """Return names as a sentence lists them: A, B and C."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def _sentence(text: str) -> str:
    plain = " ".join(text.split())
    return plain if plain.endswith((".", "?", "!")) else f"{plain}."
