"""Two drafts or agreements as they are laid beside each other, and what comes of it."""

from dataclasses import dataclass
from enum import StrEnum


class Aspect(StrEnum):
    """In what two promises of the same thing differ in strength."""

    FORCE = "force"
    KIND = "kind"
    FIGURES = "figures"
    DATES = "dates"
    WHO = "who"


class Force(StrEnum):
    """How firmly something is promised: shall, or says so plainly; should or aims to; shall not."""

    FIRM = "firm"
    SOFT = "soft"
    NOT = "not"


@dataclass(frozen=True, slots=True, kw_only=True)
class SidePromise:
    """
    One promise of a side.

    kind      a code of the closed list of kinds
    domains   codes, or names that the agreement has made itself
    areas     names of subject areas
    actors    kinds of party that are bound; empty when all are
    """

    text: str
    kind: str
    domains: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SideTerm:
    """What a side says of one thing beside its promises: `code` tells what, `values` are plain words or ISO days."""

    code: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """
    One of the two that are compared.

    areas      names of its subject areas
    terms      what it says of validity, notice, money and the like; one for each code
    names      names of its parties, which say nothing of what is promised
    language   two letters; empty when unknown
    """

    promises: tuple[SidePromise, ...] = ()
    areas: tuple[str, ...] = ()
    terms: tuple[SideTerm, ...] = ()
    names: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Differs:
    """An aspect in which two promises of the same thing differ: codes, figures or ISO days; empty where unsaid."""

    aspect: Aspect
    one: tuple[str, ...]
    other: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SamePromise:
    """A promise that both sides make: its number on each side, how alike the two are, 0 to 1, and what differs."""

    one: int
    other: int
    likeness: float
    differs: tuple[Differs, ...] = ()


@dataclass(frozen=True, slots=True)
class TermCompared:
    """What each side says of one thing; empty where it says nothing."""

    code: str
    one: tuple[str, ...]
    other: tuple[str, ...]

    @property
    def is_same(self) -> bool:
        return sorted(self.one) == sorted(self.other)


@dataclass(frozen=True, slots=True)
class Share:
    """How many promises of a domain or area both make, only the one, and only the other; `name` may be empty."""

    name: str
    both: int
    only_one: int
    only_other: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SidesCompared:
    """
    Two sides compared. Every promise stands in one of `both`, `only_one` and `only_other`, and there once.

    both                 in the order of the one side
    only_one, only_other numbers of promises, rising
    domains, areas       a promise of two domains counts in both; of none, under the empty name
    areas_*              the subject areas that the sides list, by name
    is_across_languages  the words could not be compared; only domain, area, figures and dates were
    """

    both: tuple[SamePromise, ...]
    only_one: tuple[int, ...]
    only_other: tuple[int, ...]
    domains: tuple[Share, ...]
    areas: tuple[Share, ...]
    terms: tuple[TermCompared, ...]
    areas_both: tuple[str, ...]
    areas_only_one: tuple[str, ...]
    areas_only_other: tuple[str, ...]
    is_across_languages: bool
