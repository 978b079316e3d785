"""A comparison as rows for a spreadsheet."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samverkan.agreements.queries.comparing.page import ComparedPage
from samverkan.agreements.queries.comparing.shapes import PromiseLine

Row = list[str | int | None]


def table(page: ComparedPage) -> list[Row]:
    """Return a head and one row for each promise, or for two that are the same."""
    return [_head(), *_rows(page)]


def _head() -> Row:
    sides = [
        [
            f"{side}: {name}"
            for name in (
                pgettext("comparison", "number"),
                _("Commitment"),
                _("Kind"),
                _("Domains"),
                _("Areas"),
                _("Binds"),
            )
        ]
        for side in "AB"
    ]
    return [_("Promised by"), *sides[0], *sides[1], _("Differences"), _("Alike, 0 to 1")]


def _rows(page: ComparedPage) -> Iterator[Row]:
    for line in page.both:
        differences = "; ".join(f"{each.label}: {each.one} / {each.other}" for each in line.differences)
        yield [
            pgettext("comparison", "both"),
            *_cells(line.one),
            *_cells(line.other),
            differences,
            f"{line.likeness:.2f}",
        ]
    for group in page.only_one:
        yield from ([pgettext("comparison", "only A"), *_cells(line), *[""] * 6, "", ""] for line in group.lines)
    for group in page.only_other:
        yield from ([pgettext("comparison", "only B"), *[""] * 6, *_cells(line), "", ""] for line in group.lines)


def _cells(line: PromiseLine) -> Row:
    return [line.number, line.text, line.kind, ", ".join(line.domains), ", ".join(line.areas), line.binds]
