"""What a draft holds of a whole agreement beside its promises: money, bodies, follow-up, annexes and words."""

from dataclasses import dataclass

from samverkan.agreements.drafting.parts import Item

Section = tuple[str, str, int, int, int]
"""A section or clause of the outline: its number, title, level, and where it starts and ends."""

TERMS = (
    "length_months",
    "runs_from_signing",
    "until_further_notice",
    "notice_months",
    "renewal_months",
    "renew_by",
)
"""The single terms, which are fields of a draft."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding(Item):
    """
    A sum: `payer` is the id of a party, or None for all of them; each: so much from every one of them.

    year is empty, one year or the first and last ("2024–2026"); yearly: so much each year.
    """

    payer: int | None
    amount: int
    currency: str
    year: str = ""
    yearly: bool = False
    each: bool = False

    @property
    def payer_value(self) -> str:
        """Return who pays as the value of a list to choose from: a party's id, `all` or `each`."""
        return str(self.payer) if self.payer else "each" if self.each else "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Item):
    """A group that governs or prepares; seats are (party, how many), the party None for each of them."""

    name: str
    cadence: str = ""
    seats: tuple[tuple[int | None, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp(Item):
    """A duty to follow up, in the words of the text, with its rhythm."""

    text: str
    rhythm: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex(Item):
    """An annex by its number or letter, and its title where there is one."""

    number: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition(Item):
    """A word and the meaning that the agreement gives it."""

    term: str
    meaning: str
