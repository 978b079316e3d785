"""A file that holds one answer of a service, or several of them, one a line."""

import json
from typing import Any

from samverkan_engine.errors import CutShort, NotJson
from samverkan_engine.readers.decoding import is_cut, json_of, text_of


def answers(data: bytes, name: str) -> list[Any]:
    """
    Return the answers that a file holds: one JSON document, or one a line as fetches of many pages are kept.

    Raises NoContent, NotText, NotJson, or CutShort when it ends in the middle.
    """
    text = text_of(data, name)
    first, _end, rest = text.strip().partition("\n")
    if not rest.strip() or not _is_whole(first):
        return [json_of(data, name)]
    return [_answer(line, number, name) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]


def _is_whole(line: str) -> bool:
    try:
        json.loads(line)
    except (json.JSONDecodeError, RecursionError):
        return False
    return True


def _answer(line: str, number: int, name: str) -> Any:
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        if is_cut(line, error):
            raise CutShort(name=name, line=number) from error
        raise NotJson(name=name, line=number, column=error.colno) from error
