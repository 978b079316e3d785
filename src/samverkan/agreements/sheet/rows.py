"""The cells of a row become values, each with what is wrong in it."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from samverkan.agreements.models import CommitmentKind, ReportState
from samverkan.agreements.sheet.columns import FIXED
from samverkan.search import key
from samverkan.sources.spreadsheets.understanding import Read, understood
from samverkan.sources.spreadsheets.values import Unclear, chosen, whole_date

KINDS: dict[str, str] = {
    "återkommande": CommitmentKind.RECURRING,
    "varje år": CommitmentKind.RECURRING,
    "utredning": CommitmentKind.EXPLORATION,
    "leverans": CommitmentKind.DELIVERABLE,
}
STATES: dict[str, str] = {
    "klart": ReportState.DONE,
    "färdigt": ReportState.DONE,
    "klar": ReportState.DONE,
    "pågår": ReportState.UNDER_WAY,
    "ej påbörjat": ReportState.NOT_STARTED,
    "hållet": ReportState.KEPT,
    "missat": ReportState.MISSED,
    "under way": ReportState.UNDER_WAY,
}
LONGEST = {"title": 150, "sentence": 400}
FEWEST_DAYS, MOST_DAYS = 7, 3660


@dataclass(frozen=True)
class Words:
    """
    What the words of cells may mean in this agreement: names, folded, with the keys of what they name.

    people    by name and by e-mail address; a name that several have stands there with all of them
    """

    parties: Mapping[str, int]
    domains: Mapping[str, int]
    areas: Mapping[str, int]
    people: Mapping[str, Collection[int]] = field(default_factory=dict)


def read_cells(texts: Mapping[str, str], words: Words, faults: Mapping[str, str]) -> Read:
    """
    Return the values of some cells; what cannot be understood becomes a problem in its column, never a guess.

    faults  columns whose cell holds nothing that can be read, each with the sentence that says why
    """
    cells = {code: text for code, text in texts.items() if code not in FIXED}
    return understood(cells, lambda code, text: READERS[code](text, words), faults)


def _title(text: str, words: Words) -> str:
    return _within("title", " ".join(text.split()))


def _sentence(text: str, words: Words) -> str:
    return _within("sentence", text)


def _within(code: str, text: str) -> str:
    if len(text) > LONGEST[code]:
        sentence = _("The text is %(length)s characters; at most %(most)s fit. Shorten it.")
        raise Unclear(sentence % {"length": len(text), "most": LONGEST[code]})
    return text


def _kind(text: str, words: Words) -> str:
    return _one_of(text, CommitmentKind, KINDS, _("Say what kind of promise it is."))


def _state(text: str, words: Words) -> str:
    return _one_of(text, ReportState, STATES, _("A state that was reported is not taken back. Write another."))


def _one_of(text: str, choices: Any, others: Mapping[str, str], empty: str) -> str:
    if found := chosen(text, choices, others) if text else "":
        return found
    listed = ", ".join(str(label).lower() for label in choices.labels)
    if not text:
        raise Unclear(f"{empty} " + _("Write one of: %(words)s.") % {"words": listed})
    raise Unclear(_("“%(text)s” is not understood. Write one of: %(words)s.") % {"text": text, "words": listed})


def _named(known: Callable[[Words], Mapping[str, int]], unknown: Callable[[], str]) -> Callable[[str, Words], Any]:
    def read(text: str, words: Words) -> tuple[int, ...]:
        names = [name for part in re.split(r"[;\n]", text) if (name := " ".join(part.split()))]
        missing = next((name for name in names if key(name) not in known(words)), "")
        if missing:
            raise Unclear(unknown() % {"name": missing[:80]})
        return tuple(dict.fromkeys(known(words)[key(name)] for name in names))

    return read


def _bound(text: str, words: Words) -> tuple[int, ...]:
    found: tuple[int, ...] = _parties(text, words)
    if not found:
        raise Unclear(_("Say which party or parties the promise binds."))
    return found


_parties = _named(
    lambda words: words.parties,
    lambda: _("“%(name)s” is not a party to the agreement. Write the parties as they are called there."),
)
_domains = _named(
    lambda words: words.domains,
    lambda: _("The agreement has no domain called “%(name)s”. Add it to the agreement first, or write another."),
)
_areas = _named(
    lambda words: words.areas,
    lambda: _("No area that you see is called “%(name)s”. Add the area first, or write another."),
)


def _day(text: str, words: Words) -> date | None:
    return whole_date(text)


def _between(fewest: int, most: int) -> Callable[[str, Words], int | None]:
    def read(text: str, words: Words) -> int | None:
        if not text:
            return None
        if not re.fullmatch(r"[0-9]{1,5}", text) or not fewest <= int(text) <= most:
            sentence = _("“%(text)s” is not a whole number from %(fewest)d to %(most)d.")
            raise Unclear(sentence % {"text": text[:40], "fewest": fewest, "most": most})
        return int(text)

    return read


def _owner(text: str, words: Words) -> int | None:
    if not text:
        return None
    found = words.people.get(key(text), ())
    if not found:
        sentence = _("Nobody in your party is called “%(name)s”. Write a name or e-mail address that is known here.")
        raise Unclear(sentence % {"name": text[:80]})
    if len(found) > 1:
        sentence = _("Several in your party are called “%(name)s”. Write the e-mail address instead.")
        raise Unclear(sentence % {"name": text[:80]})
    return next(iter(found))


READERS: dict[str, Callable[[str, Words], Any]] = {
    "title": _title,
    "kind": _kind,
    "bound": _bound,
    "domains": _domains,
    "areas": _areas,
    "due_on": _day,
    "report_every_days": _between(FEWEST_DAYS, MOST_DAYS),
    "owner": _owner,
    "state": _state,
    "year": _between(1900, 2200),
    "sentence": _sentence,
}
