"""The numbers of numbered paragraphs, which a Word file counts but does not hold."""

from collections import defaultdict

from lxml import etree

from samverkan_engine.documents.word.styles import Styles
from samverkan_engine.documents.word.xml import child, children, is_on, number, value

LEVELS = 9
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
LARGEST = 3999
"""Beyond this, letters and Roman figures are written as plain figures."""


class Numbering:
    """The lists of a file, and how far each has been counted."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists = {value(each, "numId") or "": each for each in children(root, "num")}
        self._forms = {value(each, "abstractNumId") or "": each for each in children(root, "abstractNum")}
        self._counted: dict[str, list[int | None]] = defaultdict(lambda: [None] * LEVELS)
        self._begun: set[tuple[str, int]] = set()

    def number(self, paragraph: etree._Element) -> str | None:
        """
        Count a paragraph and return its number as it is printed.

        An empty text stands for a bullet, None for a paragraph that is in no list.
        """
        found = self._place(paragraph)
        if found is None:
            return None
        identifier, level = found
        form = self._form(identifier)
        if form is None:
            return ""
        self._count(identifier, form, level)
        return self._printed(form, level)

    def _place(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """The list that a paragraph is in, itself or by its style, and its level there."""
        own = child(paragraph, "pPr", "numPr")
        level = number(child(own, "ilvl"))
        identifier = value(child(own, "numId"))
        if identifier is None:
            for style in self._styles.chain(paragraph):
                properties = child(style, "pPr", "numPr")
                if properties is not None and value(child(properties, "numId")):
                    identifier = value(child(properties, "numId"))
                    level = number(child(properties, "ilvl")) if level is None else level
                    level = self._level_of(identifier or "", value(style, "styleId")) if level is None else level
                    break
        if not identifier or identifier == "0":
            return None
        return identifier, min(level or 0, LEVELS - 1)

    def _level_of(self, identifier: str, style: str | None) -> int | None:
        """The level that a list keeps for a style."""
        form = self._form(identifier)
        for level in children(form, "lvl"):
            if value(child(level, "pStyle")) == style:
                return number(level, "ilvl")
        return None

    def _form(self, identifier: str) -> etree._Element | None:
        """How a list is numbered; it may be said in a style of lists that points to another list."""
        form = self._forms.get(value(child(self._lists.get(identifier), "abstractNumId")) or "")
        link = value(child(form, "numStyleLink"))
        if link is None:
            return form
        for style in self._styles.upwards(link):
            other = self._lists.get(value(child(style, "pPr", "numPr", "numId")) or "")
            return self._forms.get(value(child(other, "abstractNumId")) or "")
        return form

    def _count(self, identifier: str, form: etree._Element, level: int) -> None:
        counted = self._counted[value(form, "abstractNumId") or ""]
        restart = self._restart(identifier, level)
        if restart is not None and (identifier, level) not in self._begun:
            counted[level] = restart
        else:
            before = counted[level]
            counted[level] = self._start(form, level) if before is None else before + 1
        self._begun.add((identifier, level))
        for upper in range(level):
            counted[upper] = self._start(form, upper) if counted[upper] is None else counted[upper]
        counted[level + 1 :] = [None] * (LEVELS - level - 1)

    def _restart(self, identifier: str, level: int) -> int | None:
        """Where this list begins anew although others of its form have been counted."""
        for override in children(self._lists.get(identifier), "lvlOverride"):
            if number(override, "ilvl") == level:
                return number(child(override, "startOverride"))
        return None

    def _start(self, form: etree._Element, level: int) -> int:
        start = number(child(_level(form, level), "start"))
        return 1 if start is None else start

    def _printed(self, form: etree._Element, level: int) -> str:
        here = _level(form, level)
        if here is None or value(child(here, "numFmt")) in ("bullet", "none"):
            return ""
        printed = value(child(here, "lvlText")) or ""
        plain = is_on(child(here, "isLgl"))
        for upper, count in enumerate(self._counted[value(form, "abstractNumId") or ""]):
            kind = value(child(_level(form, upper), "numFmt"))
            printed = printed.replace(f"%{upper + 1}", _figures(count or 0, "decimal" if plain else kind))
        return printed.strip()


def _level(form: etree._Element, level: int) -> etree._Element | None:
    return next((each for each in children(form, "lvl") if number(each, "ilvl") == level), None)


def _figures(count: int, kind: str | None) -> str:
    """Return a count as figures, letters or Roman figures."""
    if kind == "decimalZero":
        return f"{count:02}"
    if kind in ("lowerLetter", "upperLetter") and 0 < count <= LARGEST:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters.upper() if kind == "upperLetter" else letters
    if kind in ("lowerRoman", "upperRoman") and 0 < count <= LARGEST:
        return _roman(count).upper() if kind == "upperRoman" else _roman(count)
    return str(count)


def _roman(count: int) -> str:
    figures = ""
    for size, letters in ROMAN:
        figures += letters * (count // size)
        count %= size
    return figures
