"""Going from page to page by what one sees, and finding nothing wrong with any of them."""

import re
from collections.abc import Callable

from axe_playwright_python.base import AXE_SCRIPT as AXE
from playwright.sync_api import Locator, Page

from tests.browser import region
from tests.browser.clicking import click
from tests.browser.crawling import PHONE, WIDE, faults_of

TALL = 844
AGREEMENT = re.compile(f"^{region.AGREEMENT}")

Opened = Callable[..., Page]
"""Opens a page in a browser of somebody's own."""


def seen(page: Page) -> Page:
    """Look at a page at both widths (a phone stays a phone), and find nothing wrong with it."""
    page.evaluate(AXE)
    width = (page.viewport_size or {"width": WIDE})["width"]
    for each in (WIDE, PHONE) if width == WIDE else (width,):
        page.set_viewport_size({"width": each, "height": TALL})
        faults = list(faults_of(page))
        assert not faults, f"{page.url} at {each}: {faults}"
    page.set_viewport_size({"width": width, "height": TALL})
    return page


def main(page: Page) -> Locator:
    return page.get_by_role("main")


def go(page: Page, *names: str | re.Pattern[str]) -> Page:
    """Follow links of the page itself by what they say, one after the other."""
    for name in names:
        click(main(page).get_by_role("link", name=name, exact=isinstance(name, str)).first)
    return page


def go_to(page: Page, place: str, *further: str | re.Pattern[str]) -> Page:
    """Choose a place in the menu of the house, and go on from there."""
    click(page.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name=place, exact=True))
    return go(page, *further)


def go_up(page: Page, name: str) -> Page:
    """Go back up by the path above the page."""
    click(page.get_by_role("navigation", name="Du är här").get_by_role("link", name=name, exact=True))
    return page


def to_agreement(page: Page, *further: str | re.Pattern[str]) -> Page:
    return go_to(page, "Avtal", AGREEMENT, *further)


def press(page: Page, name: str | re.Pattern[str]) -> Page:
    click(page.get_by_role("button", name=name, exact=isinstance(name, str)).first)
    return page


def about(deed: str, item: str) -> re.Pattern[str]:
    """A link or button that does a deed to one of many, as it is read aloud."""
    return re.compile(rf"^{deed}\s*[:(]\s*{re.escape(item)}")


def step(page: Page, label: str) -> Locator:
    """A step of the year, in the list beside the wheel."""
    return main(page).get_by_role("listitem").filter(has=page.get_by_role("link", name=label, exact=True))
