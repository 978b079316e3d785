"""How much there is room for on each of the two pages. A rough measure of the printed sheet, in points."""

from collections.abc import Iterable
from math import ceil

from samverkan import papers
from samverkan.papers.blocks import Block, Inline, plain

ROOM = 700  # from the top of the sheet's text to its foot
SECOND = 735  # the same for page two, where the measure is a little too generous
HEAD = 140  # title, day, parties, the lead and how long it takes to read
SHORT, LONG, LETTERS, WIDE_LETTERS = 14, 60, 76, 116  # how the printed table shares its width
MANY_COLUMNS, MUCH = 4, 110  # beyond these the table takes the margin too
FEWEST, MOST = 2, 8  # lines of change: some always, never so many that nobody reads them


def changes_that_fit(before: list[Block], lines: list[Inline]) -> int:
    """Return how many of the lines fit on the page below the blocks that stand before them."""
    left = ROOM - HEAD - total(before) - 40
    fitting = 0
    for line in lines[:MOST]:
        left -= rows(plain(line), 72) * 14 + 2
        if left < 0 and fitting >= FEWEST:
            break
        fitting += 1
    return fitting


def total(blocks: Iterable[Block]) -> float:
    """Return about how high some blocks are together."""
    return sum(height(block) for block in blocks)


def height(block: Block) -> float:
    """Return about how high a block of page one is when printed."""
    match block:
        case papers.Heading(level):
            return 36 if level == 1 else 28
        case papers.KeyFigures():
            return 72
        case papers.Figure():
            return 90
        case papers.Paragraph(text):
            return 14 * rows(plain(text), 76) + 5
        case papers.NumberedProposal():
            return 62 + 14 * (rows(plain(block.background), 68) + rows(block.wording, 64))
        case papers.Table():
            widths = column_widths(block)
            longest = (max(rows(plain(c), w) for c, w in zip(row, widths, strict=True)) for row in block.rows)
            return (44 if block.caption else 30) + sum(10.5 * lines + 6 for lines in longest)
        case papers.Items(items):
            return sum(14 * rows(plain(item), 72) + 2 for item in items)
        case _:
            return 0


def column_widths(table: papers.Table) -> list[int]:
    """Return about how many letters fit on a line of each column."""
    longest = [max(len(plain(cell)) for cell in column) for column in zip(table.header, *table.rows, strict=True)]
    short = [length <= SHORT for length in longest]
    is_wide = len(longest) > MANY_COLUMNS or sum(min(length, LONG) for length in longest) > MUCH
    left = (WIDE_LETTERS if is_wide else LETTERS) - sum(SHORT for is_short in short if is_short)
    shared = sum(min(length, LONG) for length, is_short in zip(longest, short, strict=True) if not is_short)
    return [
        SHORT if is_short else max(6, int(min(length, LONG) * left / max(shared, 1)))
        for length, is_short in zip(longest, short, strict=True)
    ]


def rows(text: str, width: int) -> int:
    """Return how many lines a text takes."""
    return sum(ceil(len(part) / width) for part in text.splitlines())
