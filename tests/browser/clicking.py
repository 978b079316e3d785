"""Clicking on what leads to another page, and waiting until that page has come."""

from playwright.sync_api import Locator

LEADS_AWAY = """element => {
    if (element.closest("[hx-get], [hx-post]")) return false;
    const link = element.closest("a[href]");
    if (link) return !link.target && !link.hasAttribute("download") && !link.getAttribute("href").startsWith("#");
    return element.type === "submit" && Boolean(element.form) && element.form.checkValidity();
}"""
"""Whether a click lets the browser ask for another page: neither a place on the page, nor a part put in by a script."""


def click(what: Locator) -> None:
    """Click, and return when the page that answers is there: a browser that is busy goes on showing the old one."""
    if not what.evaluate(LEADS_AWAY):
        what.click()
        return
    with what.page.expect_navigation():
        what.click()
