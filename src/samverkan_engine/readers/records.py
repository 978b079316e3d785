"""Records of JSON one by one: lines, an array, or a list within an object; cut short is a refusal of the whole."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from samverkan_engine.errors import CutShort, NoContent, WrongFormat
from samverkan_engine.readers.decoding import is_cut, json_of

BOM = b"\xef\xbb\xbf"


class Numbered(NamedTuple):
    """A record with its line, or its number in an array, from 1; `broken` when the line is not JSON."""

    line: int
    record: Any
    broken: bool = False


def records(data: bytes, name: str, wrappers: tuple[str, ...], expected: str) -> Iterator[Numbered]:
    """
    Yield the records of a file.

    wrappers  names under which an object may carry the list
    expected  what the file should hold, in words

    Raises NoContent, NotJson, CutShort or WrongFormat.
    """
    if not data.strip():
        raise NoContent(name=name)
    if is_lines(data):
        yield from records_of_lines(data.splitlines(), name)
        return
    whole = json_of(data, name)
    found = listed(whole, wrappers)
    if found is None:
        raise WrongFormat(name=name, expected=expected)
    for number, record in enumerate(found, start=1):
        yield Numbered(number, record)


def listed(whole: object, wrappers: tuple[str, ...]) -> list[Any] | None:
    """Return the list of records in an array, in an object under one of the names, or of one record alone."""
    if isinstance(whole, list):
        return whole
    if isinstance(whole, dict):
        for wrapper in wrappers:
            if isinstance(whole.get(wrapper), list):
                found: list[Any] = whole[wrapper]
                return found
        return [whole] if "id" in whole else None
    return None


def is_lines(data: bytes) -> bool:
    """Whether each line is a record: the first begins an object, and ends it or the second begins another."""
    lines = filter(None, (line.strip() for line in data.removeprefix(BOM)[:10_000_000].splitlines()))
    first, second = next(lines, b""), next(lines, b"")
    return second != b"" and first.startswith(b"{") and (first.endswith(b"}") or second.startswith(b"{"))


def records_of_lines(lines: Iterable[bytes], name: str) -> Iterator[Numbered]:
    """Yield a record a line; a broken one is told, but raises CutShort when it is the last and ends in the middle."""
    cut = 0
    for number, line in enumerate(lines, start=1):
        line = line.removeprefix(BOM).strip() if number == 1 else line.strip()
        if not line:
            continue
        if cut:
            yield Numbered(cut, None, broken=True)
            cut = 0
        try:
            text = line.decode()
            yield Numbered(number, json.loads(text))
        except json.JSONDecodeError as error:
            if is_cut(text, error):
                cut = number
            else:
                yield Numbered(number, None, broken=True)
        except (UnicodeDecodeError, RecursionError):
            cut = number
    if cut:
        raise CutShort(name=name, line=cut)
