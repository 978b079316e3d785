"""What one's own party is asked, as a spreadsheet; and a spreadsheet read beside it, before anything is sent."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.agreements import states
from samverkan.reporting.drafting import Words, current_words
from samverkan.reporting.models import Ask, Round
from samverkan.reporting.queries.questions import asked_of_party
from samverkan.reporting.sheet.columns import COLUMNS, WRITTEN
from samverkan.reporting.sheet.rows import fitting_words, read_cells
from samverkan.sources.spreadsheets import Refusal, Value, as_read_back
from samverkan.sources.spreadsheets.columns import Problem, Row

CHANGED, SAME, REFUSED, MEANWHILE = "changed", "same", "refused", "meanwhile"
MOST_SHOWN = 200


@dataclass(frozen=True)
class Compared:
    """One row of the file: what it would send, and why it cannot where it cannot."""

    number: int
    outcome: str
    title: str = ""
    ask: Ask | None = None
    words: Words | None = None
    problems: tuple[Problem, ...] = ()
    differences: tuple[tuple[str, str, str], ...] = ()

    @property
    def named_problems(self) -> list[tuple[str, str]]:
        """What is wrong, each with the name of its column."""
        return COLUMNS.named(self.problems)


@dataclass(frozen=True)
class Preview:
    """What the file would send, row by row."""

    rows: tuple[Compared, ...]

    def of(self, outcome: str) -> list[Compared]:
        return [row for row in self.rows if row.outcome == outcome]

    @property
    def changed(self) -> list[Compared]:
        return self.of(CHANGED)[:MOST_SHOWN]

    @property
    def more(self) -> int:
        return max(len(self.of(CHANGED)) - MOST_SHOWN, 0)

    @property
    def refused(self) -> list[Compared]:
        return self.of(REFUSED)[:MOST_SHOWN]

    @property
    def meanwhile(self) -> list[Compared]:
        return self.of(MEANWHILE)[:MOST_SHOWN]

    @property
    def same(self) -> int:
        return len(self.of(SAME))


def table(asked: Round, by: Actor) -> list[list[Value]]:
    """Return the header and a line for each question to one's own party."""
    rows = (cells_of(ask) for ask in asked_of_party(asked, by))
    return [list(COLUMNS.header()), *([row[column.code] for column in COLUMNS] for row in rows)]


def cells_of(ask: Ask) -> dict[str, Value]:
    """Return one question as cells, by column: with what is written so far, draft or answer."""
    words = current_words(ask)
    return {
        "id": str(ask.pk),
        "version": f"v{ask.version}",
        "number": ask.commitment.number,
        "promise": ask.commitment.title,
        "words": ask.commitment.text,
        "who": ask.respondent.person.name if ask.respondent else "",
        "fits": ", ".join(fitting_words(ask.commitment.kind)),
        "state": states.word(words.state) if words.state else "",
        "sentence": words.sentence,
        "figure": _figure(words.figure),
        "unit": words.unit,
    }


def _figure(figure: Decimal | None) -> Value:
    if figure is None:
        return ""
    return int(figure) if figure == figure.to_integral_value() else str(figure.normalize()).replace(".", ",")


def preview(asked: Round, data: bytes, name: str, *, by: Actor) -> Preview:
    """Return what a file would send; raises Refusal when the file as a whole cannot be used."""
    sheet = COLUMNS.read(data, name)
    if not sheet.rows:
        raise Refusal(_("The file has a header but no rows. Begin with the spreadsheet of the round."))
    known = {str(ask.pk): ask for ask in asked_of_party(asked, by)}
    seen: set[str] = set()
    rows = []
    for row in sheet.rows:
        rows.append(_compared(row, known, seen))
        seen.add(row.texts["id"])
    return Preview(tuple(rows))


def _compared(row: Row, known: Mapping[str, Ask], seen: set[str]) -> Compared:
    ask = known.get(row.texts["id"])
    found = Compared(row.number, REFUSED)
    if ask is None:
        return replace(found, problems=(Problem("id", _("Your party is not asked any question with this id.")),))
    found = replace(found, ask=ask, title=ask.commitment.title)
    if row.texts["id"] in seen:
        return replace(found, problems=(Problem("id", _("The question stands on an earlier row of the file too.")),))
    formulas = tuple(Problem(code, sentence) for code, sentence in row.formulas.items() if code in WRITTEN)
    return replace(found, problems=formulas) if formulas else _known(found, ask, row.texts)


def _known(found: Compared, ask: Ask, texts: Mapping[str, str]) -> Compared:
    before = {code: as_read_back(cell) for code, cell in cells_of(ask).items()}
    touched = {code: texts[code] for code in WRITTEN if code in texts and texts[code] != before[code]}
    said = read_cells(touched, ask.commitment.kind)
    words = current_words(ask)
    after = replace(words, **said.values)
    differences = tuple((COLUMNS.name_of(code), before[code], texts[code]) for code in touched)
    found = replace(found, words=after, differences=differences)
    if said.problems:
        return replace(found, problems=said.problems)
    if after == words:
        return replace(found, outcome=SAME)
    if not after.state:
        return replace(found, problems=(Problem("state", _("Choose a state before you send the answer.")),))
    return replace(found, outcome=CHANGED if texts["version"] == f"v{ask.version}" else MEANWHILE)
