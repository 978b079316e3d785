"""HTML pages."""

import pytest

from samverkan_engine import documents
from samverkan_engine.errors import Refused
from samverkan_engine.tables import ParagraphKind

PAGE = """<!DOCTYPE html><html lang="sv"><head><title>Nyheter</title><style>p {color: red}</style></head>
<body><nav>Hem Om oss</nav><h1>Nytt   avtal</h1><script>var x = 1;</script>
<p>Kommunen och <b>högskolan</b> skriver<br>under.</p><ul><li>Att mötas</li><li>Att forska</li></ul>
<p hidden>Syns inte</p><p style="display: none">Syns inte heller</p><!-- inte detta -->
<figure><figcaption>Från vänster: två personer</figcaption></figure>
<table><tr><td>Tid</td><td>Tre år</td></tr></table><footer>Kakor</footer></body></html>"""


def test_only_what_is_seen_becomes_text() -> None:
    assert documents.read(PAGE.encode(), "a.html").text == (
        "Nytt avtal\n\nKommunen och högskolan skriver under.\n\nAtt mötas\nAtt forska\n\n"
        "Från vänster: två personer\n\nTid\tTre år"
    )


def test_headings_list_items_captions_and_rows_are_told_apart() -> None:
    assert [paragraph.kind for paragraph in documents.read(PAGE.encode(), "a.html").paragraphs] == [
        ParagraphKind.HEADING,
        ParagraphKind.PARAGRAPH,
        ParagraphKind.LIST_ITEM,
        ParagraphKind.LIST_ITEM,
        ParagraphKind.CAPTION,
        ParagraphKind.TABLE_ROW,
    ]


def test_numbered_paragraphs_of_a_page_are_a_list_and_short_ones_no_headings() -> None:
    page = "<html><body><p>Fyra områden</p><p>1. Skola</p><p>2. Omsorg</p><p>– Bra, säger Anna.</p></body></html>"
    kinds = [paragraph.kind for paragraph in documents.read(page.encode(), "a.html").paragraphs]
    assert kinds == [
        ParagraphKind.PARAGRAPH,
        ParagraphKind.LIST_ITEM,
        ParagraphKind.LIST_ITEM,
        ParagraphKind.PARAGRAPH,
    ]


def test_the_main_part_is_taken_where_there_is_one() -> None:
    main = "<p>" + "Kommunen och högskolan skriver under ett avtal. " * 6 + "</p>"
    page = f"<html><body><p>Meny</p><main>{main}</main><p>Relaterat</p></body></html>"
    text = documents.read(page.encode(), "a.html").text
    assert text.startswith("Kommunen")
    assert "Relaterat" not in text


def test_the_declared_encoding_is_followed() -> None:
    page = '<html><head><meta charset="iso-8859-1"></head><body><p>Åländska öar</p></body></html>'
    assert documents.read(page.encode("latin-1"), "a.htm").text == "Åländska öar"


def test_a_page_saved_as_plain_text_is_read_as_the_page_it_is() -> None:
    assert documents.read(b"<html><body><p>Ett avtal</p></body></html>", "a.txt").text == "Ett avtal"


def test_text_deep_inside_a_page_is_found() -> None:
    page = "<html><body>" + "<div>" * 1000 + "Avtal" + "</div>" * 1000 + "</body></html>"
    assert documents.read(page.encode(), "a.html").text == "Avtal"


def test_a_page_nested_beyond_reason_is_refused_and_does_no_harm() -> None:
    page = "<html><body>" + "<div>" * 100_000 + "Avtal" + "</div>" * 100_000 + "</body></html>"
    with pytest.raises(Refused):
        documents.read(page.encode(), "a.html")
