"""The meetings of the year: briefed, called, moved, held, adjusted by both, and what each party then decides."""

import re
from datetime import datetime, timedelta
from io import BytesIO

import docx
import pypdfium2
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import MUNICIPALITY, sign_in
from tests.browser.crawling import PHONE
from tests.browser.the_year import post
from tests.browser.the_year.walking import Opened, about, go, go_to, main, press, seen, step, to_agreement
from tests.plugins.postman import Postman

CHAIRS = ("rektor@mittalven.example", "olle@jarnlunda.example")
DIRECTOR = "kommundirektor@jarnlunda.example"
YEAR_PART = "Vad vi vill säga om året"
DECISION = "Kvällsöppet i testbädden"
SAVED = re.compile(r"^Sparat \d\d:\d\d$")


def when(page: Page, at: datetime) -> None:
    local = timezone.localtime(at)
    page.get_by_label("Datum").fill(local.strftime("%Y-%m-%d"))
    page.get_by_label("Börjar klockan").fill(local.strftime("%H:%M"))


def plan(page: Page, title: str, place: str = "Campus Järnlunda") -> None:
    """Plan a meeting of the leaderships, in two months."""
    to_agreement(page, "Året", "Möten", "Planera ett möte")
    when(seen(page), timezone.now() + timedelta(days=60))
    page.get_by_label("Plats").fill(place)
    page.get_by_label("Titel").fill(title)
    press(page, "Planera mötet")
    expect(main(page)).to_contain_text("Utkast: ingen är kallad")


def to_meeting(page: Page, title: str, *further: str) -> None:
    to_agreement(page, "Året", "Möten", title, *further)


def call(page: Page) -> None:
    go(page, "Kalla till mötet")
    press(seen(page), re.compile(r"^Kalla \d personer$"))
    expect(main(page)).to_contain_text("Kallelsen har gått ut.")


def move(page: Page, at: datetime) -> None:
    go(page, "Ändra tid eller plats")
    when(seen(page), at)
    press(page, "Spara")
    expect(main(page)).to_contain_text("Mötet är ändrat.")


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def fetched(page: Page, name: str | re.Pattern[str]) -> bytes:
    """What the browser gets from a link to a file."""
    address = main(page).get_by_role("link", name=name, exact=isinstance(name, str)).first.get_attribute("href")
    answer = page.request.get(str(address))
    assert answer.ok
    return answer.body()


def test_a_briefing_is_begun_apart_sent_changed_by_the_other_and_frozen(astrid: Page, beata: Page) -> None:
    plan(astrid, "Vårmötet")
    go(seen(astrid), "Underlag", "Till parternas delar", about("Skriv", YEAR_PART))
    seen(astrid).get_by_label("Text").fill("Året har gått bra.\n\nVi bygger vidare på testbädden.")
    press(astrid, "Spara")
    expect(seen(astrid).get_by_role("main")).to_contain_text("Bara er part")
    to_meeting(beata, "Vårmötet", "Underlag", "Till parternas delar")
    expect(main(beata)).not_to_contain_text("Vi bygger vidare")
    go(astrid, "Skicka till parten")
    press(seen(astrid), "Skicka till parten")
    beata.reload()
    expect(main(beata)).to_contain_text("Vi bygger vidare på testbädden.")
    go(beata, about("Ändra texten", YEAR_PART))
    seen(beata).get_by_label("Text").fill("Året har gått bra.\n\nVi öppnar testbädden i maj.")
    press(beata, "Spara")
    to_meeting(astrid, "Vårmötet", "Underlag")
    expect(seen(astrid).get_by_role("main")).to_contain_text("Vi öppnar testbädden i maj.")
    go(astrid, "Frys underlaget")
    press(seen(astrid), "Frys underlaget")
    expect(seen(astrid).get_by_text("Underlaget är fryst.")).to_be_visible()
    assert "Vi öppnar testbädden i maj." in text_of(fetched(astrid, "PDF"))
    written = docx.Document(BytesIO(fetched(astrid, "Word")))
    assert "Vi öppnar testbädden i maj." in [paragraph.text for paragraph in written.paragraphs]


def test_a_called_meeting_keeps_its_place_in_calendars_while_it_moves(
    mail: Postman, opened: Opened, astrid: Page
) -> None:
    plan(astrid, "Sommarmötet")
    call(astrid)
    letters = [post.latest(mail, DIRECTOR, "Kallelse till Sommarmötet")]
    phone = opened(width=PHONE)
    phone.goto(letters[0].link)
    press(seen(phone), "Jag kommer")
    expect(seen(phone).get_by_role("main")).to_contain_text("Kommer")
    astrid.reload()
    invited = main(astrid).get_by_role("listitem").filter(has_text="Åsa Rävtinden, kommundirektör")
    expect(invited).to_contain_text("Kommer")
    for days in (67, 74):
        move(astrid, timezone.now() + timedelta(days=days))
        letters.append(post.latest(mail, DIRECTOR, "Sommarmötet"))
    phone.goto(post.latest(mail, DIRECTOR, "Ändrat: Sommarmötet").link)
    expect(main(phone)).to_contain_text("Du har inte svarat.")
    go(astrid, "Ändra tid eller plats")
    astrid.get_by_label("Plats").fill("Kommunhuset")
    press(astrid, "Spara")
    letters.append(post.latest(mail, DIRECTOR, "Sommarmötet"))
    assert len({letter.in_calendar("UID") for letter in letters}) == 1
    assert [letter.in_calendar("SEQUENCE") for letter in letters] == ["0", "1", "2", "3"]
    assert len({letter.in_calendar("DTSTART") for letter in letters}) == 3
    assert [letter.in_calendar("LOCATION") for letter in letters[2:]] == ["Campus Järnlunda", "Kommunhuset"]


def test_a_cancelled_meeting_is_struck_out_in_calendars(mail: Postman, opened: Opened, astrid: Page) -> None:
    plan(astrid, "Extramötet")
    call(astrid)
    called = post.latest(mail, DIRECTOR, "Kallelse till Extramötet")
    go(astrid, "Ställ in mötet")
    press(seen(astrid), "Ställ in mötet")
    told = post.latest(mail, DIRECTOR, "Extramötet")
    assert [told.in_calendar(name) for name in ("METHOD", "STATUS")] == ["CANCEL", "CANCELLED"]
    assert told.in_calendar("UID") == called.in_calendar("UID")
    assert int(told.in_calendar("SEQUENCE")) > int(called.in_calendar("SEQUENCE"))
    phone = opened(width=PHONE)
    phone.goto(called.link)
    expect(seen(phone).get_by_role("heading", level=1)).to_have_text("Länken fungerar inte längre")


def test_a_meeting_is_held_adjusted_by_both_locked_and_decided_on(
    mail: Postman, opened: Opened, astrid: Page, beata: Page
) -> None:
    plan(astrid, "Höstmötet")
    add_the_decision(astrid)
    move(astrid, timezone.now() - timedelta(hours=1))
    go(astrid, "Protokoll")
    two_write_the_same_item(astrid, sign_in(opened(width=PHONE), post.address(MUNICIPALITY)))
    go(astrid, "Markera som genomfört")
    expect(seen(astrid).get_by_role("heading", level=1)).to_have_text("Mötet kan inte avslutas ännu")
    go(astrid, "Tillbaka till protokollet")
    agree(astrid)
    go(astrid, "Markera som genomfört")
    press(seen(astrid), "Markera som genomfört")
    go(astrid, "Skicka för justering")
    press(seen(astrid), "Skicka för justering")  # the chairs are proposed
    for chair in CHAIRS:
        phone = opened(width=PHONE)
        phone.goto(post.latest(mail, chair, "Justera protokollet: Höstmötet").link)
        expect(main(phone)).to_contain_text("Vi öppnar varje vardagskväll.")
        press(seen(phone), "Godkänn")
        expect(seen(phone).get_by_role("heading", level=1)).to_have_text("Du har godkänt protokollet.")
    astrid.reload()
    expect(main(astrid)).to_contain_text("Låst den")
    expect(seen(astrid).get_by_role("main")).not_to_contain_text("Spara texten")
    assert "Hemligt för kommunen" not in text_of(fetched(beata_reads(beata), "PDF"))
    go(astrid, re.compile(r"^Gemensam ståndpunkt \d+$"))
    assert "Vi öppnar varje vardagskväll." in text_of(fetched(seen(astrid), "Järnlunda kommun (PDF)"))
    decide(beata)
    the_wheel_shows_it_done(astrid)


def beata_reads(page: Page) -> Page:
    to_meeting(page, "Höstmötet", "Protokoll")
    return page


def add_the_decision(page: Page) -> None:
    go(page, "Lägg till en punkt")
    page.get_by_label("Punkt", exact=True).fill(DECISION)
    page.get_by_label("Typ").select_option(label="För beslut")
    page.get_by_label("Föreslagen lydelse").fill("Vi öppnar varje vardagskväll.")
    press(seen(page), "Lägg till punkten")


def item(page: Page, number: int) -> Locator:
    return page.locator("form[data-item]").nth(number - 1)


def two_write_the_same_item(desk: Page, phone: Page) -> None:
    """One changes the first paragraph and the other the second: both stand."""
    item(seen(desk), 1).get_by_role("textbox").fill("Protokollet lästes.\n\nInget att tillägga.")
    expect(item(desk, 1).get_by_role("status")).to_have_text(SAVED)
    go_to(phone, "Möten", "Höstmötet", "Protokoll")
    item(desk, 1).get_by_role("textbox").fill("Protokollet godkändes.\n\nInget att tillägga.")
    expect(item(desk, 1).get_by_role("status")).to_have_text(SAVED)
    item(seen(phone), 1).get_by_role("textbox").fill("Protokollet lästes.\n\nBostäder tas upp nästa gång.")
    expect(item(phone, 1).get_by_role("textbox")).to_have_value(
        "Protokollet godkändes.\n\nBostäder tas upp nästa gång."
    )


def agree(page: Page) -> None:
    """Those who were there, a joint position that one party must decide on, an action of both, a note of one's own."""
    page.reload()
    go(page, "Skriv upp deltagarna")
    press(seen(page), "Spara deltagarna")
    go(page, about("Gemensam ståndpunkt", DECISION))
    page.get_by_label("Behöver formellt beslut hos Järnlunda kommun").check()
    page.get_by_label(re.compile("^Vilket organ beslutar hos Järnlunda kommun")).fill("Kommunstyrelsen")
    press(seen(page), "Spara ståndpunkten")
    go(page, about("Åtgärd", DECISION))
    page.get_by_label("Vad som ska göras").fill("Ordna vakt i testbädden")
    page.get_by_label(re.compile("^14. Testbädd")).check()
    page.get_by_label(re.compile("^Leder den hos Mittälvens")).select_option(label="Hedvig Norrskensdal")
    page.get_by_label(re.compile("^Leder den hos Järnlunda")).select_option(label="Örjan Vidforsell")
    press(seen(page), "Starta åtgärden")
    go(page, about("Anteckning", DECISION))
    page.get_by_role("textbox", name="Anteckning").fill("Hemligt för kommunen.")
    page.get_by_label(re.compile("^Bara min part")).check()
    press(seen(page), "Spara anteckningen")
    expect(seen(page).get_by_role("main")).to_contain_text("MÄU: Hedvig Norrskensdal, JÄR: Örjan Vidforsell")


def decide(page: Page) -> None:
    """The other party's body has decided: it is entered from My work, with its registry number."""
    go_to(page, "Mitt arbete", re.compile("^För in beslutet av Kommunstyrelsen om ståndpunkt"))
    page.get_by_label("Utfall").select_option(label="Beslutat")
    page.get_by_label(re.compile("^Beslutat den")).fill(timezone.localdate().isoformat())
    page.get_by_label("Diarienummer").fill("KS 2026/412")
    press(seen(page), "Spara beslutet")
    expect(seen(page).get_by_role("row").filter(has_text="Kommunstyrelsen")).to_contain_text("KS 2026/412")


def the_wheel_shows_it_done(page: Page) -> None:
    to_agreement(page, "Året")
    for label in ("Höstmötet", "Protokollet från Höstmötet godkänt"):
        expect(step(seen(page), label)).to_contain_text("klart")
