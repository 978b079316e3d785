"""Word files as they are worked with: tracked changes, comments, numbered lists, tables, text boxes."""

import io
import zipfile
from xml.sax.saxutils import escape

import docx
import pytest

from samverkan_engine import documents
from samverkan_engine.errors import Encrypted, TooLarge
from samverkan_engine.tables import ParagraphKind

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
NUMBERING = """<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="4"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="§ %4"/></w:lvl>
</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="8"><w:abstractNumId w:val="1"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"""
STYLES = """<w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Klausul"><w:name w:val="Klausul"/><w:basedOn w:val="Rubrik1"/></w:style>
<w:style w:type="paragraph" w:styleId="Innehll1"><w:name w:val="toc 1"/></w:style>"""


def word(body: str, **more: str) -> bytes:
    """A Word file with this XML as its body."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/numbering.xml", f"<w:numbering {NAMESPACES}>{NUMBERING}</w:numbering>")
        archive.writestr("word/styles.xml", f"<w:styles {NAMESPACES}>{STYLES}</w:styles>")
        for name, text in more.items():
            archive.writestr(f"word/{name}.xml", text)
    return stream.getvalue()


def run(text: str) -> str:
    """A run of text."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    """A paragraph; what is no markup yet becomes a run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{content if content.startswith('<') else run(content)}</w:p>"


def item(text: str, level: int, number: int = 7) -> str:
    """A paragraph of a numbered list."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def text(body: str) -> str:
    """The text of a Word file with this body."""
    return documents.read(word(body), "a.docx").text


def test_tracked_changes_are_read_as_accepted() -> None:
    old = '<w:del w:id="1"><w:r><w:delText>tre</w:delText></w:r></w:del>'
    new = f'<w:ins w:id="2">{run("fem")}</w:ins>'
    assert text(paragraph(run("Avtalet gäller i ") + old + new + run(" år."))) == "Avtalet gäller i fem år."


def test_moved_text_stands_where_it_was_moved_to() -> None:
    away = paragraph(f"<w:moveFrom>{run('Först.')}</w:moveFrom>", "<w:rPr><w:moveFrom/></w:rPr>")
    here = paragraph(f"<w:moveTo>{run('Först.')}</w:moveTo>")
    assert text(away + paragraph("Sedan.") + here) == "Sedan.\n\nFörst."


def test_paragraphs_whose_mark_between_was_deleted_are_one() -> None:
    deleted = "<w:rPr><w:del/></w:rPr>"
    assert text(paragraph("Parterna ska ", deleted) + paragraph("mötas.")) == "Parterna ska mötas."


def test_deleted_rows_of_a_table_are_gone() -> None:
    def row(words: str, properties: str = "") -> str:
        return (
            f"<w:tr><w:trPr>{properties}</w:trPr><w:tc>{paragraph(words)}</w:tc><w:tc>{paragraph('ja')}</w:tc></w:tr>"
        )

    assert text(f"<w:tbl>{row('Kvar')}{row('Borta', '<w:del/>')}</w:tbl>") == "Kvar\tja"


def test_comments_notes_headers_and_footers_are_left_out() -> None:
    marked = f'<w:commentRangeStart w:id="1"/>{run("Avtalet.")}<w:commentRangeEnd w:id="1"/>'
    reference = '<w:r><w:commentReference w:id="1"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
    others = {name: f"<w:x {NAMESPACES}>{paragraph('Dolt')}</w:x>" for name in ("comments", "footnotes", "header1")}
    assert documents.read(word(paragraph(marked + reference), **others), "a.docx").text == "Avtalet."


def test_hidden_text_and_field_codes_are_left_out() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Dolt</w:t></w:r>"
    field = "<w:r><w:instrText>DATE</w:instrText></w:r>"
    assert text(paragraph(run("Syns") + hidden + field)) == "Syns"


def test_numbered_paragraphs_keep_their_numbers() -> None:
    body = item("Syfte", 0) + item("Mål", 1) + item("Medel", 1) + item("ett", 2) + item("två", 2) + item("Tid", 0)
    body += item("Möten", 1) + item("sist", 3)
    assert text(body).splitlines() == [
        "1. Syfte",
        "1.1 Mål",
        "1.2 Medel",
        "a) ett",
        "b) två",
        "2. Tid",
        "2.1 Möten",
        "§ IV sist",
    ]


def test_a_list_that_begins_anew_counts_from_one() -> None:
    assert text(item("a", 0) + item("b", 0) + item("c", 0, 8) + item("d", 0, 8)).splitlines() == [
        "1. a",
        "2. b",
        "1. c",
        "2. d",
    ]


def test_a_style_that_builds_upon_a_heading_makes_a_heading() -> None:
    style = '<w:pStyle w:val="Klausul"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    document = documents.read(word(paragraph("Parterna har enats om följande.", style)), "a.docx")
    assert document.text == "1. Parterna har enats om följande."
    assert document.paragraphs[0].kind is ParagraphKind.HEADING


def test_the_table_of_contents_is_left_out() -> None:
    assert text(paragraph("Syfte 3", '<w:pStyle w:val="Innehll1"/>') + paragraph("Avtalet.")) == "Avtalet."


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('I rutan.')}</w:txbxContent>"
    told = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert text(paragraph(run("Bredvid.") + f"<w:r>{told}</w:r>")) == "Bredvid.\n\nI rutan."


def test_a_table_is_read_row_by_row_and_a_merged_cell_once() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    for index, cell in enumerate(each for row in table.rows for each in row.cells):
        cell.text = f"c{index}"
    table.cell(0, 0).merge(table.cell(1, 0)).text = "hög"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "bred"
    stream = io.BytesIO()
    document.save(stream)
    assert documents.read(stream.getvalue(), "a.docx").text == "hög\tbred\n\nc4\tc5"


def test_a_frame_of_one_cell_is_no_row() -> None:
    body = f"<w:tbl><w:tr><w:tc>{paragraph('Avtal')}{paragraph('Parterna möts.')}</w:tc></w:tr></w:tbl>"
    document = documents.read(word(body), "a.docx")
    assert [each.kind for each in document.paragraphs] == [ParagraphKind.HEADING, ParagraphKind.PARAGRAPH]


def test_a_word_file_that_unpacks_beyond_reason_is_too_large() -> None:
    with pytest.raises(TooLarge):
        documents.read(word(paragraph("a" * 41_000_000)), "a.docx")


def test_entities_are_not_unfolded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        content = (
            f"<w:document {NAMESPACES}><w:body>{paragraph('<w:r><w:t>Avtal &b;</w:t></w:r>')}</w:body></w:document>"
        )
        archive.writestr("word/document.xml", bomb + content)
    assert "aaa" not in documents.read(stream.getvalue(), "a.docx").text


def test_a_locked_archive_is_encrypted() -> None:
    data = bytearray(word(paragraph("Avtal")))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Encrypted):
        documents.read(bytes(data), "a.docx")
