"""What the styles of a Word file say of its paragraphs."""

import re
from collections.abc import Iterator

from lxml import etree

from samverkan_engine.documents.word.xml import child, children, number, tag, value

HEADING_STYLE = re.compile(r"(?:heading|rubrik|overskrift|title|titel|tittel)", re.IGNORECASE)
LIST_STYLE = re.compile(r"(?:list|punkt|numrer)", re.IGNORECASE)
CAPTION_STYLES = {"caption", "beskrivning", "bildetekst", "billedtekst"}
CONTENTS_STYLE = re.compile(r"toc \d|innehåll \d|innehållsförteckning", re.IGNORECASE)

LONGEST_CHAIN = 20
DEEPEST_OUTLINE = 8


class Styles:
    """The paragraph styles of a file, each with those it builds upon."""

    def __init__(self, root: etree._Element | None) -> None:
        self._by_id = {value(style, "styleId") or "": style for style in children(root, "style")}

    def chain(self, paragraph: etree._Element) -> Iterator[etree._Element]:
        """The style of a paragraph and those it builds upon, the nearest first."""
        return self.upwards(value(child(paragraph, "pPr", "pStyle")) or "")

    def upwards(self, identifier: str) -> Iterator[etree._Element]:
        """A style and those it builds upon."""
        for _ in range(LONGEST_CHAIN):
            style = self._by_id.get(identifier)
            if style is None:
                return
            yield style
            identifier = value(child(style, "basedOn")) or ""

    def is_heading(self, paragraph: etree._Element) -> bool:
        """By the name of its style or one that the style builds upon, or by its level in the outline."""
        if any(HEADING_STYLE.search(name) for name in self._names(paragraph)):
            return True
        levels = (child(element, "pPr", "outlineLvl") for element in (paragraph, *self.chain(paragraph)))
        level = next((number(level) for level in levels if level is not None), None)
        return level is not None and level <= DEEPEST_OUTLINE

    def is_list_item(self, paragraph: etree._Element) -> bool:
        """By the name of its style."""
        return any(LIST_STYLE.search(name) for name in self._names(paragraph))

    def is_caption(self, paragraph: etree._Element) -> bool:
        """By the name of its style."""
        return any(name.lower() in CAPTION_STYLES for name in self._names(paragraph))

    def is_contents(self, paragraph: etree._Element) -> bool:
        """Return whether it is a line of the table of contents, which only repeats the headings."""
        return any(CONTENTS_STYLE.match(name) for name in self._names(paragraph))

    def _names(self, paragraph: etree._Element) -> list[str]:
        return [value(child(style, "name")) or "" for style in self.chain(paragraph) if tag(style) == "style"]
