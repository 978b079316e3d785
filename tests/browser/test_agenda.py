"""The order of an agenda: by drag, by keyboard, and without any script."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.clicking import click
from tests.browser.conftest import UNIVERSITY, sign_in

FORUM = "Arbetsgrupp elkraft"


@pytest.fixture
def agenda(university: Page) -> Page:
    """The agenda of the work group's draft, with three items of its own last."""
    open_draft(university)
    for title in ("Ett", "Två", "Tre"):
        university.get_by_role("link", name="Lägg till en punkt").first.click()
        university.get_by_label("Punkt", exact=True).fill(title)
        university.get_by_role("button", name="Lägg till punkten").click()
    return university


def open_draft(page: Page) -> None:
    page.goto("/moten/forum/")
    page.get_by_role("link", name=FORUM).click()
    page.get_by_role("link", name="Elkraft, möte 1").click()


def button(page: Page, verb: str, title: str) -> Locator:
    """Return a button of one item."""
    line = page.locator("[data-agenda] > li").filter(has=page.get_by_role("heading", name=title, exact=True))
    return line.get_by_role("button", name=re.compile(rf"^{verb}\b"))


def order(page: Page) -> list[str]:
    """Return the last three titles, and take nothing for granted of what stands before them."""
    return page.locator("[data-agenda] > li h3").all_inner_texts()[-3:]


@pytest.fixture(autouse=True)
def _as_it_was(agenda: Page) -> Iterator[None]:
    """Take the three items off again."""
    yield
    for title in ("Ett", "Två", "Tre"):
        button(agenda, "Ta bort", title).click()


def test_an_item_is_dragged_to_its_place(agenda: Page) -> None:
    lines = agenda.locator("[data-agenda] > li")
    last = lines.count() - 1
    with agenda.expect_navigation():
        lines.nth(last).drag_to(lines.nth(last - 2))
    assert order(agenda) == ["Tre", "Ett", "Två"]


def test_an_item_is_moved_by_keyboard_and_keeps_the_focus(agenda: Page) -> None:
    button(agenda, "Upp", "Tre").focus()
    for _ in range(2):
        with agenda.expect_navigation():
            agenda.keyboard.press("Alt+ArrowUp")
        expect(agenda.locator("li:focus-within h3")).to_have_text("Tre")
    assert order(agenda) == ["Tre", "Ett", "Två"]
    with agenda.expect_navigation():
        agenda.keyboard.press("Alt+ArrowDown")
    assert order(agenda) == ["Ett", "Tre", "Två"]


def test_an_item_is_moved_by_buttons_without_script(agenda: Page, browser: Browser, base_url: str) -> None:
    plain = sign_in(
        browser.new_context(base_url=base_url, locale="sv-SE", java_script_enabled=False).new_page(), UNIVERSITY
    )
    open_draft(plain)
    click(button(plain, "Upp", "Tre"))
    assert order(plain) == ["Ett", "Tre", "Två"]
    plain.context.close()
