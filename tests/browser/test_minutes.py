"""Minutes written by two people at once and on a poor connection: nothing that was written is ever lost."""

import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT as AXE
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import MUNICIPALITY, UNIVERSITY, sign_in
from tests.browser.crawling import faults_of
from tests.browser.region import MEETING

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def both(two_sides: list[Page]) -> list[Page]:
    """The minutes of the coming meeting, opened by a coordinator on each side."""
    for page in two_sides:
        to_minutes(page)
    return two_sides


def to_minutes(page: Page) -> None:
    page.goto("/moten/")
    page.get_by_role("link", name=MEETING, exact=True).first.click()
    page.get_by_role("link", name="Protokoll", exact=True).click()


def item(page: Page, number: int) -> Locator:
    """The sheet of an item, counted from the first of the agenda."""
    return page.locator("form[data-item]").nth(number - 1)


def box(page: Page, number: int) -> Locator:
    return item(page, number).get_by_role("textbox")


def mark(page: Page, number: int) -> Locator:
    return item(page, number).get_by_role("status")


SAVED = re.compile(r"^Sparat \d\d:\d\d$")


def test_what_is_written_saves_itself_and_says_so(both: list[Page]) -> None:
    page, other = both
    box(page, 1).fill("Förra årets beslut är genomförda.")
    expect(mark(page, 1)).to_have_text(SAVED)
    other.reload()
    expect(box(other, 1)).to_have_value("Förra årets beslut är genomförda.")
    page.evaluate(AXE)
    assert list(faults_of(page)) == []


def test_two_who_write_in_different_paragraphs_both_stand(both: list[Page]) -> None:
    page, other = both
    box(page, 2).fill("Ett stycke.\n\nEtt annat stycke.")
    expect(mark(page, 2)).to_have_text(SAVED)
    other.reload()
    box(page, 2).fill("Ett stycke med mer.\n\nEtt annat stycke.")
    expect(mark(page, 2)).to_have_text(SAVED)
    box(other, 2).fill("Ett stycke.\n\nEtt annat stycke, rättat.")
    expect(mark(other, 2)).to_contain_text("Astrid Granälva hade också skrivit")
    expect(box(other, 2)).to_have_value("Ett stycke med mer.\n\nEtt annat stycke, rättat.")


def test_two_who_write_in_the_same_paragraph_choose_and_nothing_is_lost(both: list[Page]) -> None:
    page, other = both
    box(page, 3).fill("Universitetets lydelse.")
    expect(mark(page, 3)).to_have_text(SAVED)
    box(other, 3).fill("Kommunens lydelse.")
    asked = item(other, 3).get_by_role("group", name="Två texter")
    expect(asked).to_contain_text("Universitetets lydelse.")
    expect(asked).to_contain_text("Kommunens lydelse.")
    other.evaluate(AXE)
    assert list(faults_of(other)) == []
    page.reload()
    expect(box(page, 3)).to_have_value("Universitetets lydelse.")  # nothing has been overwritten

    asked.get_by_role("button", name="Slå ihop båda").click()
    expect(mark(other, 3)).to_have_text(SAVED)
    page.reload()
    expect(box(page, 3)).to_have_value("Universitetets lydelse.\nKommunens lydelse.")


def test_what_is_written_without_a_connection_survives_and_is_sent_when_it_is_back(both: list[Page]) -> None:
    page = both[1]
    context = page.context
    context.set_offline(True)
    box(page, 4).fill("Skrivet i ett rum utan täckning.")
    expect(mark(page, 4)).to_contain_text("Sparat på den här enheten")
    page.close()  # the telephone goes to sleep
    context.set_offline(False)
    again = context.new_page()
    to_minutes(again)
    expect(box(again, 4)).to_have_value("Skrivet i ett rum utan täckning.")
    expect(mark(again, 4)).to_have_text(SAVED)
    both[0].reload()
    expect(box(both[0], 4)).to_have_value("Skrivet i ett rum utan täckning.")


def test_a_connection_that_comes_back_sends_what_waits_by_itself(both: list[Page]) -> None:
    page = both[1]
    context = page.context
    context.set_offline(True)
    box(page, 5).fill("Skrivet på tåget.")
    expect(mark(page, 5)).to_contain_text("Försöker igen om")
    context.set_offline(False)
    expect(mark(page, 5)).to_have_text(SAVED)


def test_what_was_left_on_the_device_is_offered_back_when_somebody_has_saved_since(both: list[Page]) -> None:
    page, phone = both
    both[1].context.set_offline(True)
    box(phone, 6).fill("Skrivet utan täckning.")
    expect(mark(phone, 6)).to_contain_text("Sparat på den här enheten")
    phone.close()
    box(page, 6).fill("Skrivet vid datorn.")
    expect(mark(page, 6)).to_have_text(SAVED)
    both[1].context.set_offline(False)
    again = both[1].context.new_page()
    to_minutes(again)
    expect(box(again, 6)).to_have_value("Skrivet vid datorn.")
    expect(item(again, 6)).to_contain_text("Skrivet utan täckning.")
    item(again, 6).get_by_role("button", name="Lägg tillbaka den").click()
    asked = item(again, 6).get_by_role("group", name="Två texter")
    expect(asked).to_contain_text("Skrivet vid datorn.")
    asked.get_by_role("button", name="Behåll min").click()
    expect(mark(again, 6)).to_have_text(SAVED)
    page.reload()
    expect(box(page, 6)).to_have_value("Skrivet utan täckning.")


def test_without_scripts_two_texts_are_shown_on_a_page_of_their_own(browser: Browser, base_url: str) -> None:
    made = [
        browser.new_context(base_url=base_url, locale="sv-SE", java_script_enabled=False, viewport=PHONE)
        for _ in range(2)
    ]
    page, other = (
        sign_in(context.new_page(), email) for context, email in zip(made, (UNIVERSITY, MUNICIPALITY), strict=True)
    )
    for each in (page, other):
        to_minutes(each)
    for each, words in ((page, "Utan skript, universitetet."), (other, "Utan skript, kommunen.")):
        box(each, 1).fill(words)
        item(each, 1).get_by_role("button", name=re.compile("Spara texten")).click()
    expect(other.get_by_role("heading", level=1)).to_have_text("Någon annan sparade under tiden")
    expect(other.get_by_role("main")).to_contain_text("Utan skript, universitetet.")
    expect(other.get_by_label("Din text")).to_have_value("Utan skript, kommunen.")
    other.get_by_role("button", name="Spara båda tillsammans").click()
    expect(box(other, 1)).to_have_value("Utan skript, universitetet.\nUtan skript, kommunen.")
    for context in made:
        context.close()
