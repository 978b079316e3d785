"""One row of the register becomes an entry, with what is wrong in it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from samverkan.overview.sheet import values
from samverkan.search import key
from samverkan.sources.spreadsheets.columns import Problem
from samverkan.sources.spreadsheets.understanding import NOTHING, understood

LONGEST = {"title": 250, "registry_number": 60, "contact": 150}
LONGEST_NAME = 200


@dataclass(frozen=True)
class Entry:
    """One agreement as a row tells it; `texts` is what the cells say, before it is understood."""

    number: int
    texts: Mapping[str, str]
    problems: tuple[Problem, ...] = ()
    title: str = ""
    kind: str = ""
    party_names: tuple[str, ...] = ()
    signed_on: str = ""
    valid_from: str = ""
    valid_to: str = ""
    notice_date: date | None = None
    review_date: date | None = None
    meeting_cadence: str = ""
    registry_number: str = ""
    contact: str = ""
    purpose: str = ""
    text: str = ""
    commitments: tuple[str, ...] = ()


def read_entry(number: int, texts: Mapping[str, str], formulas: Mapping[str, str] = NOTHING) -> Entry:
    """Return the entry of a row; `formulas` are the columns that hold nothing to read, each with a sentence why."""
    said = understood({code: texts.get(code, "") for code in READERS}, lambda code, text: READERS[code](text), formulas)
    values = {**said.values, "party_names": said.values.get("parties", ())}
    values.pop("parties", None)
    problems = (*said.problems, *_between(values))
    return Entry(number=number, texts=dict(texts), problems=problems, **values)


def _between(understood: Mapping[str, Any]) -> list[Problem]:
    start, end = understood.get("valid_from", ""), understood.get("valid_to", "")
    shared = min(len(start), len(end))
    problems = []
    if shared and end[:shared] < start[:shared]:
        problems.append(Problem("valid_to", _("The agreement ends before it begins. Correct one of the dates.")))
    text = understood.get("text", "")
    for promise in understood.get("commitments", ()) if text else ():
        if not place_of(promise, text):
            sentence = _("“%(words)s” does not occur in the text. Use the text's own words, or leave the text empty.")
            problems.append(Problem("commitments", sentence % {"words": promise[:60]}))
            break
    return problems


def place_of(promise: str, text: str) -> tuple[int, int] | None:
    """Return where a promise stands in a text, whatever the line breaks between its words."""
    found = re.search(r"\s+".join(re.escape(word) for word in promise.split()), text)
    return found.span() if found else None


def _title(text: str) -> str:
    if not text:
        raise values.Unclear(_("The agreement has no title. Write one."))
    return _within("title")(" ".join(text.split()))


def _within(code: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if len(text) > LONGEST[code]:
            sentence = _("The text is %(length)s characters; at most %(most)s fit. Shorten it.")
            raise values.Unclear(sentence % {"length": len(text), "most": LONGEST[code]})
        return text

    return read


def _kind(text: str) -> str:
    if not text:
        raise values.Unclear(_("Say what kind of agreement it is, such as letter of intent or cooperation agreement."))
    return values.kind(text)


def _parties(text: str) -> tuple[str, ...]:
    names = list({key(name): name for part in re.split(r"[;\n]", text) if (name := " ".join(part.split()))}.values())
    if not names:
        raise values.Unclear(_("The agreement has no counterpart. Write the parties, separated by semicolons."))
    if len(names) > 8:
        sentence = _("An agreement has at most eight parties; this one names %(number)s.")
        raise values.Unclear(sentence % {"number": len(names)})
    if long := next((name for name in names if len(name) > LONGEST_NAME), ""):
        raise values.Unclear(
            _("The name “%(name)s …” is too long for a party. Separate parties by semicolons.") % {"name": long[:60]}
        )
    return tuple(names)


def _promises(text: str) -> tuple[str, ...]:
    return tuple(line for part in text.split("\n") if (line := part.strip(" \t–-•*·")))


READERS: dict[str, Callable[[str], Any]] = {
    "title": _title,
    "kind": _kind,
    "parties": _parties,
    "signed_on": values.partial_date,
    "valid_from": values.partial_date,
    "valid_to": values.partial_date,
    "notice_date": values.whole_date,
    "review_date": values.whole_date,
    "meeting_cadence": values.cadence,
    "registry_number": _within("registry_number"),
    "contact": _within("contact"),
    "purpose": str,
    "text": str,
    "commitments": _promises,
}
