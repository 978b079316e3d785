"""The printed paper: opens, is tagged, says what was written and nothing else."""

import re
from collections.abc import Iterator
from datetime import date

import pypdfium2
import pytest

from samverkan import papers
from tests.web.papers import paper

HOSTILE = [
    "#set page(width: 1pt)",
    "#panic()",
    "$x^2$",
    "*inte fet* _inte kursiv_",
    "\\ bakstreck \\u{41}",
    "<script>alert(1)</script>",
    '#read("/etc/passwd")',
    "= inte rubrik",
    "- inte lista",
    "/* inte kommentar */ // heller inte",
    "@inte-referens <inte-etikett>",
    '"); #panic()',
    "`inte kod` ```inte heller```",
    "~ -- --- ... ' \"",
]


def words(pdf: bytes) -> str:
    """Return the text of all pages, hyphenated words joined."""
    return re.sub(r"\s+", " ", "\n".join(_pages(pdf)).replace("\ufffe\r\n", "").replace("\u00ad\r\n", ""))


def _pages(pdf: bytes) -> Iterator[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            yield text.get_text_range()
            text.close()
            page.close()


def number_of_pages(pdf: bytes) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


EVERYTHING = paper(
    papers.Paragraph("Tre frågor behöver ert ställningstagande.", lead=True),
    papers.Heading(1, "Att ta ställning till"),
    papers.NumberedProposal(
        1, "Testbädden för trä", "Testbädden öppnar senast 1 juni 2027.\nKommunen står för lokalen."
    ),
    papers.Note(("Källa: ", papers.link("loggen", "https://example.org/logg"))),
    papers.Table(("Beslut", "Läge"), (("Gemensam doktorand", "klart"),), caption="Beslut 2025"),
    papers.PageBreak(),
    papers.Heading(2, "Läget i siffror"),
    papers.KeyFigures((papers.KeyFigure("14", "åtaganden", "Avtalet"), papers.KeyFigure("37", "aktiviteter"))),
    papers.Items(("Fem kurser", ("Två ", papers.bold("professorer")))),
    papers.Items(("först", "sedan"), numbered=True),
    papers.Callout("NTU säger pågår.", "Läget skiljer sig", "attention"),
    papers.Note("En anmärkning sist."),
    subtitle="Avsiktsförklaring 2023",
    author="Samverkansgruppen",
    fingerprint="9f3a 77c0",
    notice="Påhittat exempel.",
)


def test_a_paper_opens_with_all_its_words():
    text = words(papers.pdf(EVERYTHING))
    for expected in (
        "Underlag till ledningsmötet",
        "Avsiktsförklaring 2023",
        "Samverkansgruppen",
        "13 november 2026",
        "Påhittat exempel.",
        "Förslag till lydelse",
        "Testbädden öppnar senast 1 juni 2027.",
        "Kommunen står för lokalen.",
        "Källa: loggen",
        "Gemensam doktorand klart",
        "37",
        "Två professorer",
        "2. sedan",
        "Läget skiljer sig",
        "En anmärkning sist.",
        "Kontrollsumma 9f3a 77c0",
        "Sida 2 av 2",
    ):
        assert expected in text


def test_a_paper_is_tagged_and_says_its_title_and_language():
    pdf = papers.pdf(EVERYTHING)
    assert b"/StructTreeRoot" in pdf
    assert re.search(rb"/MarkInfo\s*<<\s*/Marked true", pdf)
    assert re.search(rb"/Lang\s*\(sv\)", pdf)
    assert re.search(rb"/DisplayDocTitle true", pdf)
    assert b"pdfuaid:part" in pdf
    with pypdfium2.PdfDocument(pdf) as document:
        assert document.is_tagged()
        assert document.get_metadata_dict()["Title"] == "Underlag till ledningsmötet"


def test_an_english_paper_says_so():
    pdf = papers.pdf(
        paper(papers.NumberedProposal(1, "The test bed", "It opens."), language="en", date=date(2026, 5, 1))
    )
    assert re.search(rb"/Lang\s*\(en\)", pdf)
    assert "Proposed wording" in words(pdf)
    assert "Page 1 of 1" in words(pdf)


def test_the_same_paper_gives_the_same_bytes():
    assert papers.pdf(EVERYTHING) == papers.pdf(EVERYTHING)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_like_code_is_only_text(text):
    blocks = (
        papers.Heading(1, text),
        papers.Paragraph((text, papers.bold(text), papers.link(text, "https://example.org/"))),
        papers.Note(text),
        papers.Table((text, "Läge"), ((text, text),), caption=text),
        papers.Items((text,)),
        papers.Callout(text, text),
        papers.KeyFigures((papers.KeyFigure(text, text, text),)),
        papers.NumberedProposal(1, text, text, text),
    )
    pdf = papers.pdf(paper(*blocks, title=text, subtitle=text, author=text, fingerprint=text, notice=text))
    squeezed = re.sub(r"[\s\ufffe\u00ad-]", "", words(pdf))
    assert squeezed.count(re.sub(r"[\s-]", "", text)) >= 12


def test_every_swedish_letter_is_there():
    assert "Åke Ängström på Öland sågs i café à la Mårten" in words(
        papers.pdf(paper(papers.Paragraph("Åke Ängström på Öland sågs i café à la Mårten")))
    )


def test_letters_typed_as_two_signs_are_drawn_as_one():
    decomposed = "A\u030alvsbyn o\u0308ppnar"
    assert "Ålvsbyn öppnar" in words(papers.pdf(paper(papers.Paragraph(decomposed))))


def test_a_sign_the_font_lacks_is_marked_and_nothing_falls():
    assert "Bra □ idé □" in words(papers.pdf(paper(papers.Paragraph("Bra 🎉 idé 电"))))


def test_signs_that_cannot_be_seen_do_no_harm():
    assert "abcde□" in words(papers.pdf(paper(papers.Paragraph("a\x00b\x07c\u200bd\u202ee\ud83d"))))


def test_an_empty_table_says_that_it_is_empty():
    told = papers.Table(("Post", "Belopp"), (), caption="Tillskott", empty="Inga tillskott är angivna.")
    silent = papers.Table(("Post",), ())
    text = words(papers.pdf(paper(told, silent)))
    assert "Inga tillskott är angivna." in text
    assert "Inget att visa." in text


def test_a_long_table_repeats_its_head_on_each_page():
    rows = tuple((f"Aktivitet {number}", "NTU", "2025–2027", "pågår", str(number)) for number in range(120))
    pdf = papers.pdf(paper(papers.Table(("Aktivitet", "Part", "Period", "Läge", "Kronor"), rows, align="llllr")))
    pages = list(_pages(pdf))
    assert len(pages) >= 3
    assert all("Kronor" in page for page in pages)
    assert "Aktivitet 119" in pages[-1]


def test_a_very_long_name_is_broken_and_stays_whole():
    name = "Samverkansorganisationsutvecklings" * 6
    pdf = papers.pdf(paper(papers.Table(("Namn", "Läge"), ((name, "pågår"),)), title=name[:200]))
    assert number_of_pages(pdf) == 1


def test_an_address_that_could_run_something_is_left_out():
    pdf = papers.pdf(paper(papers.Paragraph((papers.link("tryck här", "javascript:alert(1)"),))))
    assert b"javascript" not in pdf
    assert "tryck här" in words(pdf)


def test_a_paper_without_blocks_is_a_page_with_its_title():
    assert number_of_pages(papers.pdf(paper())) == 1


def test_a_wide_drawing_keeps_its_source_beneath_it():
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 200"><rect width="800" height="200"/></svg>'
    figure = papers.Figure(drawing, alt="En stapel", caption="Åtaganden efter läge")
    text = words(papers.pdf(paper(papers.Note("Källa: lägesrapporterna"), figure, papers.Paragraph("Och sedan."))))
    assert text.index("Åtaganden efter läge") < text.index("Källa: lägesrapporterna") < text.index("Och sedan.")
