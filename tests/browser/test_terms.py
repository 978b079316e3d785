"""A printed agreement of thirty pages: dropped in, its notice corrected, registered, and read by the other party."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import MUNICIPALITY, sign_in
from tests.engine.drafting.contract import thirty_pages

PARTIES = {"Storforsa kommun": "Järnlunda kommun", "Universitetet i Storforsa": "Mittälvens universitet"}


def no_faults(page: Page) -> None:
    found = Axe().run(page).response["violations"]
    assert found == [], [(fault["id"], [node["target"] for node in fault["nodes"]][:3]) for fault in found]


def whole_words(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.fixture
def other(browser: Browser, base_url: str) -> Page:
    """A browser of the municipality's coordinator, beside that of the university's."""
    return sign_in(browser.new_context(locale="sv-SE", base_url=base_url).new_page(), MUNICIPALITY)


def test_thirty_pages_become_terms_that_both_parties_read(university: Page, other: Page, tmp_path: Path) -> None:
    page = university
    paper = tmp_path / "avtal.pdf"
    paper.write_bytes(thirty_pages.pdf())
    page.goto("/avtal/nytt/")
    page.set_input_files("input[type=file]", paper)
    page.get_by_role("button", name="Läs texten").click()
    page.wait_for_url("**/utkast/**")

    terms = page.locator("#terms")
    expect(terms).to_contain_text("9 månader")
    terms.get_by_role("link", name="9 månader").click()
    expect(page.locator("mark.is-chosen")).to_have_text("nio månader")
    page.locator("#outline").get_by_role("link", name="9 Avtalstid och uppsägning").click()
    assert page.url.partition("#")[2].startswith("del-")
    no_faults(page)
    whole_words(page, 390)
    whole_words(page, 1280)

    terms.get_by_text("Rätta", exact=False).first.click()
    page.get_by_label("Uppsägningstid").fill("12")
    terms.get_by_role("button", name="Spara").click()
    expect(terms).to_contain_text("1 år")
    page.get_by_role("button", name="Ångra").click()
    expect(terms).to_contain_text("9 månader")
    page.get_by_label("Uppsägningstid").fill("12")
    terms.get_by_role("button", name="Spara").click()
    expect(terms).to_contain_text("1 år")

    page.get_by_role("link", name="Registrera avtalet").click()
    expect(page.locator("aside, .aside").last).to_contain_text("Sista dag för uppsägning")
    page.get_by_label("Storforsa kommun").select_option(label=PARTIES["Storforsa kommun"])
    page.get_by_label("Universitetet i Storforsa").select_option(value="own")
    page.get_by_label("Skicka till parten", exact=False).check()
    page.get_by_role("button", name="Registrera avtalet").click()
    page.wait_for_url("**/avtal/*/")

    other.goto(f"{page.url}villkor/")
    main = other.locator("main")
    expect(main).to_contain_text("Uppsägningstid")
    expect(main).to_contain_text("31 dec 2028")
    expect(main.get_by_role("table").first).to_contain_text("Summa")
    no_faults(other)
    whole_words(other, 390)
    whole_words(other, 1280)
    main.locator("dd", has_text="mars 2029").get_by_role("link").click()
    expect(other.locator("mark.place")).to_have_text("mars 2029")
    other.go_back()
    other.get_by_role("link", name="Ändra villkoren").click()
    no_faults(other)
    whole_words(other, 390)
