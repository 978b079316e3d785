"""Every page that can be reached by links is accessible, fits the screen, and belongs to a known address."""

from playwright.sync_api import Page

from tests.browser.crawling import walk


def test_a_stranger_finds_only_sound_pages(page: Page) -> None:
    assert walk(page, "/").faults == []


def test_every_page_a_coordinator_can_reach_is_sound(university: Page) -> None:
    assert walk(university, "/mitt-arbete/").faults == []


def test_every_page_in_english_is_sound(page: Page, base_url: str) -> None:
    page.context.add_cookies([{"name": "django_language", "value": "en", "url": base_url}])
    page.goto("/")
    assert page.locator("html").get_attribute("lang") == "en"
    assert walk(page, "/", most=15).faults == []
