"""The Word document: opens, says the same words as the PDF, and can be read aloud."""

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from samverkan import papers
from tests.web.papers import paper
from tests.web.papers.test_printing import EVERYTHING, HOSTILE

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 20"><rect width="100" height="20" fill="#1f5c4d"/></svg>'
)


def opened(some):
    return docx.Document(io.BytesIO(papers.docx(some)))


def words(document) -> str:
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_it_opens_and_says_what_was_written():
    said = words(opened(EVERYTHING))
    for expected in ("Att ta ställning till", "Testbädden för trä", "Kommunen står för lokalen.", "Beslut 2025", "37"):
        assert expected in said


def test_its_headings_are_headings_and_its_title_a_title():
    document = opened(EVERYTHING)
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs}
    assert styles["Att ta ställning till"] == "Heading 1"
    assert styles[EVERYTHING.title] == "Title"
    assert document.core_properties.title == EVERYTHING.title


@pytest.mark.parametrize(("language", "place"), [("sv", "sv-SE"), ("en", "en-GB")])
def test_it_has_its_language(language, place):
    document = opened(paper(papers.Paragraph("Text"), language=language))
    assert document.core_properties.language == place
    assert document.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == place


def test_the_head_of_a_table_is_marked_and_the_table_described():
    (table,) = opened(paper(papers.Table(("Beslut", "Läge"), (("a", "b"),), caption="Beslut 2025"))).tables
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Beslut 2025"


def test_a_picture_says_what_it_shows():
    document = opened(paper(papers.Figure(DRAWING, alt="En grön stapel", caption="Stapel")))
    (shape,) = document.inline_shapes
    assert shape._inline.docPr.get("descr") == "En grön stapel"


def test_the_contents_lead_to_the_headings():
    document = opened(paper(papers.Contents(), papers.Paragraph("Inledning"), papers.Heading(1, "Läget")))
    (link,) = document.element.iter(qn("w:hyperlink"))
    named = [mark.get(qn("w:name")) for mark in document.element.iter(qn("w:bookmarkStart"))]
    assert link.get(qn("w:anchor")) in named


def test_a_numbered_list_begins_at_one_again():
    lists = papers.Items(("ett", "två"), numbered=True)
    document = opened(paper(lists, papers.Paragraph("emellan"), lists))
    numbers = [p._p.pPr.numPr.numId.val for p in document.paragraphs if p.style.name == "List Number"]
    assert numbers[0] == numbers[1] != numbers[2]


def test_a_new_page_begins_with_what_follows_the_break():
    document = opened(paper(papers.Paragraph("ett"), papers.PageBreak(), papers.Heading(1, "Två")))
    (heading,) = [p for p in document.paragraphs if p.style.name == "Heading 1"]
    assert heading.paragraph_format.page_break_before


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_person_writes_is_text(text):
    assert text in words(opened(paper(papers.Paragraph(text))))


def test_the_same_paper_gives_the_same_bytes():
    assert papers.docx(EVERYTHING) == papers.docx(EVERYTHING)


def test_every_part_of_the_file_is_well_formed():
    with zipfile.ZipFile(io.BytesIO(papers.docx(EVERYTHING))) as file:
        assert file.testzip() is None
        assert "word/document.xml" in file.namelist()


def test_a_paper_that_not_all_can_read_is_refused():
    with pytest.raises(papers.PaperRefused):
        papers.docx(paper(papers.Figure(DRAWING, alt="")))


def test_what_describes_a_table_stands_in_the_order_that_word_insists_on():
    (table,) = opened(paper(papers.Table(("Beslut",), (("a",),)))).tables
    order = [
        "tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblLook", "tblCaption",
    ]  # fmt: skip
    found = [each.tag.rpartition("}")[2] for each in table._tbl.tblPr]
    assert found == [name for name in order if name in found]
