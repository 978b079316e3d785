"""A gap of the region: from the page of an occupation to a case, a decision at a meeting, and a look back at it."""

import re
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser.the_plan import open_result
from tests.browser.the_year.test_meetings_of_the_year import plan, to_meeting
from tests.browser.the_year.walking import about, go, go_to, main, press, seen

MEETING = "Gapmötet"
COURSE = "YH Underhållstekniker, på distans"
OPERATORS = "Industrielektriker"
REGION = "Mittälvens län (påhittat)"
GAP = "Svetsare i Mittälvens län (påhittat)"
ASKED = f"Besluta om kompetensgapet {GAP}"
A_YEAR_AGO = timezone.localdate() - timedelta(days=370)


def test_a_gap_is_taken_up_decided_at_a_meeting_and_looked_back_at(astrid: Page, beata: Page) -> None:
    plan(astrid, MEETING)
    take_up(astrid)
    add(astrid, "Fler platser", "Tolv platser till", f"{A_YEAR_AGO.year + 1}: 6–10")
    add(astrid, "Gör ingenting", "Vänta", "")
    go(seen(astrid), "Skicka till mötet")
    choice = seen(astrid).get_by_label("Var").locator("option", has_text=MEETING)
    astrid.get_by_label("Var").select_option(value=choice.get_attribute("value"))
    press(astrid, "Skicka till mötet")
    expect(main(astrid)).to_contain_text("Ärendet står på dagordningen.")
    agree(astrid)
    decide(astrid)
    look_back(astrid)
    go_to(beata, "Kompetens", "Kompetensgap", GAP)
    expect(main(seen(beata))).to_contain_text("Starten blev sen.")


def test_a_measure_of_a_plan_is_frozen_by_year_and_set_beside_what_came(astrid: Page, beata: Page) -> None:
    open_result(astrid)
    go(seen(astrid), "Planen", COURSE)
    expect(main(seen(astrid))).to_contain_text("Varför gapet inte minskar lika mycket")
    go(astrid, "Yrke för yrke", OPERATORS, "Ta upp gapet som ett ärende")
    seen(astrid).get_by_label("Region").select_option(label=REGION)
    astrid.get_by_label("Organ").fill("Kommunstyrelsen")
    astrid.get_by_label("Avtalets parter").check()
    press(astrid, "Ta upp gapet")
    go(astrid, "Lägg till alternativ ur en plan")
    for name in (f"{COURSE}: ", "Gör ingenting"):
        seen(astrid).get_by_role("checkbox", name=name).check()
    press(astrid, "Lägg till")
    main(seen(astrid)).locator("summary", has_text=f"År för år: {COURSE}").click()
    expect(main(astrid).get_by_role("columnheader", name="Tomma jobb i regionen").first).to_be_visible()
    go(astrid, "Skriv in beslutet")
    seen(astrid).get_by_label(f"{COURSE}: ").check()
    astrid.get_by_label("Beslutat den").fill(A_YEAR_AGO.isoformat())
    press(astrid, "Skriv in beslutet")
    go(seen(astrid), "Se tillbaka")
    seen(astrid).get_by_label("Personer det har gett hittills").fill("0")
    astrid.get_by_label("Personer som fortfarande saknas i dag").fill("12")
    astrid.get_by_label("Källa till utfallet").fill("Registret")
    astrid.get_by_label("Vad ni lärde er").fill("Kursen börjar först nästa år.")
    press(astrid, "Spara återblicken")
    expect(main(seen(astrid)).get_by_text("Personer som saknas i yrket").first).to_be_visible()
    go_to(beata, "Kompetens", "Kompetensgap", OPERATORS)
    row = main(seen(beata)).get_by_role("row").filter(has_text="Efter 3 år")
    expect(row.get_by_role("cell").nth(2)).to_have_text(re.compile(r"\d"))
    expect(main(beata)).not_to_contain_text("inte beräknat då")


def take_up(page: Page) -> None:
    """From the page of an occupation, shared with the other party."""
    page.goto("/kompetens/02/yrken/7212/")
    go(seen(page), "Ta upp ett kompetensgap")
    seen(page).get_by_label("Saknas, minst").fill("10")
    page.get_by_label("Saknas, mest").fill("25")
    page.get_by_label("Källa till gapet").fill("Regionens prognos")
    page.get_by_label("Avtalets parter").check()
    page.get_by_label("Organ").fill("Fakultetsnämnden")
    press(page, "Ta upp gapet")
    expect(main(seen(page))).to_contain_text("Öppet")


def add(page: Page, kind: str, title: str, people: str) -> None:
    """An option with its figures."""
    go(page, "Lägg till ett alternativ")
    seen(page).get_by_label("Slag av åtgärd").select_option(label=kind)
    page.get_by_label("Vad det är").fill(title)
    page.get_by_label("Personer det har gett").fill(people)
    page.get_by_label("Källa till siffrorna").fill("Planen")
    press(page, "Lägg till")
    expect(main(page)).to_contain_text(title)


def agree(page: Page) -> None:
    """The meeting agrees on the item about the gap."""
    to_meeting(page, MEETING, "Protokoll")
    go(page, about("Gemensam ståndpunkt", ASKED))
    seen(page).get_by_label("Gemensam ståndpunkt", exact=True).fill("Tolv platser inrättas.")
    press(page, "Spara ståndpunkten")


def decide(page: Page) -> None:
    """What the body decided is recorded from My work, with the joint position it carries out."""
    go_to(page, "Mitt arbete", f"Skriv in beslutet om {GAP}")
    seen(page).get_by_label("Tolv platser till").check()
    page.get_by_label("Beslutat den").fill(A_YEAR_AGO.isoformat())
    page.get_by_label("Diarienummer").fill("MÄU 2025/77")
    press(page, "Skriv in beslutet")
    expect(main(seen(page))).to_contain_text("MÄU 2025/77")
    expect(main(page)).to_contain_text("Tolv platser inrättas.")


def look_back(page: Page) -> None:
    """A year has gone: forecast and outcome stand side by side."""
    go_to(page, "Mitt arbete", f"Se tillbaka på beslutet om {GAP}")
    seen(page).get_by_label("Personer det har gett hittills").fill("4")
    page.get_by_label("Källa till utfallet").fill("Antagningen")
    page.get_by_label("Vad ni lärde er").fill("Starten blev sen.")
    press(page, "Spara återblicken")
    expect(main(seen(page))).to_contain_text("Uppföljt")
    expect(main(page).get_by_role("row").filter(has_text="Efter 1 år")).to_contain_text("6–10")
