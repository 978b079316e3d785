"""A new wording from proposal to the last promise settled, in the browsers of three parties."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.clicking import click
from tests.browser.conftest import ALONE, MUNICIPALITY, UNIVERSITY, sign_in

TITLE = "Ramavtal om lärcentrum i Vinterfors"


@pytest.fixture
def parties(browser: Browser, base_url: str) -> Iterator[list[Page]]:
    """The university and the two municipalities, each signed in, on the list of wordings."""
    contexts = [browser.new_context(base_url=base_url, locale="sv-SE") for _ in range(3)]
    pages = [
        sign_in(context.new_page(), email)
        for context, email in zip(contexts, (UNIVERSITY, ALONE, MUNICIPALITY), strict=True)
    ]
    for page in pages:
        to_wordings(page)
    yield pages
    for context in contexts:
        context.close()


def to_wordings(page: Page) -> None:
    page.goto("/avtal/")
    page.get_by_role("link", name=TITLE, exact=True).click()
    page.get_by_role("link", name="Alla lydelser").click()


def test_a_wording_is_proposed_confirmed_by_the_others_settled_and_read_beside_the_former(parties: list[Page]) -> None:
    university, alone, municipality = parties
    click(university.get_by_role("link", name="Lydelse 2", exact=True))
    text = university.locator(".letter").inner_text().replace("minst trettio timmar", "minst tjugofyra timmar")
    to_wordings(university)
    university.get_by_role("link", name="Lägg in en ny lydelse").click()
    university.get_by_label("Den nya lydelsens text").fill(text + "\n\nParterna ser över ramavtalet vartannat år.")
    university.get_by_label("Vad det är").fill("Kortare öppettider")
    university.get_by_role("button", name="Lägg in lydelsen").click()
    expect(university.get_by_role("main")).to_contain_text("Föreslagen lydelse")
    expect(university.get_by_role("button", name=re.compile("Bekräfta"))).to_have_count(0)

    for page, number in ((alone, "KS 2026/301"), (municipality, "KS 2026/302")):
        to_wordings(page)
        page.get_by_label("Diarienummer").fill(number)
        page.get_by_role("button", name="Bekräfta lydelse 4").click()
    expect(municipality.get_by_role("main")).to_contain_text("Alla parter har bekräftat lydelsen")

    doubtful = municipality.get_by_role("article", name=re.compile("Lärcentrum öppet"))
    expect(doubtful.locator("del")).to_have_text(re.compile("trettio"))
    expect(doubtful.locator("ins")).to_have_text(re.compile("tjugofyra"))
    doubtful.get_by_label("Åtagandet är ändrat").check()
    doubtful.get_by_label("Skäl").fill("Färre besök på kvällarna.")
    doubtful.get_by_role("button", name=re.compile("Spara beslutet")).click()
    expect(municipality.get_by_role("article", name=re.compile("Lärcentrum öppet"))).to_have_count(0)

    to_wordings(university)
    expect(university.get_by_role("main")).to_contain_text("diarienummer KS 2026/302")
    university.get_by_role("link", name="Jämför två lydelser").click()
    university.get_by_label("Från lydelse").select_option("1")
    university.get_by_label("Till lydelse").select_option("4")
    university.get_by_role("button", name="Jämför").click()
    expect(university.locator(".differences del", has_text="trettio")).to_be_visible()
    expect(university.locator(".differences ins", has_text="tjugofyra")).to_be_visible()
