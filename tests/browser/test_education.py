"""A course is added, what its plan teaches confirmed, and the gap seen to close; at last everybody sees it."""

from playwright.sync_api import Browser, Page, expect

from tests.browser.clicking import click
from tests.browser.conftest import UNIVERSITY, sign_in
from tests.browser.the_year.walking import go, go_to, main, press

COURSE, SKILL, ADDED = "Robotar i produktionen", "robotprogrammering", "kvalitetssäkring"
MOST_SECONDS = 180
PLAN = "Innehåll\nKursen ger övning i robotprogrammering.\n\nLitteratur\nKemikaliehantering i praktiken."


def added(page: Page) -> None:
    """Add the course and give its plan."""
    go_to(page, "Utbildning")
    go(page, "Lägg till en utbildning")
    page.locator("[name=name]").fill(COURSE)
    main(page).get_by_label("Kurs", exact=True).check()
    page.locator("[name=provider]").select_option("Mittälvens universitet")
    main(page).get_by_label("Kvällar").check()
    page.locator("[name=credits]").fill("7,5")
    press(page, "Lägg till")
    expect(page.get_by_role("heading", level=1)).to_have_text(COURSE)
    go(page, "Lämna kursplanen")
    page.locator("[name=text]").fill(PLAN)
    press(page, "Läs den")


def confirmed(page: Page) -> None:
    """
    Wait until the plan has been read, confirm what was found, and add what it says in other words.

    The plan is read in its turn, after what else the program computes.
    """
    found = main(page).get_by_role("row").filter(has_text=SKILL)
    for _second in range(MOST_SECONDS):
        page.wait_for_timeout(1000)
        page.reload()
        if found.count():
            break
    expect(found).to_contain_text("Kursen ger övning i robotprogrammering")
    expect(main(page)).not_to_contain_text("kemikaliehantering")
    press(page, "Bekräfta de kryssade")
    main(page).locator("[name=q]").fill("kvalitet")
    click(main(page).get_by_role("button", name="Sök"))
    press(page, ADDED)
    expect(main(page).get_by_role("table", name="Bekräftade färdigheter")).to_contain_text(ADDED)


def covered(page: Page) -> None:
    """The skills are no longer among those that nobody teaches."""
    page.goto("/utbildning/tackning/?region=02")
    expect(main(page).get_by_role("table")).not_to_contain_text(SKILL)
    main(page).get_by_role("link", name="Efterfrågas och lärs ut").click()
    expect(main(page).get_by_role("row").filter(has_text=SKILL)).to_contain_text(COURSE)


def test_a_course_is_added_its_skills_confirmed_and_the_gap_closes(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, locale="sv-SE")
    page = sign_in(context.new_page(), UNIVERSITY)
    added(page)
    confirmed(page)
    covered(page)
    go(page, COURSE)
    go(page, "Beskriv den som kort kurs med europeiska mått")
    press(page, "Spara")
    expect(main(page)).to_contain_text("Det som saknas innan bevis kan utfärdas")
    expect(main(page)).to_contain_text("7,5 ECTS")
    go(page, COURSE)
    go(page, "Visa den för alla")
    press(page, "Visa den")
    visitor = browser.new_context(base_url=base_url, locale="sv-SE").new_page()
    visitor.goto("/")
    go(visitor, "Offentliga utbildningar")
    go(visitor, COURSE)
    expect(main(visitor)).to_contain_text(SKILL)
    for each in (context, visitor.context):
        each.close()
