"""A renewal in two real browsers: begun by the running program itself, settled as a new agreement."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import ALONE, UNIVERSITY, sign_in

TITLE = "Samverkansavtal med Vinterfors kommun"
NEXT = "Nytt samverkansavtal med Vinterfors kommun"
NEW_TEXT = "Parterna ska träffas två gånger om året.\n\nParterna ska ha en gemensam kurs i vätgasteknik."


@pytest.fixture
def on_a_phone(browser: Browser, base_url: str) -> Iterator[Page]:
    """The municipality's only coordinator, on a phone that runs no scripts."""
    viewport = {"width": 390, "height": 800}
    context = browser.new_context(base_url=base_url, viewport=viewport, java_script_enabled=False, locale="sv-SE")
    yield sign_in(context.new_page(), ALONE)
    context.close()


@pytest.fixture
def at_a_desk(browser: Browser, base_url: str) -> Iterator[Page]:
    """The university's coordinator."""
    context = browser.new_context(base_url=base_url, locale="sv-SE")
    yield sign_in(context.new_page(), UNIVERSITY)
    context.close()


def test_a_renewal_that_began_by_itself_becomes_a_new_agreement(at_a_desk: Page, on_a_phone: Page) -> None:
    for page in (at_a_desk, on_a_phone):
        evaluate(page)
    expect(on_a_phone.get_by_role("main")).to_contain_text("2 av 2 parter har skickat sin")
    from_my_work(at_a_desk, "Läs eller föreslå ny lydelse")
    at_a_desk.get_by_role("link", name="Föreslå en lydelse").click()
    at_a_desk.get_by_label("Den nya lydelsen").fill(NEW_TEXT)
    at_a_desk.get_by_role("button", name="Spara versionen").click()
    from_my_work(on_a_phone, "Läs eller föreslå ny lydelse")
    on_a_phone.get_by_role("button", name="Stå bakom den här versionen").click()
    hand_over(on_a_phone)
    settle(at_a_desk)


def from_my_work(page: Page, deed: str) -> None:
    """Follow the card of a task; a renewal begins by itself soon after the program has started."""
    card = page.get_by_role("main").get_by_role("link", name=deed).filter(has_text=TITLE)
    for _ in range(30):
        page.goto("/mitt-arbete/")
        if card.count():
            break
        page.wait_for_timeout(300)
    card.first.click()


def evaluate(page: Page) -> None:
    from_my_work(page, "Utvärdera")
    page.get_by_label("Vad avtalet har gett").fill("Vi har lärt känna varandra.")
    page.get_by_label("Förnya med ändringar").check()
    page.get_by_role("button", name="Spara och gå vidare till att skicka").click()
    page.get_by_role("button", name="Skicka till parten").click()


def hand_over(page: Page) -> None:
    """Tick every promise, and carry all of them over at once."""
    from_my_work(page, "Bestäm vad som händer med öppna åtaganden")
    for box in page.get_by_role("checkbox", name="Kryssa för åtagande").all():
        box.check()
    page.get_by_role("button", name="Bestäm för de förkryssade").click()
    expect(page.get_by_role("main")).not_to_contain_text("inte bestämt")


def settle(page: Page) -> None:
    """Make the new agreement, and find a promise there that says where it comes from."""
    page.goto("/avtal/")
    page.get_by_role("link", name=TITLE, exact=True).click()
    page.get_by_role("link", name="Till förnyelsen").click()
    page.get_by_role("link", name="Avgör förnyelsen").click()
    page.get_by_role("link", name="Förnya avtalet").click()
    page.get_by_label("Det nya avtalets titel").fill(NEXT)
    page.get_by_label("Gäller till").fill("2031-12-31")
    page.get_by_role("button", name="Förnya", exact=True).click()
    page.get_by_role("main").get_by_role("link", name=NEXT).click()
    page.get_by_role("link", name="Åtaganden", exact=False).first.click()
    page.get_by_role("main").get_by_role("rowheader").get_by_role("link").first.click()
    expect(page.get_by_role("main")).to_contain_text(
        "Övertaget från åtagande 1 i Samverkansavtal med Vinterfors kommun."
    )
