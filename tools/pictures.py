"""
Make the pictures of the README from the running program: `python -m tools.pictures http://127.0.0.1:8000`.

The program must show the examples. Run it again when a pictured page has changed.
"""

import sys
from pathlib import Path

from playwright.sync_api import Locator, Page, sync_playwright

from samverkan.config.settings import EXAMPLE_PASSWORD
from tools import browser

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
LETTER = (
    "Mittälvens universitet och Järnlunda kommun stärker varandra\n\nPublicerad: 15 oktober 2024\n\n"
    "Mittälvens universitet och Järnlunda kommun har undertecknat en avsiktsförklaring om strategisk samverkan "
    "inom utbildning och forskning.\n\nLedningarna ska träffas en gång om året. Universitetet ska ge minst tre "
    "program i Järnlunda. Vätgasteknik bör undersökas, och parterna ska verka för fler korta kurser.\n"
)


def main() -> int:
    """Take the pictures."""
    address = sys.argv[1].rstrip("/") if len(sys.argv) == 2 else "http://127.0.0.1:8000"
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.find(), args=["--no-sandbox"])
        wide = chromium.new_page(viewport={"width": 1280, "height": 800}, locale="sv-SE", base_url=address)
        draft(wide)
        sign_in(wide)
        living(wide)
        plan(wide)
        phone = chromium.new_page(viewport={"width": 390, "height": 844}, locale="sv-SE", base_url=address)
        sign_in(phone)
        briefing(phone)
        chromium.close()
    return 0


def draft(page: Page) -> None:
    """A pasted letter and what was read from it."""
    page.goto("/prova/")
    page.locator("main textarea").first.fill(LETTER)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_selector("text=Återkommande")
    page.screenshot(path=FOLDER / "draft.png")


def sign_in(page: Page) -> None:
    """Sign in as the university's coordinator."""
    page.goto("/konto/logga-in/")
    page.locator("input[name=login]").fill("astrid@mittalven.example")
    page.locator("input[name=password]").fill(EXAMPLE_PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/mitt-arbete/**")


def living(page: Page) -> None:
    """The living agreement, with one promise chosen."""
    page.goto("/avtal/")
    page.locator("table a", has_text="Avsiktsförklaring 20").first.click()
    page.goto(f"{page.url}?atagande=5")
    shown_from_the_top(page, page.locator(".letter"))
    page.screenshot(path=FOLDER / "living-agreement.png")


def plan(page: Page) -> None:
    """The first screen of a plan, which the program computes in its first minute."""
    page.goto("/planering/")
    page.locator("table a[href^='/planering/']").first.click()
    page.get_by_role("link", name="Se resultatet").click()
    page.set_viewport_size({"width": 1280, "height": 1560})
    page.wait_for_timeout(300)
    page.screenshot(path=FOLDER / "plan.png")


def briefing(page: Page) -> None:
    """Page one of the briefing on a phone."""
    page.goto("/moten/")
    page.locator("a[href^='/moten/']", has_text="Ledningsmöte").first.click()
    page.goto(f"{page.url}underlag/")
    page.get_by_role("link", name="Till det som frystes").click()
    shown_from_the_top(page, page.get_by_role("heading", name="Det här ber vi er besluta"))
    page.screenshot(path=FOLDER / "briefing-phone.png")


def shown_from_the_top(page: Page, part: Locator) -> None:
    """Scroll so that a part begins just below the head of the page."""
    part.evaluate("part => window.scrollBy(0, part.getBoundingClientRect().top - 90)")
    page.wait_for_timeout(300)


if __name__ == "__main__":
    sys.exit(main())
