"""A round answered on a phone by the link of the mail, on a poor connection, and confirmed by the other party."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.clicking import click
from tests.browser.conftest import MUNICIPALITY, UNIVERSITY, sign_in
from tests.browser.region import AGREEMENT, ROUND

PHONE = {"width": 390, "height": 800}
ASKED = "orjan@jarnlunda.example"


@pytest.fixture
def link(browser: Browser, base_url: str) -> Iterator[str]:
    """The link of the latest mail to the municipality's head of business, as the outbox shows it."""
    context = browser.new_context(base_url=base_url, locale="sv-SE")
    page = sign_in(context.new_page(), MUNICIPALITY)
    page.goto("/utkorg/")
    page.get_by_role("link", name=re.compile("Hur går det med|Påminnelse")).filter(visible=True).first.wait_for()
    row = page.get_by_role("row").filter(has_text=ASKED).filter(has_text=re.compile("åtaganden|Påminnelse"))
    click(row.get_by_role("link").first)
    found = re.search(r"/lage/[\w-]+/", page.get_by_role("main").inner_text())
    assert found
    yield found[0]
    context.close()


@pytest.fixture
def phone(browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    """A phone on which nobody is signed in."""
    context = browser.new_context(base_url=base_url, viewport=PHONE, has_touch=True, locale="sv-SE")
    yield context
    context.close()


def question(page: Page, title: str) -> Page:
    return page.get_by_role("group", name=title)  # type: ignore[return-value]


def test_an_owner_answers_on_a_phone_and_the_other_party_confirms(
    phone: BrowserContext, link: str, browser: Browser, base_url: str
) -> None:
    page = phone.new_page()
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_have_text("Hur går det med 2 åtaganden?")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert not Axe().run(page).response["violations"]
    page.locator("form[data-listens]").wait_for()
    first = question(page, "Distansutbildning i elkraft")
    first.get_by_label("Pågår").check()
    expect(page.get_by_role("status")).to_contain_text("Sparat")
    page = written_without_a_connection(phone, page, link)
    click(page.get_by_role("button", name="Skicka alla svar"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Tack, allt är skickat")
    assert not Axe().run(page).response["violations"]
    changed_afterwards(page, link)
    used_up_elsewhere(browser, base_url, link)
    confirmed(browser, base_url)


def written_without_a_connection(phone: BrowserContext, page: Page, link: str) -> Page:
    """What is written offline stays in the browser, also when the page is closed, and is saved the next time."""
    second = question(page, "Fler korta kurser")
    phone.set_offline(True)
    second.get_by_label("I fara").check()
    second.get_by_label("I en mening").fill("Färre anmälda än i våras.")
    expect(page.get_by_role("status")).to_contain_text("Inte sparat ännu")
    page.close()
    phone.set_offline(False)
    again = phone.new_page()
    again.goto(link)
    again.locator("form[data-listens]").wait_for()
    expect(question(again, "Fler korta kurser").get_by_label("I en mening")).to_have_value("Färre anmälda än i våras.")
    expect(again.get_by_role("status")).to_contain_text("Sparat")
    return again


def changed_afterwards(page: Page, link: str) -> None:
    """The browser that answered can change an answer as long as the round is open."""
    page.get_by_role("link", name=re.compile("Ändra svaret.*Fler korta kurser")).click()
    page.get_by_label("I en mening").fill("Något färre anmälda än i våras.")
    page.get_by_role("button", name=re.compile("Skicka")).click()
    expect(page.get_by_role("main")).to_contain_text("Något färre anmälda")


def used_up_elsewhere(browser: Browser, base_url: str, link: str) -> None:
    """The link works once."""
    context = browser.new_context(base_url=base_url, locale="sv-SE")
    page = context.new_page()
    answer = page.goto(link)
    assert answer
    assert answer.status == 410
    context.close()


def confirmed(browser: Browser, base_url: str) -> None:
    """The university's coordinator sees what was answered, and says that they see it otherwise or the same."""
    context = browser.new_context(base_url=base_url, locale="sv-SE")
    page = sign_in(context.new_page(), UNIVERSITY)
    page.goto("/avtal/")
    page.get_by_role("link", name=re.compile(AGREEMENT)).first.click()
    page.get_by_role("link", name="Året").first.click()
    page.get_by_role("link", name="Lägesrapporter", exact=True).first.click()
    page.get_by_role("link", name=ROUND).click()
    page.get_by_role("link", name="Att bekräfta").click()
    row = page.get_by_role("row").filter(has_text="Fler korta kurser")
    expect(row).to_contain_text("Något färre anmälda")
    row.get_by_role("button", name="Bekräfta").click()
    expect(page.get_by_role("main")).to_contain_text("Ni ser 1 åtagande på samma sätt")
    context.close()
