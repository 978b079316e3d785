"""What a whole agreement says beside its promises: its outline, words, time, money, bodies, follow-up and annexes."""

from dataclasses import dataclass

from samverkan_engine.tables.codes import Cadence
from samverkan_engine.tables.evidence import Evidenced, Found

NOTHING: Found[None] = Found(value=None)
NOT_SAID: Found[bool] = Found(value=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Evidenced):
    """
    A section or numbered clause: `number` as written without its full stop ("4.1", "§ 3"), empty when there is none.

    level is 1 for a section, 2 for a clause in it, and so on; start to end holds all of it, its clauses included.
    """

    number: str
    title: str
    level: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """
    How long the agreement holds and how it ends.

    length_months         "three years", also where no first or last day is stated
    runs_from_signing     that length is counted from the day of signing
    until_further_notice  it has no last day
    notice_months         how long before it ends, or before its term is over, notice is given
    renewal_months        how long it goes on by itself when nobody gives notice
    renew_by              the day by which the parties decide whether to go on, as precise as it is written
    """

    length_months: Found[int | None] = NOTHING
    runs_from_signing: Found[bool] = NOT_SAID
    until_further_notice: Found[bool] = NOT_SAID
    notice_months: Found[int | None] = NOTHING
    renewal_months: Found[int | None] = NOTHING
    renew_by: Found[str | None] = NOTHING


NO_TERMS = Terms()


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding(Evidenced):
    """
    A sum that somebody puts in: `payer` is BOTH or the name of a party, `amount` in whole units of `currency`.

    year is the year it is for ("2024"), or the first and last ("2024–2026"), or empty; yearly: so much each year;
    each: the payer is BOTH, and so much comes from each of them.
    """

    payer: str
    amount: int
    currency: str
    year: str = ""
    yearly: bool = False
    each: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Seats:
    """So many seats for one party, or for each where `of` is BOTH."""

    of: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Evidenced):
    """A group that governs or prepares, with its seats and how often it meets where the text says so."""

    name: str
    seats: tuple[Seats, ...] = ()
    cadence: Cadence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp(Evidenced):
    """A duty to follow up, evaluate or report: its place in the text and its rhythm where that is stated."""

    start: int
    end: int
    text: str
    rhythm: Cadence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex(Evidenced):
    """An annex by its number or letter; title is empty when only its number is mentioned."""

    number: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition(Evidenced):
    """A word or phrase with the meaning that the agreement gives it, both as written there."""

    term: str
    meaning: str
