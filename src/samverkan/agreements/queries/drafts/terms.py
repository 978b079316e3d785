"""The terms of a whole agreement on the draft page: its time, money, bodies, follow-up, annexes and words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from samverkan.agreements.drafting.content import Content, Party
from samverkan.agreements.drafting.parts import Item
from samverkan.agreements.drafting.steps.terms import CURRENCIES
from samverkan.agreements.drafting.terms import TERMS, Body, Funding
from samverkan.agreements.durations import duration
from samverkan.agreements.outlines import Entry, entries
from samverkan.agreements.queries.drafts import words
from samverkan.agreements.queries.drafts.rows import Evidence, Field, Option, evidence, options
from samverkan.ui.numbers import rounded

CURRENCY_WORDS: words.Words = {code: code for code in CURRENCIES}
PREFIXES = ("funding", "body", "follow_up", "annex", "definition")
RHYTHMS: words.Words = {"": "–", **words.CADENCES}


@dataclass(frozen=True)
class Seat:
    """How many seats a party has in a body; the name of its box on the page."""

    party: str
    label: str
    number: str


@dataclass(frozen=True)
class TermRow:
    """A sum, body, duty, annex or word: what is shown, and the values and choices of its fields."""

    id: int
    prefix: str
    label: str
    note: str
    evidence: Evidence
    item: Any = None
    payers: tuple[Option, ...] = ()
    currencies: tuple[Option, ...] = ()
    periods: tuple[Option, ...] = ()
    rhythms: tuple[Option, ...] = ()
    seats: tuple[Seat, ...] = ()


@dataclass(frozen=True)
class TermsShown:
    """The terms of the draft; of what the text does not speak there is nothing, only the row for a new one."""

    outline: tuple[Entry, ...]
    fields: tuple[Field, ...]
    says_time: bool
    funding: tuple[TermRow, ...]
    bodies: tuple[TermRow, ...]
    follow_ups: tuple[TermRow, ...]
    annexes: tuple[TermRow, ...]
    definitions: tuple[TermRow, ...]
    new: TermRow

    @property
    def found(self) -> bool:
        """Return whether the text says any of it."""
        return self.says_time or any((self.funding, self.bodies, self.follow_ups, self.annexes, self.definitions))


def terms_shown(content: Content) -> TermsShown:
    """Return the terms of the draft as they are shown."""
    return TermsShown(
        outline=entries(content.outline),
        fields=tuple(_field(content, name) for name in TERMS),
        says_time=any(getattr(content, name).value or getattr(content, name).by_hand for name in TERMS),
        funding=tuple(_funding(content, each) for each in content.funding),
        bodies=tuple(_body(content, each) for each in content.bodies),
        follow_ups=_rows(content.follow_ups, "follow_up", "text", "rhythm"),
        annexes=tuple(
            _row(each, "annex", _("Annex %(number)s") % {"number": each.number}, each.title) for each in content.annexes
        ),
        definitions=_rows(content.definitions, "definition", "term"),
        new=_new(content),
    )


def row_in_words(content: Content, row: int | None) -> str:
    """Return a row of the terms as one line; an empty text when there is none with this id."""
    shown = terms_shown(content)
    lists = (shown.funding, shown.bodies, shown.follow_ups, shown.annexes, shown.definitions)
    found = next((each for rows in lists for each in rows if each.id == row), None)
    return " · ".join(part for part in (found.label, found.note) if part) if found else ""


def _field(content: Content, name: str) -> Field:
    part = getattr(content, name)
    value = "yes" if part.value is True else str(part.value or "")
    hint = _("In months.") if name.endswith("months") else _("As 2019, 2019-11 or 2019-11-19.")
    listed: tuple[Option, ...] = ()
    shown = value
    if name in ("runs_from_signing", "until_further_notice"):
        hint, shown = "", _("Yes") if value else ""
        listed = options({"yes": _("Yes")}, value)
    elif name.endswith("months") and part.value:
        shown = duration(part.value)
    return Field(name, str(words.TERMS[name]), value, shown, evidence(name, part), listed, hint)


def _row(item: Item, prefix: str, label: str, note: str = "", **choices: Any) -> TermRow:
    return TermRow(item.id, prefix, label, note, evidence(f"{prefix}-{item.id}", item), item, **choices)


def _rows(items: Iterable[Any], prefix: str, label: str, rhythm: str = "") -> tuple[TermRow, ...]:
    return tuple(
        _row(
            each,
            prefix,
            getattr(each, label),
            str(words.CADENCES.get(getattr(each, rhythm), "")) if rhythm else each.meaning,
            rhythms=options(RHYTHMS, getattr(each, rhythm)) if rhythm else (),
        )
        for each in items
    )


def _payers(parties: Iterable[Party], chosen: str) -> tuple[Option, ...]:
    everybody: words.Words = {"all": _("All together"), "each": _("Each of them")}
    return options({**everybody, **{str(party.id): party.name for party in parties}}, chosen)


def _funding(content: Content, item: Funding) -> TermRow:
    payers = _payers(content.parties, item.payer_value)
    payer = next((option.label for option in payers if option.chosen), "")
    period = words.PERIODS["yearly"] if item.yearly else ""
    note = ", ".join(str(part) for part in (payer, item.year, period) if part)
    return _row(
        item,
        "funding",
        f"{rounded(item.amount)} {item.currency}",
        note,
        payers=payers,
        currencies=options({item.currency: item.currency, **CURRENCY_WORDS}, item.currency),
        periods=options(words.PERIODS, "yearly" if item.yearly else "once"),
    )


def _body(content: Content, item: Body) -> TermRow:
    seats = _seats(content, item)
    taken = [
        _("%(number)s from %(party)s") % {"number": seat.number, "party": seat.label} for seat in seats if seat.number
    ]
    meets = str(words.CADENCES.get(item.cadence, ""))
    return _row(
        item,
        "body",
        item.name[:1].upper() + item.name[1:],
        "; ".join(part for part in (", ".join(taken), meets) if part),
        rhythms=options(RHYTHMS, item.cadence),
        seats=seats,
    )


def _seats(content: Content, item: Body | None) -> tuple[Seat, ...]:
    taken = dict(item.seats) if item else {}
    each = Seat("each", _("each party"), str(taken.get(None, "")))
    return (each, *(Seat(str(party.id), party.name, str(taken.get(party.id, ""))) for party in content.parties))


def _new(content: Content) -> TermRow:
    return TermRow(
        id=0,
        prefix="new",
        label="",
        note="",
        evidence=Evidence("", "missing", "", "", False),
        payers=_payers(content.parties, "all"),
        currencies=options(CURRENCY_WORDS, "SEK"),
        periods=options(words.PERIODS, "once"),
        rhythms=options(RHYTHMS, ""),
        seats=_seats(content, None),
    )
