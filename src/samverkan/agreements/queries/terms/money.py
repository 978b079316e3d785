"""The parties' money by year: one table for each currency, for sums of different currencies are never added."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samverkan.agreements.models import FundingLine, Party
from samverkan.agreements.queries.health import party_mark
from samverkan.agreements.queries.terms.content import years
from samverkan.ui.components import PartyMark

TOGETHER = 0
"""The column of what all put in together."""


@dataclass(frozen=True)
class MoneyRow:
    """A year, or several, with what each column puts in; None where it puts in nothing."""

    label: str
    cells: tuple[int | None, ...]
    total: int


@dataclass(frozen=True)
class MoneyTable:
    """The money of one currency; what is paid every year without a last year stands below the sum, and is not in it."""

    currency: str
    parties: tuple[PartyMark, ...]
    has_together: bool
    rows: tuple[MoneyRow, ...]
    total: MoneyRow | None
    yearly: MoneyRow | None


def money_tables(lines: Sequence[FundingLine], parties: Sequence[Party]) -> tuple[MoneyTable, ...]:
    """Return a table for each currency, in the order in which they first occur."""
    currencies = dict.fromkeys(line.currency for line in lines)
    return tuple(_table(code, [line for line in lines if line.currency == code], parties) for code in currencies)


def _table(currency: str, lines: Sequence[FundingLine], parties: Sequence[Party]) -> MoneyTable:
    by_year: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    yearly: dict[int, int] = defaultdict(int)
    for line in lines:
        for label in _labels(line):
            into = yearly if label is None else by_year[label]
            for column in _columns(line, parties):
                into[column] += line.amount
    used = {column for sums in (*by_year.values(), yearly) for column in sums}
    paying = [party for party in parties if party.pk in used]
    order = [*(party.pk for party in paying), *([TOGETHER] if TOGETHER in used else [])]
    rows = tuple(_row(label or _("No year"), sums, order) for label, sums in sorted(by_year.items(), key=_place))
    return MoneyTable(
        currency=currency,
        parties=tuple(party_mark(party) for party in paying),
        has_together=TOGETHER in used,
        rows=rows,
        total=_total(rows) if len(rows) > 1 else None,
        yearly=_row(_("Every year"), yearly, order) if yearly else None,
    )


def _labels(line: FundingLine) -> Iterable[str | None]:
    """The rows that a sum belongs to: each of its years when it is paid every year, else the years as written."""
    if not line.yearly:
        return [years(line)]
    if line.first_year is None or line.last_year is None:
        return [None]
    return [str(year) for year in range(line.first_year, line.last_year + 1)]


def _columns(line: FundingLine, parties: Sequence[Party]) -> Iterable[int]:
    if line.from_each:
        return [party.pk for party in parties]
    return [line.payer_id or TOGETHER]


def _row(label: str, sums: dict[int, int], order: Sequence[int]) -> MoneyRow:
    return MoneyRow(label, tuple(sums.get(column) for column in order), sum(sums.values()))


def _place(row: tuple[str, dict[int, int]]) -> tuple[bool, str]:
    # What has no year comes last.
    return not row[0], row[0]


def _total(rows: Sequence[MoneyRow]) -> MoneyRow:
    columns = zip(*(row.cells for row in rows), strict=True)
    return MoneyRow(
        _("Total"), tuple(sum(cell or 0 for cell in column) for column in columns), sum(r.total for r in rows)
    )
