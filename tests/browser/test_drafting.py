"""Correcting a draft by mouse, by keyboard and without scripts, on the public page."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

LETTER = """Avsiktsförklaring mellan Fjällvinds universitet och Ripsjö kommun

Publicerad: 3 mars 2025

Fjällvinds universitet och Ripsjö kommun har undertecknat en avsiktsförklaring om samverkan inom forskning.

Parterna ska träffas varje år för att diskutera framtidsfrågor.

Parterna ska verka för fler utvecklingsmiljöer. Ripsjö kommun ska erbjuda tjugo praktikplatser om året.
"""
SELECT = """words => {
    const walker = document.createTreeWalker(document.getElementById("letter"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(words);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + words.length);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        return;
    }
}"""


def drafted(page: Page) -> Page:
    """The draft of the letter: pasted, one press."""
    page.goto("/prova/")
    page.get_by_label("Avtalets text").fill(LETTER)
    page.get_by_role("button", name="Läs texten").click()
    expect(page.locator(".promise").first).to_be_visible()
    page.wait_for_load_state("load")  # the page's script listens from then on
    return page


@pytest.fixture
def draft(page: Page) -> Page:
    return drafted(page)


@pytest.fixture
def plain(browser: Browser, base_url: str) -> Iterator[Page]:
    """The draft in a browser without scripts."""
    context = browser.new_context(java_script_enabled=False, locale="sv-SE", base_url=base_url)
    yield drafted(context.new_page())
    context.close()


def test_a_kind_is_changed_in_one_click_and_undone_by_a_key(draft: Page) -> None:
    kinds = draft.locator(".kinds").first
    before = kinds.locator("[aria-pressed=true]").inner_text()
    kinds.get_by_role("button", name="Leverans").click()
    expect(kinds.locator("[aria-pressed=true]")).to_have_text("Leverans")
    expect(kinds.get_by_role("button", name="Leverans")).to_be_focused()
    draft.keyboard.press("u")
    expect(kinds.locator("[aria-pressed=true]")).to_have_text(before)


def test_a_click_on_a_promise_shows_its_passage(draft: Page) -> None:
    link = draft.locator(".promise").last.locator("a.to-text")
    link.click()
    chosen = "".join(draft.locator("mark.is-chosen").all_text_contents())
    assert " ".join(chosen.split()) == link.inner_text()


def test_selected_words_become_a_promise(draft: Page) -> None:
    count = draft.locator(".promise").count()
    draft.evaluate(SELECT, "har undertecknat en")
    expect(draft.get_by_label("Orden")).to_have_value("har undertecknat en")
    draft.get_by_role("button", name="Använd", exact=True).click()
    expect(draft.locator(".promise")).to_have_count(count + 1)
    expect(draft.locator(".promise").first).to_contain_text("har undertecknat en")


def test_whom_a_promise_binds_is_saved_at_once(draft: Page) -> None:
    draft.get_by_label("Binder").first.select_option(label="Ripsjö kommun")
    expect(draft.get_by_role("button", name="Ångra")).to_be_enabled()
    expect(draft.get_by_label("Binder").first.locator("option:checked")).to_have_text("Ripsjö kommun")


def test_the_arrows_go_between_the_promises(draft: Page) -> None:
    links = draft.locator(".promise a.to-text")
    links.first.focus()
    draft.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()


def test_the_draft_is_accessible_with_everything_open(draft: Page) -> None:
    draft.get_by_role("button", name="Mer om åtagande 1").click()
    expect(draft.locator(".promise-details")).to_be_visible()
    draft.evaluate("document.querySelectorAll('#draft details').forEach(fold => { fold.open = true; })")
    found = Axe().run(draft).response["violations"]
    assert [(fault["id"], [node["target"] for node in fault["nodes"]]) for fault in found] == []


def test_the_draft_fits_a_phone(draft: Page) -> None:
    draft.set_viewport_size({"width": 390, "height": 844})
    assert draft.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_scripts_the_passage_is_a_link_and_everything_is_corrected(plain: Page) -> None:
    link = plain.locator(".promise a.to-text").first
    target = link.get_attribute("href") or ""
    assert plain.locator(target).count() == 1
    plain.locator(".kinds").first.get_by_role("button", name="Leverans").click()
    expect(plain.locator(".kinds").first.locator("[aria-pressed=true]")).to_have_text("Leverans")
    plain.get_by_text("Använd ord ur texten").click()
    plain.get_by_label("Orden").fill("samverkan inom\nforskning")
    plain.get_by_role("button", name="Använd", exact=True).click()
    expect(plain.locator(".promise").first).to_contain_text("samverkan inom forskning")
    plain.get_by_role("button", name="Ångra").click()
    expect(plain.locator(".promise").first).not_to_contain_text("samverkan inom forskning")
