"""The page that shows a file before it is imported: a bounded part of what may be thousands of rows."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samverkan.agreements.models import AgreementKind, Cadence
from samverkan.overview.queries.importing import Candidate, Corrections, Preview
from samverkan.overview.sheet import COLUMNS

MOST_ROWS = 200
MOST_CELLS = 400  # Django takes a thousand fields of a form


@dataclass(frozen=True)
class Cell:
    """A cell to correct: where it is, what stands there, what is wrong."""

    name: str
    label: str
    value: str
    problem: str
    is_long: bool


@dataclass(frozen=True)
class WrongRow:
    """A row that cannot be imported as it stands, with the cells to correct."""

    number: int
    title: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class ImportPage:
    """The rows shown, the numbers of all, and the corrections that travel along unseen."""

    number: int
    wrong: tuple[WrongRow, ...]
    wrong_in_all: int
    ready: tuple[Candidate, ...]
    ready_in_all: int
    skipped: tuple[Candidate, ...]
    skipped_in_all: int
    left_out: tuple[int, ...]
    new_parties: tuple[str, ...]
    own_added: int
    unread: str
    carried: tuple[tuple[str, str], ...]

    @property
    def wrong_not_shown(self) -> int:
        return self.wrong_in_all - len(self.wrong)

    @property
    def ready_not_shown(self) -> int:
        return self.ready_in_all - len(self.ready)

    @property
    def skipped_not_shown(self) -> int:
        return self.skipped_in_all - len(self.skipped)


def page(found: Preview, corrections: Corrections, left_out: frozenset[int]) -> ImportPage:
    """Return what is shown of a preview."""
    ready, wrong, skipped = found.ready, found.wrong, found.skipped
    shown = tuple(wrong_rows(wrong))
    names = {cell.name for row in shown for cell in row.cells}
    typed = [(field(number, code), text) for number, cells in corrections.items() for code, text in cells.items()]
    return ImportPage(
        number=len(found.candidates),
        wrong=shown,
        wrong_in_all=len(wrong),
        ready=tuple(ready[:MOST_ROWS]),
        ready_in_all=len(ready),
        skipped=tuple(skipped[:MOST_ROWS]),
        skipped_in_all=len(skipped),
        left_out=tuple(sorted(left_out)),
        new_parties=tuple(found.new_parties),
        own_added=sum(one.is_own_added for one in ready),
        unread=", ".join(found.unread),
        carried=tuple((name, text) for name, text in typed if name not in names),
    )


def field(number: int, code: str) -> str:
    """Return the name of the form field of a cell."""
    return f"rad-{number}-{code}"


def wrong_rows(wrong: list[Candidate]) -> Iterator[WrongRow]:
    """Yield the rows to correct, as many as fit in one form."""
    cells = 0
    for candidate in wrong:
        row = wrong_row(candidate)
        cells += len(row.cells)
        if cells > MOST_CELLS:
            return
        yield row


def wrong_row(candidate: Candidate) -> WrongRow:
    entry = candidate.entry
    problems: dict[str, list[str]] = {}
    for problem in entry.problems:
        problems.setdefault(problem.code, []).append(problem.sentence)
    return WrongRow(
        number=entry.number,
        title=entry.texts.get("title", ""),
        cells=tuple(
            Cell(
                name=field(entry.number, code),
                label=COLUMNS.name_of(code),
                value=entry.texts.get(code, ""),
                problem=" ".join(sentences),
                is_long=code in ("commitments", "text", "purpose"),
            )
            for code, sentences in problems.items()
        ),
    )


def example_row() -> list[str]:
    """Return one filled row of the template, in invented names."""
    return [
        _("Letter of intent on cooperation (example, take this row away)"),
        str(AgreementKind.LETTER_OF_INTENT.label),
        _("Norrby University; Norrby Municipality"),
        "2024-03-01",
        "2024-03-01",
        "2028-12-31",
        "2028-06-30",
        "2026-03-01",
        str(Cadence.ANNUAL.label),
        "KS 2024/123",
        "",
        _("The parties work together on education, research and innovation."),
        "",
        "\n".join((_("The leaderships meet every year."), _("The parties work for more workplaces for students."))),
    ]
