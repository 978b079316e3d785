"""The reports of the year: opened from the wheel, answered by link on phones, seen the same and seen otherwise."""

import re

from playwright.sync_api import Page, expect

from tests.browser.clicking import click
from tests.browser.crawling import PHONE
from tests.browser.region import ROUND
from tests.browser.the_year import post
from tests.browser.the_year.walking import Opened, about, go, go_to, main, press, seen, step, to_agreement
from tests.plugins.postman import Postman

TORSTEN, HEDVIG, ORJAN = "torsten@mittalven.example", "hedvig@mittalven.example", "orjan@jarnlunda.example"


def test_a_round_goes_from_the_wheel_to_answers_by_link_and_one_difference(
    mail: Postman, opened: Opened, astrid: Page, beata: Page
) -> None:
    close_the_last_round(astrid)
    open_a_round(astrid)
    torsten_answers(opened(width=PHONE), post.latest(mail, TORSTEN, "Hur går det med").link)
    spent = opened(width=PHONE)
    spent.goto(post.latest(mail, TORSTEN, "Hur går det med").link)
    expect(seen(spent).get_by_role("heading", level=1)).to_have_text("Länken är använd")
    hedvig = opened(width=PHONE)
    hedvig.goto(post.latest(mail, HEDVIG, "Hur går det med").link)
    answer(hedvig, "Testbädd", "Pågår", "Pressen är på plats i mars.")
    press(hedvig, re.compile("^Skicka"))
    expect(main(hedvig)).to_contain_text("Tack, allt är skickat")
    the_link_dies_at_another_door(mail, opened(width=PHONE), beata)
    beata_sees_one_the_same_and_one_otherwise(beata)
    the_difference_shows(astrid)
    to_agreement(astrid, "Året")
    expect(step(astrid, "Lägesrapport våren")).to_contain_text("pågår")
    go(astrid, "Lägesrapport våren", "Stäng omgången")
    press(astrid, "Stäng omgången")
    to_agreement(astrid, "Året")
    expect(step(astrid, "Lägesrapport våren")).to_contain_text("klart")


def close_the_last_round(page: Page) -> None:
    to_agreement(page, "Året")
    go(seen(page), ROUND, "Stäng omgången")
    press(page, "Stäng omgången")
    expect(seen(page).get_by_text("Omgången är stängd.")).to_be_visible()


def open_a_round(page: Page) -> None:
    """Find where the wheel puts the next round, choose two promises, read who gets which letter, and send."""
    go(page, "Årshjul")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"^Året \d{4}$"))
    if not main(page).get_by_role("link", name="Nästa omgång lägesrapporter").count():
        click(page.get_by_role("navigation", name="År", exact=True).get_by_role("link").last)
    go(page, "Nästa omgång lägesrapporter")
    page.get_by_label("Namn").fill("Lägesrapport våren")
    for box in seen(page).get_by_role("checkbox").all():
        box.set_checked(bool(box.evaluate(r"it => /^(7|14)\./.test(it.labels[0].innerText.trim())")))
    press(page, "Se vem som får vilket brev")
    expect(seen(page).get_by_role("row").filter(has_text="Örjan Vidforsell")).to_contain_text("Testbädd")
    press(page, "Öppna omgången och skicka 3 brev")
    expect(seen(page).get_by_text("Omgången är öppen. 3 brev har skickats.")).to_be_visible()


def answer(page: Page, title: str, state: str, sentence: str) -> None:
    asked = page.get_by_role("group", name=re.compile(title))
    asked.get_by_label(state, exact=True).check()
    asked.get_by_label("I en mening").fill(sentence)
    expect(page.get_by_role("status")).to_contain_text("Sparat")


def torsten_answers(phone: Page, link: str) -> None:
    """State, one sentence, a figure and a file; what was written before a reload is still there."""
    phone.goto(link)
    answer(seen(phone), "Fler korta kurser", "I fara", "Två kurser fick för få sökande.")
    phone.reload()
    expect(phone.get_by_label("I fara")).to_be_checked()
    expect(phone.get_by_label("I en mening")).to_have_value("Två kurser fick för få sökande.")
    phone.get_by_text("En siffra, en fil, vem som ser det").click()
    phone.get_by_label("Siffra").fill("112")
    phone.get_by_label("Enhet").fill("deltagare")
    phone.get_by_label("Fil", exact=False).set_input_files(
        {"name": "kurser.csv", "mimeType": "text/csv", "buffer": b"kurs;antal\nel;12\n"}
    )
    press(phone, re.compile("^Skicka"))
    expect(seen(phone).get_by_role("heading", level=1)).to_have_text("Tack, allt är skickat")
    expect(main(phone)).to_contain_text(re.compile(r"112\sdeltagare.*kurser\.csv", re.DOTALL))


def the_link_dies_at_another_door(mail: Postman, phone: Page, beata: Page) -> None:
    """A link shown where minutes are adjusted is dead; the coordinator of the same party sends a new one at once."""
    link = post.latest(mail, ORJAN, "Hur går det med").link
    phone.goto(link.replace("/lage/", "/justera/"))
    phone.goto(link)
    expect(seen(phone).get_by_role("heading", level=1)).to_have_text("Länken hör till något annat")
    to_agreement(beata, "Året", "Lägesrapport våren")
    press(seen(beata), re.compile(r"^Påminn\s*Örjan"))
    phone.goto(post.latest(mail, ORJAN, "Påminnelse").link)
    expect(seen(phone).get_by_role("heading", level=1)).to_have_text("Hur går det med 2 åtaganden?")


def beata_sees_one_the_same_and_one_otherwise(page: Page) -> None:
    go_to(page, "Mitt arbete", re.compile("Bekräfta den andra partens svar i ”Lägesrapport våren”"))
    row = seen(page).get_by_role("row").filter(has_text="Fler korta kurser")
    expect(row).to_contain_text("Två kurser fick för få sökande.")
    row.get_by_role("button", name=re.compile("^Bekräfta")).click()
    expect(main(page)).to_contain_text("Ni ser 1 åtagande på samma sätt")
    click(page.get_by_role("link", name=about("Vi ser det annorlunda", "Testbädd")))
    form = seen(page).locator("#rapportera")
    form.get_by_label("I fara").check()
    form.get_by_label("I en mening").fill("Vi tror inte på mars.")
    form.get_by_role("button", name="Rapportera").click()
    expect(main(page)).to_contain_text("Er parts läge är infört.")


def the_difference_shows(page: Page) -> None:
    """It stands on the promise, counts on the agreement, and waits for the next meeting."""
    to_agreement(page, re.compile("där läget skiljer sig$"))
    expect(seen(page).get_by_role("row").filter(has_text="Testbädd")).to_contain_text("läget skiljer sig")
    to_agreement(page, "Året", "Möten")
    waiting = seen(page).get_by_role("paragraph").filter(has_text="Åtagande 14: läget skiljer sig")
    expect(waiting.locator("+ p")).to_have_text("MÄU säger pågår, JÄR säger i fara.")
