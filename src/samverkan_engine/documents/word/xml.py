"""Looking around in the XML of Word, whose two dialects differ in their namespaces alone."""

from collections.abc import Iterator

from lxml import etree


def tag(element: etree._Element) -> str:
    """The name of an element without its namespace; nothing for a comment."""
    name = element.tag
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first child of that name, or its first child of the next name, and so on."""
    for name in path:
        if element is None:
            return None
        element = next((each for each in element if tag(each) == name), None)
    return element


def children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """All children of that name."""
    return (each for each in element if tag(each) == name) if element is not None else iter(())


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """The attribute of that name, in whatever namespace."""
    if element is None:
        return None
    return next((str(text) for key, text in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def number(element: etree._Element | None, name: str = "val") -> int | None:
    """The attribute of that name as a whole number."""
    text = value(element, name) or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def is_on(element: etree._Element | None) -> bool:
    """Return whether a switch is there and not turned off."""
    return element is not None and (value(element) or "true") not in ("0", "false", "off")
