"""A part of the briefing edited by a coordinator on each side at once: nothing that was written is ever lost."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT as AXE
from playwright.sync_api import Page, expect

from tests.browser.clicking import click
from tests.browser.crawling import faults_of
from tests.browser.region import MEETING

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def both(two_sides: list[Page]) -> list[Page]:
    """What the university says about the year, opened to be changed by a coordinator on each side."""
    for page in two_sides:
        to_parts(page)
        page.get_by_role("link", name="Ändra texten (Vad vi vill säga om året, Mittälvens universitet)").click()
    return two_sides


def to_briefing(page: Page) -> None:
    page.goto("/moten/")
    page.get_by_role("link", name=MEETING, exact=True).first.click()
    page.get_by_role("link", name="Underlag", exact=True).click()


def to_parts(page: Page) -> None:
    to_briefing(page)
    page.get_by_role("link", name="Till parternas delar").click()


def save(page: Page, text: str) -> None:
    page.get_by_role("textbox", name="Text").fill(text)
    click(page.get_by_role("button", name="Spara", exact=True))


def text_of(page: Page) -> list[str]:
    return page.get_by_role("textbox", name="Text").input_value().split("\n\n")


def test_two_who_change_different_paragraphs_lose_nothing(both: list[Page]) -> None:
    first, second = both
    began = text_of(first)
    save(first, "\n\n".join([began[0] + " Kanslivägen.", *began[1:]]))
    save(second, "\n\n".join([*began[:-1], began[-1] + " Torggatan."]))
    expect(second.get_by_text("båda texterna har slagits ihop").first).to_be_visible()
    shown = second.locator("main").inner_text()
    assert "Kanslivägen." in shown
    assert "Torggatan." in shown


def test_two_who_change_the_same_paragraph_choose_with_three_texts_beside_each_other(both: list[Page]) -> None:
    first, second = both
    began = text_of(first)
    save(first, "\n\n".join(["Universitetets lydelse.", *began[1:]]))
    save(second, "\n\n".join(["Kommunens lydelse.", *began[1:]]))
    for heading in ("Din text", "Så här står det nu", "Det ni båda utgick från"):
        expect(second.get_by_role("heading", name=heading)).to_be_visible()
    together = second.get_by_role("textbox", name="Text").input_value()
    assert "Universitetets lydelse." in together
    assert "Kommunens lydelse." in together
    second.evaluate(AXE)
    assert list(faults_of(second)) == []
    second.get_by_role("textbox", name="Text").fill("Vår gemensamma lydelse.")
    click(second.get_by_role("button", name="Spara den här texten"))
    first.reload()
    expect(first.get_by_text("Vår gemensamma lydelse.")).to_be_visible()


def test_a_part_is_sent_and_stands_in_the_briefing(municipality: Page) -> None:
    to_parts(municipality)
    municipality.get_by_role("button", name="Skriv en kommentar").click()
    save(municipality, "Lokalerna är klara i augusti.")
    municipality.get_by_role("link", name="Skicka till parten").click()
    expect(municipality.get_by_text("Det kan bli allmän handling hos båda.")).to_be_visible()
    click(municipality.get_by_role("button", name="Skicka till parten"))
    to_briefing(municipality)
    expect(municipality.get_by_text("Lokalerna är klara i augusti.")).to_be_visible()


def test_a_question_is_dismissed_and_brought_back(university: Page) -> None:
    to_briefing(university)
    asked = university.locator(".briefing-question").all_inner_texts()
    click(university.get_by_role("button", name=f"Avfärda ({asked[-1]})"))
    assert asked[-1] not in university.locator(".briefing-question").all_inner_texts()
    click(university.get_by_role("button", name="Föreslå den avfärdade frågan igen"))
    assert university.locator(".briefing-question").all_inner_texts() == asked


@pytest.mark.parametrize("viewport", [{"width": 1280, "height": 900}, PHONE])
def test_axe_finds_nothing_on_the_pages_of_a_briefing(university: Page, viewport) -> None:
    university.set_viewport_size(viewport)
    to_parts(university)
    parts = university.url
    for address in (
        parts,
        parts.replace("delar/", ""),
        parts.replace("delar/", "?bilaga=1"),
        parts.replace("delar/", "frysta/"),
        parts.replace("delar/", "frys/"),
        f"{parts}skriv/?slag=year",
    ):
        university.goto(address)
        university.evaluate(AXE)
        assert list(faults_of(university)) == [], address
