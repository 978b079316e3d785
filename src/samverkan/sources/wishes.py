"""What may be asked of each source, in words: `kpi=N00945 municipality=2482`; at the command line and on the page."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

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
    usual     what is fetched when nothing is said
    """

    lists: tuple[str, ...] = ()
    single: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    others: bool = False
    example: str = ""
    usual: str = ""


WISHES: Mapping[str, Wishes] = {
    "yrkesbarometern": Wishes(),
    "scb": Wishes((), ("table", "query"), (), True, "table=TAB6471 Region=2482 Tid=TOP(5)",
                  gettext_noop("people employed by occupation in every county, the latest five years")),
    "susa": Wishes(("schools",), ("since",), (), False, "schools=HS,YH",
                   gettext_noop("universities and vocational higher education")),
    "kolada": Wishes(
        ("kpi", "municipality", "year"), (), ("kpi",), False, "kpi=N00945 municipality=2482,0000 year=2024"
    ),
    "jobsearch": Wishes(
        ("municipality", "region", "occupation-group"), ("q",), ("municipality", "region", "occupation-group", "q"),
        False, "municipality=kicB_LgH_2Dk",
    ),
    "jobstream": Wishes(
        ("location-concept-id", "occupation-concept-id"), ("updated-after", "updated-before", "whole"), (), False,
        "location-concept-id=g5Tt_CAV_zBd", gettext_noop("all open ads, and from the second time on what has changed"),
    ),
    "historical": Wishes((), ("file",), ("file",), False, "file=2024.jsonl.zip"),
    "taxonomy": Wishes(("types",), ("version",), (), False, "version=28",
                       gettext_noop("occupations and skills in their latest version")),
    "esco": Wishes(("languages",), ("version",), (), False, "version=v1.2.1 languages=sv,en",
                   gettext_noop("occupations and skills in Swedish and English")),
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
