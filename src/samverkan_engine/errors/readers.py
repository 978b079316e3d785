"""Refusals of whole files of data; single rows that cannot be read are listed beside the table instead."""

from samverkan_engine.errors.documents import Refused


class Unreadable(Refused):
    """A file of data that cannot be read at all; params `name` and what its sentence needs."""

    code = "unreadable"
    sentence = "{name} could not be read. Fetch it again from its source."


class NotJson(Unreadable):
    """Not JSON, or broken in the middle; params `name`, `line` and `column` of the first fault, both from 1."""

    code = "not_json"
    sentence = (
        "{name} is not JSON: line {line}, column {column} breaks its rules. Fetch the file again from its source."
    )


class CutShort(Unreadable):
    """It ends in the middle, as when a transfer stops; params `name`, `line` where it ends."""

    code = "cut_short"
    sentence = "{name} is cut short: it ends in the middle, at line {line}. Nothing was taken from it. Fetch it again."


class WrongFormat(Unreadable):
    """Another format than the one that was asked for; params `name`, `expected` in words."""

    code = "wrong_format"
    sentence = "{name} does not hold {expected}. Choose the kind of file that it is, or another file."


class LacksColumns(Unreadable):
    """A table in text or a spreadsheet without columns that are needed; params `name`, `columns`."""

    code = "lacks_columns"
    sentence = "{name} lacks the columns {columns}. Check that it is the right file, or say which columns these are."


class NotText(Unreadable):
    """Bytes that are no text in any encoding that is read; params `name`."""

    code = "not_text"
    sentence = "{name} is not text that can be read. Save it as UTF-8."


class NoContent(Unreadable):
    """Nothing in it; params `name`."""

    code = "no_content"
    sentence = "{name} is empty. Fetch it again from its source."


class NotUnpacked(Unreadable):
    """A packed file that is damaged, locked, or unpacks to more than the limit; params `name`."""

    code = "not_unpacked"
    sentence = "{name} cannot be unpacked: it is damaged, locked or far too large. Unpack it first."


class Undeclared(Exception):
    """A table that is not as declared; the sentence names the table and the columns."""


class NotYaml(Unreadable):
    """Not YAML; params `name`, `line` and `column` of the first fault, both from 1."""

    code = "not_yaml"
    sentence = (
        "{name} is not YAML: line {line}, column {column} breaks its rules. Often a text with a colon needs quotes, "
        "or a line is set in too far."
    )
