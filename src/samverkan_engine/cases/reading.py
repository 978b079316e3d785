"""Bytes become a case file that has been checked, and a case file becomes bytes again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from samverkan_engine.cases.checking import faults_of
from samverkan_engine.cases.faults import Faulty, Path
from samverkan_engine.cases.format import FORMAT
from samverkan_engine.cases.loading import load, scalar
from samverkan_engine.cases.rules import broken
from samverkan_engine.cases.years import with_years


@dataclass(frozen=True, slots=True)
class CaseFile:
    """
    A checked case file.

    document  its values, in the order of the file
    lines     the line each value stands on
    """

    document: Mapping[str, Any]
    lines: Mapping[Path, int]


def read(data: bytes, name: str) -> CaseFile:
    """
    Return a case file that keeps to `competence-case/1`, whether it is written as YAML or as JSON.

    Raises one of the refusals of `errors` when the file cannot be read, and Faulty when something in it is wrong.
    """
    loaded = load(data, name)
    document, lines = with_years(loaded.document, loaded.lines, FORMAT.whole)
    faults = list(loaded.faults)
    if not faults:
        faults = faults_of(document, lines, FORMAT)
    if not faults:
        faults = list(broken(document, lines))
    if faults:
        raise Faulty(name, tuple(faults))
    return CaseFile(document, lines)


def check(document: Mapping[str, Any], name: str) -> CaseFile:
    """Return a document made or changed on a page as a checked case file; the lines are those it is written with."""
    return read(write(document), name)


def write(document: Mapping[str, Any]) -> bytes:
    """Return a document as YAML that `read` reads as the same values in the same order."""
    text: str = yaml.dump(dict(document), Dumper=_Writer, sort_keys=False, allow_unicode=True, width=120)
    return text.encode()


class _Writer(yaml.SafeDumper):
    """Quotes what `scalar` would not read as text, and repeats values rather than point to them."""

    def ignore_aliases(self, data: Any) -> bool:
        """Never write an alias: what is the same in two places is written twice."""
        return True


def _text(writer: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = None if isinstance(scalar(text), str) else "'"
    if not text.isprintable():
        style = '"'  # the only style that keeps every kind of line break
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Writer.add_representer(str, _text)
