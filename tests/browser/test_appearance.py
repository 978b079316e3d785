"""The page with every component once: readable by everyone, on a wide screen and on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

ADDRESS = "/om/utseende/"


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser complains of: errors in scripts, and what the content security policy blocked."""
    heard: list[str] = []
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    return heard


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_and_nothing_sticks_out(page: Page, complaints, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(ADDRESS)
    found = Axe().run(page).response["violations"]
    assert [(rule["id"], node["html"]) for rule in found for node in rule["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert complaints == []


def test_the_first_stop_of_the_keyboard_leads_past_the_header(page: Page):
    page.goto("/finns-inte/")
    page.keyboard.press("Tab")
    expect(page.locator(".ds-skip-link")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_what_has_focus_can_be_seen(page: Page):
    page.goto(ADDRESS)
    unseen = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
        .filter(each => each.checkVisibility({contentVisibilityAuto: true}))
        .filter(each => { each.focus({focusVisible: true}); const style = getComputedStyle(each);
                          return style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2; })
        .map(each => each.outerHTML.slice(0, 80))"""
    )
    assert unseen == []


@pytest.mark.parametrize("width", [1280, 390])
def test_what_is_pressed_is_large_enough(page: Page, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(ADDRESS)
    small = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')]
        .filter(each => each.checkVisibility({contentVisibilityAuto: true}))
        .filter(each => getComputedStyle(each).display !== 'inline')
        .map(each => [each, each.getBoundingClientRect()])
        .filter(([each, box]) => box.width > 1 && (box.height < 24 || box.width < 24))
        .map(([each, box]) => `${each.outerHTML.slice(0, 80)} ${box.width}x${box.height}`)"""
    )
    assert small == []


def test_the_language_is_switched_without_script(browser: Browser, base_url: str):
    context = browser.new_context(base_url=base_url, java_script_enabled=False, locale="sv-SE")
    page = context.new_page()
    page.goto(ADDRESS)
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    page.locator("header button[value=en]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page).to_have_url(base_url + ADDRESS)
    context.close()


def test_a_form_warns_before_what_is_written_in_it_is_lost(page: Page):
    page.goto(ADDRESS)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.locator("#id_body").fill("Ett utkast")
    page.goto(ADDRESS)
    assert asked == ["beforeunload"]


def test_a_slash_leads_to_the_search_field_unless_one_is_writing(university: Page):
    university.keyboard.press("/")
    expect(university.locator("#top-search")).to_be_focused()
    university.keyboard.type("a/b")
    expect(university.locator("#top-search")).to_have_value("a/b")


def test_a_menu_closes_by_escape_and_gives_back_the_focus(university: Page):
    summary = university.locator(".account > summary")
    summary.click()
    expect(university.locator(".account")).to_have_attribute("open", "")
    university.keyboard.press("Tab")
    university.keyboard.press("Escape")
    expect(university.locator(".account")).not_to_have_attribute("open", "")
    expect(summary).to_be_focused()
