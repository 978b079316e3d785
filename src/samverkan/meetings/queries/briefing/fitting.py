"""How much of what has changed there is room for on page one. A rough measure of the printed sheet, in points."""

from math import ceil

from samverkan import papers
from samverkan.papers.blocks import Block, Inline, plain

ROOM = 700  # from the top of the sheet's text to its foot
HEAD = 125  # title, day, parties and the lead
FEWEST, MOST = 2, 8  # lines of change: some always, never so many that nobody reads them


def changes_that_fit(before: list[Block], lines: list[Inline]) -> int:
    """Return how many of the lines fit on the page below the blocks that stand before them."""
    left = ROOM - HEAD - sum(height(block) for block in before) - 40
    fitting = 0
    for line in lines[:MOST]:
        left -= rows(plain(line), 72) * 14 + 2
        if left < 0 and fitting >= FEWEST:
            break
        fitting += 1
    return fitting


def height(block: Block) -> float:
    """Return about how high a block of page one is when printed."""
    match block:
        case papers.Heading():
            return 36
        case papers.Paragraph(text):
            return 14 * rows(plain(text), 76) + 8
        case papers.NumberedProposal():
            return 62 + 14 * (rows(plain(block.background), 68) + rows(block.wording, 64))
        case papers.Table():
            longest = (max(rows(plain(cell), 36) for cell in row) for row in block.rows)
            return 40 + sum(12.5 * lines + 6 for lines in longest)
        case papers.Items(items):
            return sum(14 * rows(plain(item), 72) + 2 for item in items)
        case _:
            return 0


def rows(text: str, width: int) -> int:
    """Return how many lines a text takes."""
    return sum(ceil(len(part) / width) for part in text.splitlines())
