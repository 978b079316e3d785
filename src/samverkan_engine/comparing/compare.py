"""What two sides both promise, and what only one of them does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from samverkan_engine.comparing.assignment import assigned
from samverkan_engine.comparing.likeness import Weighed, likenesses, likenesses_across, weighed
from samverkan_engine.comparing.strength import differences
from samverkan_engine.comparing.words import name_key
from samverkan_engine.tables.comparing import (
    Differs,
    SamePromise,
    Share,
    Side,
    SidePromise,
    SidesCompared,
    SideTerm,
    TermCompared,
)

NORDIC = frozenset({"sv", "no", "nb", "nn", "da"})
"""Languages so near each other that their words can be compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareParameters:
    """
    When two promises are the same.

    least         less alike than this, 0 to 1, they are two promises
    least_across  the same for two languages, where words say nothing
    """

    least: float = 0.34
    least_across: float = 0.6


def compare(one: Side, other: Side, parameters: CompareParameters | None = None) -> SidesCompared:
    """
    Return what both sides promise, with how it differs in strength, and what only one of them does.

    Each promise has at most one counterpart, chosen so that the sum of what the pairs are alike above the least
    is the greatest. The answer is the same, turned round, whichever side is named first.
    Method: docs/explanation/comparing.md.
    """
    if _order(other) < _order(one):
        return _turned(_compare(other, one, parameters or CompareParameters()))
    return _compare(one, other, parameters or CompareParameters())


def _order(side: Side) -> tuple[object, ...]:
    promises = tuple((p.text, p.kind, p.domains, p.areas, p.actors) for p in side.promises)
    terms = tuple((term.code, term.values) for term in side.terms)
    return promises, side.language, side.names, side.areas, terms


def _compare(one: Side, other: Side, parameters: CompareParameters) -> SidesCompared:
    left, right = weighed(one, other)
    is_across = _is_across(one.language, other.language)
    find = likenesses_across if is_across else likenesses
    least = parameters.least_across if is_across else parameters.least
    alike = {(row, column): value for row, column, value in find(left, right, least)}
    pairs = assigned({pair: value - least + 1e-9 for pair, value in alike.items()})
    both = tuple(_same(left[row], right[column], row, column, alike[row, column]) for row, column in pairs)
    rows, columns = {row for row, _ in pairs}, {column for _, column in pairs}
    only_one = tuple(number for number in range(len(left)) if number not in rows)
    only_other = tuple(number for number in range(len(right)) if number not in columns)
    named = {name_key(area): area for area in reversed(one.areas)}
    named_too = {name_key(area): area for area in reversed(other.areas)}
    return SidesCompared(
        both=both,
        only_one=only_one,
        only_other=only_other,
        domains=_shares(one, other, both, only_one, only_other, lambda promise: promise.domains),
        areas=_shares(one, other, both, only_one, only_other, lambda promise: promise.areas),
        terms=_terms(one.terms, other.terms),
        areas_both=tuple(sorted(name for key, name in named.items() if key in named_too)),
        areas_only_one=tuple(sorted(name for key, name in named.items() if key not in named_too)),
        areas_only_other=tuple(sorted(name for key, name in named_too.items() if key not in named)),
        is_across_languages=is_across,
    )


def _is_across(one: str, other: str) -> bool:
    return bool(one and other and one != other and not {one, other} <= NORDIC)


def _same(one: Weighed, other: Weighed, row: int, column: int, likeness: float) -> SamePromise:
    found = differences(one.promise, other.promise, one.strength, other.strength)
    return SamePromise(row, column, round(likeness, 4), found)


def _shares(
    one: Side,
    other: Side,
    both: Sequence[SamePromise],
    only_one: Sequence[int],
    only_other: Sequence[int],
    names: Callable[[SidePromise], tuple[str, ...]],
) -> tuple[Share, ...]:
    """Count by name; a name that both write in their own way goes by the way the one side writes it."""
    shown: dict[str, str] = {}
    counts: dict[str, list[int]] = {}

    def add(found: Sequence[str], place: int) -> None:
        for key, name in {name_key(name): name for name in found or ("",)}.items():
            shown.setdefault(key, name)
            counts.setdefault(key, [0, 0, 0])[place] += 1

    for pair in both:
        add((*names(one.promises[pair.one]), *names(other.promises[pair.other])), 0)
    for number in only_one:
        add(names(one.promises[number]), 1)
    for number in only_other:
        add(names(other.promises[number]), 2)
    return tuple(Share(shown[key], *counts[key]) for key in sorted(counts, key=lambda key: (not key, key)))


def _terms(one: Sequence[SideTerm], other: Sequence[SideTerm]) -> tuple[TermCompared, ...]:
    left, right = ({term.code: term.values for term in terms if term.values} for terms in (one, other))
    codes = dict.fromkeys(term.code for term in (*one, *other))
    return tuple(
        TermCompared(code, left.get(code, ()), right.get(code, ())) for code in codes if code in left or code in right
    )


def _turned(compared: SidesCompared) -> SidesCompared:
    both = [
        SamePromise(
            pair.other,
            pair.one,
            pair.likeness,
            tuple(Differs(each.aspect, each.other, each.one) for each in pair.differs),
        )
        for pair in compared.both
    ]
    return replace(
        compared,
        both=tuple(sorted(both, key=lambda pair: pair.one)),
        only_one=compared.only_other,
        only_other=compared.only_one,
        domains=tuple(Share(each.name, each.both, each.only_other, each.only_one) for each in compared.domains),
        areas=tuple(Share(each.name, each.both, each.only_other, each.only_one) for each in compared.areas),
        terms=tuple(TermCompared(each.code, each.other, each.one) for each in compared.terms),
        areas_only_one=compared.areas_only_other,
        areas_only_other=compared.areas_only_one,
    )
