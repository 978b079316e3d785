"""A computed case in the browser: another scenario at once, and a figure moved by keyboard."""

import re

from playwright.sync_api import Page, expect

from tests.browser.the_plan import open_result


def test_a_scenario_and_a_moved_figure_are_answered_on_the_page(university: Page) -> None:
    page = university
    open_result(page)
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(re.compile("^Hösten 20"))
    page.get_by_role("link", name="Två år sent").click()
    expect(heading).to_have_text(re.compile("^Två år sent: hösten 20"))
    expect(page).to_have_url(re.compile(r"\?scenario=late$"))
    page.get_by_role("link", name="Prova andra tal").click()
    slider = page.get_by_role("slider", name=re.compile("^Budget"))
    expect(slider).to_be_visible()
    slider.focus()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("columnheader", name="Med dina tal")).to_be_visible()
    expect(slider).to_be_focused()
    expect(page.get_by_role("spinbutton", name=re.compile("^Budget"))).to_have_value("11")
