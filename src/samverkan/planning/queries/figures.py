"""The numbers behind a case: each with where it comes from, and which to obtain first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from samverkan.planning.queries.cases import CaseView
from samverkan.planning.queries.results import Result
from samverkan.planning.sections.cells import shown
from samverkan.planning.sections.labels import SECTIONS, UNITS, part_of, words_for
from samverkan.planning.words import name_of_assumption
from samverkan_engine.cases.inputs import Input

OBTAINED_FIRST = 5


@dataclass(frozen=True)
class Figure:
    """One number of a case with its ground, in words."""

    input: Input
    what: str
    unit: str

    @property
    def text(self) -> str:
        return shown(self.input.value)

    @property
    def shape(self) -> str:
        return "kept" if self.input.is_sourced else "unconfirmed"

    @property
    def kind(self) -> str:
        """How it is grounded: delivered by somebody, computed, or assumed."""
        if self.input.is_sourced:
            return _("sourced, second-hand") if self.input.weak else _("sourced")
        return _("computed") if self.input.derived and not self.input.assumption else _("assumed")

    @property
    def is_address(self) -> bool:
        return self.input.source.startswith(("https://", "http://"))

    @property
    def said(self) -> str:
        return self.input.source or self.input.assumption or self.input.derived


@dataclass(frozen=True)
class Part:
    """The numbers of one part of the file."""

    key: str
    title: str
    figures: tuple[Figure, ...]

    @property
    def sourced(self) -> int:
        return sum(figure.input.is_sourced for figure in self.figures)


def parts(view: CaseView, only: str = "") -> list[Part]:
    """Return the numbers part by part; `only` "saknas" those without a source."""
    found: dict[str, list[Figure]] = {key: [] for key in SECTIONS}
    for number in view.file.inputs():
        if not (only and number.is_sourced):
            found[part_of(number.path)].append(_figure(number, view.document))
    return [Part(key, str(SECTIONS[key]), tuple(each)) for key, each in found.items() if each]


def _figure(number: Input, document: Mapping[str, Any]) -> Figure:
    keys = [str(step) for step in number.path]
    unit = next((str(UNITS[key]) for key in reversed(keys) if key in UNITS and keys[-1] == "value"), "")
    return Figure(number, words_for(number.path, document), unit)


def to_obtain(result: Result) -> list[str]:
    """Return the five figures without a source that move the answer most, as the engine found."""
    unsourced = [row for row in result.table("assumptions").to_pylist() if not row["sourced"]]
    names = result.about.programmes
    return [
        name_of_assumption(row["figure"], names.get(row["subject"], row["subject"]))
        for row in unsourced[:OBTAINED_FIRST]
    ]
