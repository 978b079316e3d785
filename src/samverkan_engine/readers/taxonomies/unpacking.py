"""A file of records, whatever form it has, as rows with their numbers."""

import csv
import gzip
import io
import json
import zlib
from collections.abc import Iterator

Row = dict[str, object]

LARGEST = 1 << 30
"""So many bytes a file may unpack to; the largest that the sources publish is a tenth of it."""

csv.field_size_limit(1 << 24)


class Unreadable(Exception):
    """A file that cannot be read any further; `row` is the record it stopped at, 0 for the whole file."""

    def __init__(self, reason: str, row: int = 0, detail: object = "") -> None:
        super().__init__(reason)
        self.reason, self.row, self.detail = reason, row, str(detail)


def rows(name: str, content: bytes) -> Iterator[tuple[int, Row]]:
    """Yield each record of a CSV, JSON or JSON Lines file with its number from 1 (in CSV from 1 after the header)."""
    text = _text(content)
    if name.casefold().removesuffix(".gz").endswith(".csv"):
        yield from _of_csv(text)
    elif text.lstrip()[:1] == "[" or "\n" not in text.strip():
        yield from _of_json(text)
    else:
        try:
            whole = json.loads(text)
        except ValueError:
            yield from _of_lines(text)
        else:
            yield from _records(whole)


def _text(content: bytes) -> str:
    if content[:2] == b"\x1f\x8b":
        try:
            with gzip.GzipFile(fileobj=io.BytesIO(content)) as packed:
                content = packed.read(LARGEST + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise Unreadable("the packed file is damaged", detail=error) from error
        if len(content) > LARGEST:
            raise Unreadable("the file unpacks to more than a gigabyte")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("the text is not UTF-8", detail=f"byte {error.start}") from error


def _of_csv(text: str) -> Iterator[tuple[int, Row]]:
    header = text.split("\n", 1)[0]
    read = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=header.count))
    number = 0
    try:
        for number, row in enumerate(read, 1):
            short = None in row.values()
            yield number, {} if short or None in row else {key.strip(): value for key, value in row.items()}
        if text.strip() and not text.endswith("\n"):
            raise Unreadable("the file ends without a line break and may be cut short; if it is whole, add one", number)
    except csv.Error as error:
        raise Unreadable("the file is not CSV from here on", number + 1, error) from error


def _of_json(text: str) -> Iterator[tuple[int, Row]]:
    try:
        whole = json.loads(text)
    except ValueError as error:
        raise Unreadable("the file is not JSON, or is cut short", detail=error) from error
    yield from _records(whole)


def _of_lines(text: str) -> Iterator[tuple[int, Row]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                row = json.loads(line)
            except ValueError:
                row = None
            yield number, row if isinstance(row, dict) else {}


def _records(whole: object) -> Iterator[tuple[int, Row]]:
    if isinstance(whole, dict) and whole.get("errors"):
        raise Unreadable("the source answered with an error", detail=_said(whole["errors"]))
    for holder in ("data", "concepts", "_embedded", "results"):
        if isinstance(whole, dict) and isinstance(whole.get(holder), dict | list):
            whole = whole[holder]
    for number, row in enumerate(whole if isinstance(whole, list) else [whole], 1):
        yield number, row if isinstance(row, dict) else {}


def _said(errors: object) -> str:
    first = errors[0] if isinstance(errors, list) and errors else errors
    return str(first.get("message", first) if isinstance(first, dict) else first)
