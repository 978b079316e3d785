"""What may be asked of each source, in words: `kpi=N00945 municipality=2482`; at the command line and on the page."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

COMMA = re.compile(r",(?![^(]*\))")
"""A comma between values; not one within brackets, as in RANGE(2020,2024)."""


class Unclear(Exception):
    """What was asked for is not understood; the sentence says what can be asked for."""


@dataclass(frozen=True)
class Wishes:
    """
    What may be asked of one source.

    lists     names that take several values
    single    names that take one
    needed    one of these is needed
    others    other names are taken as dimensions of the table
    example   how it may be written
    """

    lists: tuple[str, ...] = ()
    single: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    others: bool = False
    example: str = ""


WISHES: Mapping[str, Wishes] = {
    "yrkesbarometern": Wishes(),
    "scb": Wishes((), ("table", "query"), ("table", "query"), True, "table=TAB5445 Region=24 Tid=TOP(5)"),
    "susa": Wishes(("schools",), ("since",), (), False, "schools=HS,YH"),
    "kolada": Wishes(
        ("kpi", "municipality", "year"), (), ("kpi",), False, "kpi=N00945 municipality=2482,0000 year=2024"
    ),
    "jobsearch": Wishes(
        ("municipality", "region", "occupation-group"), ("q",), ("municipality", "region", "occupation-group", "q"),
        False, "municipality=kicB_LgH_2Dk",
    ),
    "jobstream": Wishes(
        ("location-concept-id", "occupation-concept-id"), ("updated-after", "updated-before", "whole"), (), False,
        "location-concept-id=g5Tt_CAV_zBd",
    ),
    "historical": Wishes((), ("file",), ("file",), False, "file=2024.jsonl.zip"),
    "taxonomy": Wishes(("types",), ("version",), (), False, "version=28"),
    "esco": Wishes(("languages",), ("version",), (), False, "version=v1.2.1 languages=sv,en"),
}  # fmt: skip


def wanted(source: str, words: Iterable[str]) -> dict[str, Any]:
    """Return what words ask of a source; raises Unclear."""
    known = WISHES[source]
    found: dict[str, Any] = {}
    for word in words:
        name, sign, value = word.partition("=")
        if not sign or not name or not value:
            raise Unclear(_("“%(word)s” is not understood. Write %(example)s.") % _told(known, word))
        values = COMMA.split(value)
        if name in known.lists:
            found[name] = values
        elif name in known.single:
            found[name] = value
        elif known.others:
            found.setdefault("select", {})[name] = values
        else:
            raise Unclear(_("“%(word)s” cannot be asked of this source. Write %(example)s.") % _told(known, name))
    if known.needed and not any(name in found for name in known.needed):
        raise Unclear(_("Say what to fetch, for example %(example)s.") % _told(known, ""))
    return found


def words(source: str, asked: Mapping[str, Any]) -> str:
    """Return what is asked of a source as words again."""
    flat = {**{name: one for name, one in asked.items() if name != "select"}, **asked.get("select", {})}
    return " ".join(f"{name}={','.join(one) if isinstance(one, list) else one}" for name, one in flat.items())


def _told(known: Wishes, word: str) -> dict[str, str]:
    return {"word": word, "example": known.example or _("nothing at all")}
