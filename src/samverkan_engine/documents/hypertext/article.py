"""
Which part of a page is its article, and what in it is not: menus, banners, boxes beside it.

Only what holds for any page is looked at: the elements, their roles, the ordinary words of their classes, how much of
their text is links. No site is known by name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

ASIDE = {"nav", "footer", "aside", "dialog", "menu", "search"}
ASIDE_ROLES = {
    "navigation", "search", "contentinfo", "complementary", "banner", "menu", "menubar", "toolbar", "dialog",
    "alertdialog", "tablist",
}  # fmt: skip
ASIDE_WORDS = {
    "nav", "navbar", "navigation", "menu", "meny", "breadcrumb", "breadcrumbs", "brodsmulor", "sidebar", "footer",
    "sidfot", "share", "sharing", "dela", "social", "related", "relaterat", "relaterade", "skip", "skiplink",
    "pagination", "cookie", "cookies", "kakor", "consent", "gdpr", "newsletter", "promo", "advert",
}  # fmt: skip
WORD = re.compile(r"[a-z]+|[A-Z][a-z]*")

CONSENT = re.compile(r"\b(?:cookies?|kakor|informationskapsler|infokapsler)\b", re.IGNORECASE)
LONGEST_CONSENT = 1500
"""A banner that asks for consent holds no more characters than this, and something to press."""

LARGEST_ASIDE = 0.35
"""What is called a menu or the like, but holds more of the page's text than this share, is none."""

SHORTEST_MAIN = 200
"""A <main> or <article> with fewer characters than this is not trusted to hold the document."""

LEADING_ARTICLE = 0.5
"""An <article> is the document when it holds this share of the text around it."""

UNSEEN = {"script", "style", "noscript", "template", "head", "svg"}


@dataclass(frozen=True)
class Article:
    """The element that holds the document, its heading when that stands outside, and what in it is left out."""

    root: HtmlElement
    heading: HtmlElement | None = None
    left_out: frozenset[HtmlElement] = frozenset()


def article(page: HtmlElement) -> Article:
    """Return the part of a page that is its article."""
    sizes = _sizes(page)
    aside = frozenset(_asides(page, sizes))
    within = frozenset(_within(page, aside))
    root = _main(page, sizes, aside, within)
    return Article(root, _heading(page, root, within), aside)


def _sizes(page: HtmlElement) -> dict[HtmlElement, int]:
    """Return how many characters stand in each element."""
    sizes: dict[HtmlElement, int] = {}
    for _, element in etree.iterwalk(page, events=("end",)):
        own = sizes.get(element, 0) + len((element.text or "").strip())
        sizes[element] = own = 0 if element.tag in UNSEEN else own
        parent = element.getparent()
        if parent is not None:
            sizes[parent] = sizes.get(parent, 0) + own + len((element.tail or "").strip())
    return sizes


def _elements(root: HtmlElement, *tags: str) -> Iterator[HtmlElement]:
    return (each for each in root.iter(*tags) if isinstance(each.tag, str))


def _asides(page: HtmlElement, sizes: dict[HtmlElement, int]) -> Iterator[HtmlElement]:
    total = max(sizes.get(page, 0), 1)
    holders = {above for each in _elements(page, "h1", "main", "article") for above in each.iterancestors()}
    for element in _elements(page):
        size = sizes.get(element, 0)
        if element.tag in ("html", "body", "main", "article", "h1") or element in holders:
            continue
        called = element.tag in ASIDE or element.get("role") in ASIDE_ROLES
        named = size <= LARGEST_ASIDE * total and not ASIDE_WORDS.isdisjoint(_names(element))
        if (
            called
            or named
            or _asks_for_consent(element, size)
            or (element.tag == "form" and size <= LEADING_ARTICLE * total)
        ):
            yield element


def _names(element: HtmlElement) -> set[str]:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return {word.lower() for word in WORD.findall(names)}


def _asks_for_consent(element: HtmlElement, size: int) -> bool:
    if element.tag not in ("div", "section") or not 0 < size <= LONGEST_CONSENT:
        return False
    if next(_elements(element, "button", "input"), None) is None:
        return False
    return CONSENT.search("".join(element.itertext())) is not None


def _within(page: HtmlElement, aside: frozenset[HtmlElement]) -> Iterator[HtmlElement]:
    """Return all elements that are left out, or stand inside one that is."""
    depth = 0
    for event, element in etree.iterwalk(page, events=("start", "end")):
        if event == "start":
            depth += element in aside
            if depth:
                yield element
        else:
            depth -= element in aside


def _main(
    page: HtmlElement, sizes: dict[HtmlElement, int], aside: frozenset[HtmlElement], within: frozenset[HtmlElement]
) -> HtmlElement:
    """Return the main part of a page, and in it the article that makes up most of it."""
    mains = [each for each in _elements(page) if each.tag == "main" or each.get("role") == "main"]
    root = max(mains, key=lambda each: sizes.get(each, 0), default=page)
    if sizes.get(root, 0) < SHORTEST_MAIN:
        root = page
    articles = [
        each
        for each in _elements(root, "article")
        if each is not root and each not in within and sizes.get(each, 0) >= SHORTEST_MAIN
    ]
    largest = max(articles, key=lambda each: sizes.get(each, 0), default=None)
    if largest is None:
        return root
    around = set(largest.iterancestors())
    rest = sum(sizes.get(each, 0) for each in articles if each is not largest and each not in around)
    outermost = (each for each in _elements(root) if each in aside and each.getparent() not in within)
    total = sizes.get(root, 0) - sum(sizes.get(each, 0) for each in outermost)
    leads = sizes.get(largest, 0) >= LEADING_ARTICLE * total
    return largest if leads or (len(articles) > 1 and sizes.get(largest, 0) > 2 * rest) else root


def _heading(page: HtmlElement, root: HtmlElement, within: frozenset[HtmlElement]) -> HtmlElement | None:
    """Return the page's heading when the article does not hold it: the last one before the article."""
    if root is page or next(_elements(root, "h1"), None) is not None:
        return None
    heading = None
    for element in _elements(page):
        if element is root:
            return heading
        if element.tag == "h1" and element not in within:
            heading = element
    return None
