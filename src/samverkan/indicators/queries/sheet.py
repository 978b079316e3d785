"""What a file of values would change, and the values as rows for a file."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samverkan.indicators.models import Indicator, IndicatorValue
from samverkan.indicators.queries.lists import number_of
from samverkan.indicators.sheet import COLUMNS, Read, Row, read_rows
from samverkan.sources.spreadsheets import Value
from samverkan.sources.spreadsheets.understanding import Preview
from samverkan.ui.numbers import Number


@dataclass(frozen=True)
class Change:
    """A row of the file that can be written, beside the value it would take the place of."""

    row: Row
    number: Number
    old: IndicatorValue | None
    old_number: Number | None


def preview(indicator: Indicator, data: bytes, name: str, today: date) -> Preview[Change, Row]:
    """Return what the file would change; raises as `sheet.read_rows` does."""
    read = read_rows(data, name, today)
    known = {value.on: value for value in indicator.values.current()}
    return _preview(indicator, read, known)


def _preview(indicator: Indicator, read: Read, known: dict[date, IndicatorValue]) -> Preview[Change, Row]:
    changes = [_change(indicator, row, known.get(row.entered.on)) for row in read.rows if row.entered]
    return Preview(
        new=tuple(one for one in changes if one.old is None),
        changed=tuple(one for one in changes if one.old and not _is_same(one)),
        same=sum(_is_same(one) for one in changes),
        refused=tuple(row for row in read.rows if row.entered is None),
        unread=read.unread,
    )


def _change(indicator: Indicator, row: Row, old: IndicatorValue | None) -> Change:
    said = row.entered
    assert said
    number = Number(said.value, indicator.unit, indicator.decimals, preliminary=said.is_preliminary)
    return Change(row, number, old, number_of(indicator, old) if old else None)


def _is_same(change: Change) -> bool:
    old, said = change.old, change.row.entered
    if old is None or said is None:
        return False
    names = ("value", "is_preliminary", "comment", "source")
    return all(getattr(old, name) == getattr(said, name) for name in names)


def table(indicator: Indicator) -> list[list[Value]]:
    """Return the current values as rows that the reading of a file reads back."""
    current = indicator.values.current().order_by("on")
    rows: list[list[Value]] = [list(COLUMNS.header())]
    rows.extend([one.on.isoformat(), _figure(one), _yes(one), one.comment, one.source] for one in current)
    return rows


def _figure(one: IndicatorValue) -> str:
    """Return the value as the reader's own language writes it, so that Excel takes it for a number."""
    text = f"{one.value.normalize():f}"
    return text.replace(".", ",") if (get_language() or "sv").startswith("sv") else text


def _yes(one: IndicatorValue) -> str:
    return _("yes") if one.is_preliminary else ""
