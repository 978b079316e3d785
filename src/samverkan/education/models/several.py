"""A few words in one column, so that one of them can be asked for without another table."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import models

BETWEEN = "\n"
if TYPE_CHECKING:
    Kept = models.CharField[Iterable[str], tuple[str, ...]]
else:
    Kept = models.CharField


class SeveralField(Kept):
    """Words of which several hold at once, kept each on a line of its own; in Python a tuple of them."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("max_length", 600)
        options.setdefault("default", "")
        options.setdefault("blank", True)
        super().__init__(*args, **options)

    def from_db_value(self, value: str | None, *_of_the_database: Any) -> tuple[str, ...]:
        return parted(value or "")

    def to_python(self, value: Any) -> tuple[str, ...]:
        return parted(value) if isinstance(value, str) else tuple(value or ())

    def get_prep_value(self, value: Any) -> str:
        return value if isinstance(value, str) else joined(value or ())

    def get_default(self) -> tuple[str, ...]:
        return ()

    def value_to_string(self, obj: models.Model) -> str:
        return joined(self.to_python(self.value_from_object(obj)))


def parted(text: str) -> tuple[str, ...]:
    """Return the words of a kept text."""
    return tuple(filter(None, text.split(BETWEEN)))


def joined(words: Iterable[str]) -> str:
    """Return words as they are kept, each between two ends of lines."""
    kept = [word for word in words if word]
    return BETWEEN.join(["", *kept, ""]) if kept else ""


def one_of(word: str) -> str:
    """Return what the kept text holds where the word is among them: for `…__contains`."""
    return f"{BETWEEN}{word}{BETWEEN}"
