"""Web pages with menus, banners and boxes around the article."""

import pytest

from samverkan_engine import documents
from samverkan_engine.tables import ParagraphKind

FIRST = "Nyby kommun och Nyby universitet har undertecknat en avsiktsförklaring om utbildning och forskning i fem år."
LAST = "Avsiktsförklaringen gäller från den 1 januari 2024 till och med den 31 december 2028 och följs upp varje år."
PROSE = f"<p>{FIRST}</p><h2>Så går det till</h2><p>{LAST}</p>"
BODY = f"{FIRST}\n\nSå går det till\n\n{LAST}"
WHOLE = f"Nytt avtal\n\n{BODY}"
MENU = '<ul><li><a href="/">Start</a></li><li><a href="/om">Om oss</a></li><li><a href="/k">Kontakt</a></li></ul>'
CONSENT = "<p>Vi använder kakor för att webbplatsen ska fungera.</p><button>Godkänn</button>"


def text(body: str) -> str:
    """The text of a page with this body."""
    return documents.read(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), "a.html").text


@pytest.mark.parametrize(
    "page",
    [
        f"<nav>{MENU}</nav><h1>Nytt avtal</h1>{PROSE}<footer>Nyby kommun, Storgatan 1</footer>",
        f"{MENU}<h1>Nytt avtal</h1>{PROSE}{MENU}",
        f"<div role='navigation'>{MENU}</div><div role='main'><h1>Nytt avtal</h1>{PROSE}</div><div>Adress</div>",
        f"<h1>Nytt avtal</h1><p>Meny</p><main><article>{PROSE}</article><div>Hjälpte sidan dig?</div></main>",
        f"<main><h1>Nytt avtal</h1><div>Start / Nyheter</div><article>{PROSE}</article></main>",
        f"<main><h1>Nytt avtal</h1>{PROSE}<h2>Läs mer</h2>{MENU}<h2>Dela</h2></main>",
        f"<main><h1>Nytt avtal</h1>{PROSE}<aside><h2>Fakta</h2><p>Ett annat avtal.</p></aside></main>",
        f"<div class='site-menu'>Meny Sök</div><h1>Nytt avtal</h1>{PROSE}<div id='page-footer'>Org.nr 1</div>",
        f"<div id='cookieBanner'>Kakor!</div><h1>Nytt avtal</h1>{PROSE}",
        f"<div>{CONSENT}</div><h1>Nytt avtal</h1>{PROSE}",
        f"<dialog open>{CONSENT}</dialog><h1>Nytt avtal</h1>{PROSE}",
        f"<form><h1>Nytt avtal</h1>{PROSE}<form><input></form></form>",
        f"<main><article><h1>Nytt avtal</h1>{PROSE}</article><article><p>{'Annat. ' * 30}</p></article></main>",
        f"<div class='page has-sidebar menu-open'><h1>Nytt avtal</h1>{PROSE}</div>",
    ],
)
def test_the_article_is_read_and_what_stands_around_it_is_not(page: str) -> None:
    assert text(page) == WHOLE


def test_a_list_of_linked_parties_inside_the_article_stays() -> None:
    parties = '<p>Parterna är:</p><ul><li><a href="/a">Nyby kommun</a></li><li><a href="/b">Nyby skola</a></li></ul>'
    assert "Nyby kommun\nNyby skola" in text(f"<main><p>{FIRST}</p>{parties}<p>{LAST}</p></main>")


def test_an_agreement_about_cookies_is_read() -> None:
    assert "kakor" in text(f"<h1>Avtal om kakor</h1><p>{FIRST} Parterna ska baka kakor.</p><p>{LAST}</p>")


def test_short_lines_after_the_article_stay_when_they_are_no_links() -> None:
    assert text(f"<main>{PROSE}<p>Foto: Anna Bild</p></main>").endswith("Foto: Anna Bild")


def test_a_page_of_nothing_but_links_is_read_as_it_is() -> None:
    assert text(MENU) == "Start\nOm oss\nKontakt"


def test_what_the_page_calls_a_menu_is_read_when_it_is_the_page() -> None:
    assert text(f"<div class='menu'><p>{FIRST}</p></div>") == FIRST


def test_soft_hyphens_and_ligatures_are_resolved() -> None:
    assert text("<p>En o&#xfb03;ciell för&shy;klaring</p>") == "En officiell förklaring"


def test_the_heading_outside_the_article_is_a_heading() -> None:
    page = f"<html><body><header><h1>Nytt avtal</h1></header><article>{PROSE}</article></body></html>"
    document = documents.read(page.encode(), "a.html")
    assert document.text == WHOLE
    assert document.paragraphs[0].kind is ParagraphKind.HEADING
