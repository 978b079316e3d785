"""Everything that the table of a folder shows."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Batch, BatchRow, Draft, RowState
from samverkan.agreements.queries.batches.rows import STATES, RowLine, state_of
from samverkan.agreements.queries.batches.twins import twins
from samverkan.agreements.queries.drafts.summary import Summary, summary
from samverkan.search import key

PER_PAGE = 200
LARGE = ("draft__document", "draft__content", "draft__base", "draft__steps")
"""The text of a draft and its corrections: not shown in the table, so not fetched for it."""


@dataclass(frozen=True)
class Wanted:
    """What the table is cut down to, and its order."""

    text: str = ""
    state: str = ""
    sort: str = ""

    @property
    def active(self) -> int:
        """How many of the filters are in use."""
        return bool(self.text) + (self.state in STATES)


@dataclass(frozen=True)
class BatchPage:
    """A folder with the part of its rows that is shown."""

    batch: Batch
    lines: Page[RowLine]
    counts: Counter[str]
    number: int

    @property
    def waiting(self) -> int:
        return self.counts["waiting"]

    @property
    def done(self) -> int:
        """How many documents have been read, or could not be."""
        return self.number - self.waiting


SORTS: dict[str, Callable[[RowLine], Any]] = {
    "number": lambda line: line.number,
    "title": lambda line: key(line.title),
    "date": lambda line: (line.summary.date, line.number),
    "valid_to": lambda line: (line.summary.valid_to, line.number),
    "promises": lambda line: (line.summary.promises, line.number),
    "state": lambda line: (STATES.index(line.state), line.number),
}


def batch_page(batch: Batch, by: Actor, wanted: Wanted, page: str = "") -> BatchPage:
    """Return the table of a folder, in a number of queries that does not grow with it."""
    lines = lines_of(batch, by)
    name = wanted.sort.lstrip("-")
    chosen = [line for line in lines if _is_wanted(line, wanted)]
    chosen.sort(key=SORTS.get(name, SORTS["number"]), reverse=wanted.sort.startswith("-") and name in SORTS)
    shown = Paginator(chosen, PER_PAGE).get_page(page)
    return BatchPage(batch, shown, Counter(line.state for line in lines), len(lines))


def _is_wanted(line: RowLine, wanted: Wanted) -> bool:
    words = key(" ".join((line.title, line.row.name, *line.summary.parties)))
    return (not wanted.text or key(wanted.text) in words) and (wanted.state not in STATES or line.state == wanted.state)


def lines_of(batch: Batch, by: Actor) -> list[RowLine]:
    """Return every row of a folder in the order of its files."""
    rows = list(batch.rows.select_related("draft").defer(*LARGE))
    corrected = _corrected_since(rows)
    read = [(row, corrected.get(row.pk) or Summary.from_plain(row.summary)) for row in rows]
    same = twins(read, by)
    return [RowLine(row, shown, state_of(row, shown, same.get(row.pk)), same.get(row.pk)) for row, shown in read]


def _corrected_since(rows: list[BatchRow]) -> dict[int, Summary]:
    """Return the rows whose draft was corrected on its own page after the table last knew it, read anew."""
    changed = {row.draft.pk: row.pk for row in rows if row.draft and row.draft.version != row.summary_version}
    drafts = Draft.objects.filter(pk__in=changed)
    return {changed[draft.pk]: summary(draft.working().content) for draft in drafts}


def batch_row(batch: Batch, number: int) -> BatchRow | None:
    """Return one row with its whole draft."""
    return batch.rows.select_related("draft", "draft__home", "draft__snapshot").filter(number=number).first()


def waiting(batch: Batch) -> int:
    """Return how many documents are still to be read."""
    return batch.rows.exclude(state__in=(RowState.READ, RowState.REFUSED)).count()
