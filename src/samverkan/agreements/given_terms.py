"""
The terms of an agreement as plain values, before they are remembered: part of what `registering.register` takes.

Passages are [start, end) of the agreement's wording, the clearest first. A payer or party of None means all of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from samverkan.accounts.models import Organisation

Passages = tuple[tuple[int, int], ...]


@dataclass(frozen=True, kw_only=True)
class FundingGiven:
    """A sum that a party, all together (None) or each of them puts in; the years are the first and last, or none."""

    payer: Organisation | None
    amount: int
    currency: str = "SEK"
    first_year: int | None = None
    last_year: int | None = None
    yearly: bool = False
    from_each: bool = False
    passages: Passages = ()


@dataclass(frozen=True, kw_only=True)
class BodyGiven:
    """A group that governs or prepares; seats are how many for each party, or for each of them (None)."""

    name: str
    cadence: str = ""
    seats: tuple[tuple[Organisation | None, int], ...] = ()
    passages: Passages = ()


@dataclass(frozen=True, kw_only=True)
class FollowUpGiven:
    """A duty to follow up, with its rhythm."""

    text: str
    rhythm: str = ""
    passages: Passages = ()


@dataclass(frozen=True, kw_only=True)
class AnnexGiven:
    """An annex by its number or letter."""

    number: str
    title: str = ""
    passages: Passages = ()


@dataclass(frozen=True, kw_only=True)
class DefinitionGiven:
    """A word with the meaning that the agreement gives it."""

    term: str
    meaning: str
    passages: Passages = ()


@dataclass(frozen=True, kw_only=True)
class TermsGiven:
    """All the terms; times in months, `renew_by` as precise as it is written, `passages` by name of a single term."""

    length_months: int | None = None
    runs_from_signing: bool = False
    until_further_notice: bool = False
    notice_months: int | None = None
    renewal_months: int | None = None
    renew_by: str = ""
    passages: Mapping[str, Passages] = field(default_factory=dict)
    funding: tuple[FundingGiven, ...] = ()
    bodies: tuple[BodyGiven, ...] = ()
    follow_ups: tuple[FollowUpGiven, ...] = ()
    annexes: tuple[AnnexGiven, ...] = ()
    definitions: tuple[DefinitionGiven, ...] = ()
