"""What a number of a case file is called, in the reader's words instead of its place in the file."""

import re
from collections.abc import Callable, Mapping, Sequence

from samverkan_engine.report.parts.setting import Setting

ITEM = re.compile(r"\[(\d+)\]")


def called(of: Setting, place: str, of_one: bool = False) -> str:
    """
    Return what a number is called, with what it is of; its place where there are no words for it.

    of_one  among the numbers of one occupation, which then need not be named
    """
    part, *rest = place.split(".")
    write = OF_PART.get(part.partition("[")[0], _of_the_region)
    return write(of, place, rest, of_one) or place


def of_whom(of: Setting, place: str) -> str:
    """Return the programme or the sort of programme that an assumption is of; else that it is of all."""
    part, *rest = place.split(".")
    if part.startswith("programmes["):
        return list(of.planned.about.programmes.values())[_item(place)]
    return of.words.of("profile", rest[0]) if part == "profiles" else of.words("calibrated.all")


def _of_the_region(of: Setting, _place: str, rest: Sequence[str], _of_one: bool) -> str:
    return _word(of, ".".join(rest))


def _of_an_occupation(of: Setting, place: str, rest: Sequence[str], of_one: bool) -> str:
    word = _word(of, rest[-1])
    return word if of_one else _joined(list(of.planned.about.occupations.values())[_item(place)], word)


def _of_a_programme(of: Setting, place: str, rest: Sequence[str], of_one: bool) -> str:
    about, word = of.planned.about, _word(of, rest[0])
    where = about.occupations.get(rest[1], "") if len(rest) > 1 and not of_one else ""
    told = ", ".join(filter(None, (f"{word} {where}".rstrip(), _spread(of, rest))))
    return _joined(list(about.programmes.values())[_item(place)], told if word else "")


def _of_a_profile(of: Setting, _place: str, rest: Sequence[str], _of_one: bool) -> str:
    word = of.words.of("figure", rest[1])
    told = ", ".join(filter(None, (word, _spread(of, rest))))
    return _joined(of.words.of("profile", rest[0]), told if word != rest[1] else "")


def _of_the_establishment(of: Setting, place: str, rest: Sequence[str], of_one: bool) -> str:
    if rest[0] == "own":
        return of.words("place.own_jobs", year=rest[-1])
    if not rest[0].startswith("scenarios["):
        return _of_the_region(of, place, rest, of_one)
    number = _item(place) + 1
    if rest[1] == "weight":
        return of.words("place.plant_weight", number=number)
    return of.words("place.plant_jobs", number=number, year=rest[-1])


OF_PART: Mapping[str, Callable[[Setting, str, Sequence[str], bool], str]] = {
    "occupations": _of_an_occupation,
    "programmes": _of_a_programme,
    "profiles": _of_a_profile,
    "establishment": _of_the_establishment,
}


def _item(place: str) -> int:
    """Return which item of its list a number is of, from 0."""
    found = ITEM.search(place)
    assert found, f"{place} names an item of a list"
    return int(found[1]) - 1


def _word(of: Setting, key: str) -> str:
    word = of.words.of("place", key)
    return "" if word == key else word


def _spread(of: Setting, rest: Sequence[str]) -> str:
    return of.words("place.spread") if rest[-1] in ("sd", "sd_log") else ""


def _joined(name: str, word: str) -> str:
    """Return whom a number is of and what it is; nothing where there is no word for it."""
    return f"{name[0].upper()}{name[1:]}: {word[0].lower()}{word[1:]}" if word else ""
