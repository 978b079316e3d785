"""What the parties say to each other of the year: a report with its answer, and how the cooperation goes."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import MUNICIPALITY
from tests.browser.crawling import PHONE
from tests.browser.the_year import post
from tests.browser.the_year.walking import Opened, go, main, press, seen, to_agreement
from tests.plugins.postman import Postman

TORSTEN = "torsten@mittalven.example"
WITH_REMARKS = "Vi ser det på samma sätt, med anmärkningar"


def test_a_partner_report_is_sent_and_answered_by_link(mail: Postman, opened: Opened, astrid: Page) -> None:
    to_agreement(astrid, "Året", "Partnerrapporter")
    go(seen(astrid), re.compile(r"^Året \d{4}"), "Skriv det ni vill säga först")
    main(astrid).get_by_role("textbox").first.fill("Tack för bostäderna.")
    press(seen(astrid), "Spara")
    go(astrid, "Skicka rapporten")
    press(seen(astrid), "Skicka rapporten")
    expect(seen(astrid).get_by_text("Rapporten är skickad.")).to_be_visible()
    phone = opened(width=PHONE)
    phone.goto(post.latest(mail, MUNICIPALITY, "Rapporten från Mittälvens universitet").link)
    expect(seen(phone).get_by_role("main")).to_contain_text("Tack för bostäderna.")
    phone.get_by_label(WITH_REMARKS).check()
    phone.get_by_label(re.compile("^Åtaganden")).fill("Pressen kommer först i april.")
    press(phone, "Skicka svaret")
    expect(seen(phone).get_by_role("heading", level=1)).to_contain_text("Tack")
    astrid.reload()
    expect(seen(astrid).get_by_role("main")).to_contain_text("Pressen kommer först i april.")
    spent = opened(width=PHONE)
    spent.goto(post.latest(mail, MUNICIPALITY, "Rapporten från Mittälvens universitet").link)
    expect(spent.get_by_role("heading", level=1)).to_have_text("Länken är använd")


def test_how_the_cooperation_goes_is_answered_by_link(mail: Postman, opened: Opened, astrid: Page) -> None:
    to_agreement(astrid, "Året", "Relationsavstämning")
    go(seen(astrid), re.compile(r"^Relationsavstämning \d{4}"))
    before = answered(seen(astrid))
    press(astrid, "Påminn dem som inte har svarat")
    phone = opened(width=PHONE)
    phone.goto(post.latest(mail, TORSTEN, "Påminnelse: hur går samarbetet?").link)
    for box in seen(phone).get_by_label("Stämmer till stor del").all():
        box.check()
    press(phone, "Skicka svaren")
    expect(seen(phone).get_by_role("heading", level=1)).to_contain_text("Tack")
    astrid.reload()
    assert answered(astrid) == before + 1


def answered(page: Page) -> int:
    """How many in the university have answered."""
    row = main(page).get_by_role("row").filter(has_text="MÄU")
    found = re.search(r"(\d+) av \d+", row.first.inner_text())
    assert found
    return int(found[1])
