"""A document, pasted or as a file, becomes a draft; nothing is kept here."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from samverkan.agreements.drafting import CannotApply, Working, begin
from samverkan.agreements.drafting.steps import Step
from samverkan.runs import actions as runs
from samverkan_engine.errors import Empty

LONGEST_TEXT = 1_000_000
"""The longest text that is drafted, in characters: about five hundred pages."""


class TooLong(Exception):
    """The document holds more text than is drafted."""


@dataclass(frozen=True)
class Received:
    """What a person gave: a pasted text, or the bytes and the name of a file."""

    text: str = ""
    data: bytes = b""
    name: str = ""

    @property
    def is_file(self) -> bool:
        return bool(self.name)

    @property
    def content(self) -> bytes:
        """Return the bytes, whichever way they came."""
        return self.data if self.is_file else self.text.encode()


def read(received: Received) -> Working:
    """Return the draft of a document; raise Refused or TooLong, each with a sentence."""
    if received.is_file:
        document = runs.read_document(received.data, received.name)
    else:
        if not received.text.strip():
            raise Empty(name=_("The text"))
        document = runs.read_text(received.text)
    if len(document.text) > LONGEST_TEXT:
        sentence = _("The text is longer than %(most)d pages. Paste only the agreement itself.")
        raise TooLong(sentence % {"most": 500})
    return begin(document, runs.draft_document(document))


DATES = ("valid_from", "valid_to", "renew_by")
ENDINGS = {
    "university": ("universitet", "högskola", "university", "universitetet", "högskolan", "college"),
    "municipality": ("kommun", "kommunen", "stad", "municipality", "kommune"),
    "region": ("region", "regionen", "landsting", "county"),
    "company": ("ab", "(publ)", "hb", "as", "aps", "ltd"),
}


def pointed(working: Working, use: str, start: int, end: int) -> Step:
    """
    Return the correction that sets something from words of the text.

    use is a single field, `date:<kind>`, party, person, area, domain, body, follow_up, promise or `passage:<id>`.
    Raises CannotApply when the words do not say it.
    """
    words = " ".join(working.document.text[start:end].split())
    place = {"start": start, "end": end}
    verb, _colon, detail = use.partition(":")
    if use in DATES:
        return {"do": "set", "field": use, "value": _date(words), **place}
    if verb == "date":
        return {"do": "add_date", "value": _date(words), "kind": detail, **place}
    if verb == "passage" and detail.isdecimal():
        return {"do": "respan_commitment", "row": int(detail), **place}
    steps: dict[str, Step] = {
        "title": {"do": "set", "field": "title", "value": words},
        "promise": {"do": "add_commitment"},
        "party": {"do": "add_party", "name": words, "kind": kind_of_party(words)},
        "person": {"do": "add_person", "name": words},
        "area": {"do": "add_area", "name": words},
        "domain": {"do": "add_domain", "own_name": words},
        "body": {"do": "add_body", "name": words},
        "follow_up": {"do": "add_follow_up", "duty": words},
    }
    if use not in steps:
        raise CannotApply(_("Choose what the words are to be used as."))
    return {**steps[use], **place}


def _date(words: str) -> str:
    value = runs.read_date(words)
    if not value:
        sentence = _("No date could be read from “%(words)s”. Write it in the field, as 2019-11-19.")
        raise CannotApply(sentence % {"words": words[:60]})
    return value


def kind_of_party(name: str) -> str:
    """Return the kind of organisation that a name tells by one of its words, else `other`."""
    words = set(name.casefold().split())
    return next((kind for kind, endings in ENDINGS.items() if words & set(endings)), "other")
