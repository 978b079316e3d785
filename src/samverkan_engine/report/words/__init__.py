"""The words of the report, by language. The engine has no gettext: a report is made without the web."""

from collections.abc import Mapping
from dataclasses import dataclass

from samverkan_engine.report.numbers import Figures
from samverkan_engine.report.words.english import ENGLISH
from samverkan_engine.report.words.swedish import SWEDISH

LANGUAGES: Mapping[str, Mapping[str, str]] = {"sv": SWEDISH, "en": ENGLISH}


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences of one language; called with a key and what stands in it."""

    language: str

    def __call__(self, key: str, **params: object) -> str:
        """Return a sentence."""
        return LANGUAGES[self.language][key].format(**params)

    def of(self, kind: str, name: str) -> str:
        """Return what one of a kind is called; its own name where there are no words for it."""
        return LANGUAGES[self.language].get(f"{kind}.{name}", name)

    def term(self, name: str) -> str:
        """Return a term as one says it: HT2028 is the autumn of 2028."""
        return self(f"term.{name[:2]}", year=name[2:])

    def figures(self, only_ranges: bool) -> Figures:
        """Return how numbers are written."""
        if self.language == "sv":
            return Figures("\u00a0", ",", "–", "till", "omkring", only_ranges)
        return Figures(",", ".", "–", "to", "about", only_ranges)
