"""An employer asks by the public form on a phone; the university answers, and the course is given and evaluated."""

import re
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import UNIVERSITY, sign_in
from tests.browser.the_year.walking import go, go_to, main, press, seen

PHONE = {"width": 390, "height": 800}
EMPLOYER = "Fjällvinds Bageri AB"
CONTACT = "greta@fjallvinds.example"
TITLE = "Underhåll av bakugnar"
POINTS = 6


def day(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def fill(page: Page, **fields: str) -> None:
    for name, value in fields.items():
        page.locator(f"[name={name}]").fill(value)


def asked_on_a_phone(browser: Browser, base_url: str) -> Page:
    """Find the form from the start page, and send it without script."""
    context = browser.new_context(base_url=base_url, viewport=PHONE, locale="sv-SE", java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    go(page, "Fråga om utbildning för er personal")
    fill(page, title=TITLE, seek="hydraul")
    press(page, "Sök färdigheter")
    page.get_by_label("hydraulik").check()
    fill(
        page, others="sköta bakugnar", people="8", employer=EMPLOYER, contact_name="Greta Vinge", contact_email=CONTACT
    )
    press(page, "Skicka förfrågan")
    expect(page.get_by_role("heading", level=1)).to_have_text("Din förfrågan är skickad")
    return page


def link_in_the_mail(page: Page) -> str:
    """Return the address in the mail to the contact, as the outbox shows it."""
    page.goto("/utkorg/")
    row = page.get_by_role("row").filter(has_text=CONTACT).filter(has_text="Vi har fått er förfrågan")
    row.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(TITLE)
    found = re.search(r"/uppdragsutbildning/min/\S+/", page.get_by_role("main").inner_text())
    assert found
    return found[0]


def answered(page: Page) -> None:
    """Take it, go through the checklist, and make an offer."""
    go_to(page, "Utbildning", "Uppdragsutbildning")
    go(seen(page), TITLE, "Ta dig an förfrågan")
    press(page, "Välj")
    expect(main(page)).to_contain_text("Besvaras")
    go(page, "Gå igenom kontrollistan")
    for each in seen(page).get_by_label("Ja", exact=True).all():
        each.check()
    press(page, "Spara")
    expect(main(page)).to_contain_text(f"{POINTS} av {POINTS}")
    go(page, "En offert är lämnad")
    press(page, "Skriv in offerten")
    expect(main(page)).to_contain_text("Offert lämnad")


def given(page: Page) -> None:
    """Agree, give, take one wrong move back, and evaluate."""
    go(page, "Kursen är överenskommen")
    fill(page, starts_on=day(-5), ends_on=day(-1), places="8", place="Järnlunda")
    press(page, "Skriv in överenskommelsen")
    for completed in ("6", "7"):
        go(page, "Kursen är genomförd")
        fill(page, completed=completed)
        press(page, "Skriv in kursen")
        expect(main(page)).to_contain_text("Genomförd")
        if completed == "6":
            press(page, re.compile("^Ta tillbaka det senaste steget"))
            expect(main(page)).to_contain_text("Steget är taget tillbaka")
    go(page, "Utvärdera kursen")
    fill(page, result="Ugnarna står sällan stilla nu.", learnt="Gå dit först.")
    press(page, "Spara utvärderingen")
    expect(seen(page).get_by_role("main")).to_contain_text("Ugnarna står sällan stilla nu.")


def test_from_a_form_on_a_phone_to_an_evaluated_course(browser: Browser, base_url: str, page: Page) -> None:
    phone = asked_on_a_phone(browser, base_url)
    sign_in(page, UNIVERSITY)
    own = link_in_the_mail(page)
    phone.goto(own)
    expect(phone.get_by_role("main")).to_contain_text("Ny")
    answered(page)
    phone.reload()
    expect(phone.get_by_role("main")).to_contain_text("Astrid Granälva")
    given(page)
    phone.reload()
    expect(phone.get_by_role("main")).to_contain_text("Utvärderad")
    expect(phone.get_by_role("link", name="Ta tillbaka förfrågan")).to_have_count(0)
    phone.context.close()
