"""Walk the pages as a person would, by their links, and look at each kind of page once."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT as AXE
from playwright.sync_api import Page

WIDE, PHONE = 1280, 390
# What is not a page: files, and other hosts.
FILES = re.compile(
    r"\.(ics|csv|xlsx|pdf|txt|json|yaml|docx|parquet|png|svg)$|/rapport\.html$|/[0-9]+/kalender/$|/(pdf|csv|xlsx|mall|fil)/?$|^/filer/|/bilagor/[0-9]+/$|/static/"
)

ADDRESSES = "links => links.map(link => new URL(link.getAttribute('href'), location).href)"
"""Asked of the attribute: a link within a drawing has an object where others have their address."""


@dataclass
class Walk:
    """What was seen: addresses by kind of page, and every fault as a sentence."""

    seen: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def kind_of(path: str) -> str:
    """Return the kind of page at a path: numbers and long keys do not tell pages apart."""
    return re.sub(r"(?<=/)(\d+|[0-9a-f-]{32,}|(?<=fardigheter/)[^/]+)(?=/)", "N", path)


def walk(page: Page, start: str, most: int = 300) -> Walk:
    """Follow links from `start`, look at one page of each kind at both widths, and return what was found."""
    found = Walk()
    listen(page, found)
    waiting = deque([start])
    while waiting and len(found.seen) < most:
        path = waiting.popleft()
        if kind_of(path.split("?")[0]) in found.seen:
            continue
        found.seen[kind_of(path.split("?")[0])] = path
        answer = page.goto(path)
        if answer is None or not answer.ok:
            found.faults.append(f"{path} answers {answer.status if answer else 'nothing'}")
            continue
        page.evaluate(AXE)
        for width in (WIDE, PHONE):
            page.set_viewport_size({"width": width, "height": 900})
            found.faults.extend(f"{path} at {width}: {fault}" for fault in faults_of(page))
        page.set_viewport_size({"width": WIDE, "height": 900})
        waiting.extend(links_of(page))
    return found


def listen(page: Page, found: Walk) -> None:
    """Note errors in scripts, and anything asked of another host."""
    page.on("pageerror", lambda error: found.faults.append(f"{page.url}: script error: {error}"))
    page.on("console", lambda said: found.faults.append(f"{page.url}: {said.text}") if said.type == "error" else None)


def links_of(page: Page) -> Iterator[str]:
    """Return the addresses on this host that the page links to, leaving out files and signing out."""
    here = urlsplit(page.url).netloc
    for address in page.eval_on_selector_all("a[href]:not([download])", ADDRESSES):
        parts = urlsplit(address)
        if parts.netloc == here and not FILES.search(parts.path) and "logga-ut" not in parts.path:
            yield f"{parts.path}?{parts.query}" if parts.query else parts.path


def faults_of(page: Page) -> Iterator[str]:
    """Return what is wrong with the page as it stands: accessibility, width, headings, language."""
    for violation in page.evaluate("axe.run({resultTypes: ['violations']}).then(found => found.violations)"):
        nodes = "; ".join(node["html"][:160] for node in violation["nodes"][:3])
        yield f"axe {violation['id']}: {violation['help']} ({nodes})"
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if wider > 0:
        yield f"the page is {wider} px wider than the screen"
    if page.locator("h1").count() != 1:
        yield f"the page has {page.locator('h1').count()} headings of level 1"
