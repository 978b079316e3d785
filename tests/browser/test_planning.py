"""A case is begun with the region's figures, corrected where the page says what is wrong, and computed."""

from playwright.sync_api import Page, expect

from tests.browser.the_year.walking import go, go_to, main, press, seen

TITLE = "Yrken i Mittälven"
BUDGET = "capacity/budget_per_year/value"


def test_a_case_is_begun_corrected_and_computed(university: Page) -> None:
    page = university
    go_to(page, "Kompetens", "Planering", "Börja med regionens siffror")
    for ssyk in ("7412", "7233"):
        page.locator(f"input[name=occupations][value='{ssyk}']").check()
    page.locator("[name=title]").fill(TITLE)
    seen(page)
    press(page, "Börja")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    go(page, "Ändra uppgifterna", "Resurser")
    page.locator(f"[name='{BUDGET}']").fill("en hel del")
    press(page, "Spara som ny version")
    expect(main(page)).to_contain_text("Här ska stå ett tal, men det står ”en hel del”.")
    page.locator(f"[name='{BUDGET}']").fill("8 000 000")
    seen(page)
    press(page, "Spara som ny version")
    go(page, "Avbryt")
    press(page, "Räkna")
    expect(page.get_by_role("link", name="Se resultatet")).to_be_visible(timeout=180_000)
    go(page, "2")
    press(page, "Jämför")
    expect(main(page)).to_contain_text("Pengar per år")
    seen(page)
