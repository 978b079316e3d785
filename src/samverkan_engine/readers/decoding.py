"""Bytes become text or JSON, or a named refusal of the whole file."""

import json
import re
from typing import Any

from samverkan_engine.errors import CutShort, NoContent, NotJson, NotText

NUMBER_CUT = re.compile(r"-|\.\d*(?:[eE][+-]?)?|[eE][+-]?")


def text_of(data: bytes, name: str) -> str:
    """Return the text of a file in UTF-8, UTF-16 with its mark, or Windows-1252; raises NoContent, NotText."""
    if not data.strip():
        raise NoContent(name=name)
    for encoding in ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise NotText(name=name)


def json_of(data: bytes, name: str) -> Any:
    """Return what a JSON file holds; raises NoContent, NotText, NotJson, or CutShort when it ends in the middle."""
    text = text_of(data, name)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        if is_cut(text, error):
            raise CutShort(name=name, line=error.lineno) from error
        raise NotJson(name=name, line=error.lineno, column=error.colno) from error
    except RecursionError as error:
        raise NotJson(name=name, line=1, column=1) from error


def require_array(data: bytes, name: str) -> None:
    """Raise NotJson or CutShort where an array is broken, holding one of its values in memory at a time."""
    text = text_of(data, name)
    decoder, place = json.JSONDecoder(), text.index("[") + 1
    is_whole = text[place:].strip() == "]"
    try:
        while not is_whole:
            _, place = decoder.raw_decode(text, blank_until(text, place))
            place = blank_until(text, place)
            is_whole = text.startswith("]", place) and not text[place + 1 :].strip()
            if not is_whole and not text.startswith(",", place):
                raise json.JSONDecodeError("Expecting ',' delimiter", text, place)
            place += 1
    except json.JSONDecodeError as error:
        if is_cut(text, error):
            raise CutShort(name=name, line=error.lineno) from error
        raise NotJson(name=name, line=error.lineno, column=error.colno) from error


def blank_until(text: str, place: int) -> int:
    """Return the place of the first character from here on that is not blank."""
    while text[place : place + 1].isspace():
        place += 1
    return place


def is_cut(text: str, error: json.JSONDecodeError) -> bool:
    """Whether the fault is that the text ends where something should follow, or within a string or word."""
    if not text.lstrip().startswith(("{", "[")):
        return False
    rest = text[error.pos :].strip()
    return not rest or error.msg.startswith("Unterminated") or is_begun(rest) or is_escape_cut(error, text)


def is_begun(rest: str) -> bool:
    """Whether a text is the beginning of true, false, null or a number, or the end of a number that lacks digits."""
    return any(word.startswith(rest) for word in ("true", "false", "null")) or bool(NUMBER_CUT.fullmatch(rest))


def is_escape_cut(error: json.JSONDecodeError, text: str) -> bool:
    """Whether the text ends within an escaped character of a string."""
    return error.msg.startswith("Invalid \\uXXXX") and len(text) - error.pos < len("\\uXXXX")
