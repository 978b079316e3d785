"""The page that shows what a sheet would change: a bounded part of what may be thousands of rows."""

from dataclasses import dataclass

from samverkan.agreements.queries.sheet.comparing import CHANGED, MEANWHILE, NEW, REFUSED, SAME, Compared, Preview

MOST_ROWS = 200


@dataclass(frozen=True)
class SheetPage:
    """The rows that are shown, and how many there are besides."""

    count: int
    new: list[Compared]
    changed: list[Compared]
    refused: list[Compared]
    meanwhile: list[Compared]
    same: int
    more: int
    more_refused: int
    unread: tuple[str, ...]

    @property
    def writable(self) -> bool:
        return bool(self.new or self.changed)


def sheet_page(found: Preview) -> SheetPage:
    """Return what is shown; only rows that are shown can be ticked, the others take the file once more."""
    new, changed = found.of(NEW), found.of(CHANGED)
    refused, meanwhile = found.of(REFUSED), found.of(MEANWHILE)
    shown = [each[:MOST_ROWS] for each in (new, changed, refused, meanwhile)]
    return SheetPage(
        count=len(found.rows),
        new=shown[0],
        changed=shown[1],
        refused=shown[2],
        meanwhile=shown[3],
        same=len(found.of(SAME)),
        more=len(new) + len(changed) - len(shown[0]) - len(shown[1]),
        more_refused=len(refused) + len(meanwhile) - len(shown[2]) - len(shown[3]),
        unread=found.unread,
    )
