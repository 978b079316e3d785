"""The example's competence case, whose plan the program computes once it has started."""

from playwright.sync_api import Page, expect

COMPUTED = 180_000  # milliseconds: the model is compiled first, where it never was


def open_case(page: Page) -> None:
    """Open the case, and wait until its plan is computed: only then do links lead to its result."""
    page.goto("/planering/")
    page.locator("th a").first.click()
    expect(page.get_by_role("link", name="Se resultatet")).to_be_visible(timeout=COMPUTED)


def open_result(page: Page) -> None:
    """Open what the case comes to."""
    open_case(page)
    page.get_by_role("link", name="Se resultatet").click()
    page.wait_for_url("**/resultat/")
