"""The same agreement in every form gives the same draft."""

import io
from html import escape
from typing import Any

import docx
import pytest
import typst

from samverkan_engine import documents, drafting

TITLE = "Avsiktsförklaring mellan Nyby kommun och Nyby universitet"
BODY = """
Nyby kommun och Nyby universitet har i dag den 3 maj 2024 undertecknat en avsiktsförklaring om strategisk samverkan
inom utbildning, forskning, innovation och kompetensförsörjning.

# Syfte

Parterna ska utveckla ett långsiktigt utvecklingssamarbete som stärker utbildningsverksamheten,
forskningsfinansieringen och omställningsförmågan i regionen. Kommunen ska erbjuda studenterna verksamhetsförlagd
utbildning, och universitetet ska ta fram vidareutbildningar för kommunens medarbetare.

# Områden

Samverkan omfattar följande områden:

- skola och förskola

- vård och omsorg

- hållbar samhällsplanering

# Uppföljning

Parterna ska träffas två gånger per år för att följa upp avsiktsförklaringen. Parterna ska årligen ta fram en
gemensam handlingsplan med aktiviteter, ansvariga och tidplan, och den ska redovisas för parternas ledningar.

# Giltighet

Avsiktsförklaringen gäller från den 1 juni 2024 till och med den 31 maj 2029. Den kan sägas upp skriftligen av
endera parten med sex månaders uppsägningstid.

För Nyby kommun undertecknar kommunstyrelsens ordförande Anna Berg och för Nyby universitet rektor Bo Ek.
"""
KINDS = {"#": "heading", "-": "item"}


def blocks() -> list[tuple[str, str]]:
    """The headings, paragraphs and items of the agreement, each with what it is."""
    found = []
    for block in BODY.strip().split("\n\n"):
        kind = KINDS.get(block[0], "text")
        found.append((kind, " ".join(block.split()) if kind == "text" else block[2:]))
    return found


BLOCKS = blocks()


def as_text() -> bytes:
    """Plain text with a hyphen before what is listed."""
    lines = [f"- {words}" if kind == "item" else words for kind, words in BLOCKS]
    return "\n\n".join([TITLE, *lines]).replace("\n\n- ", "\n- ").replace(":\n- ", ":\n\n- ").encode()


def as_page() -> bytes:
    """A web page with a menu, a banner about cookies, related links and a footer."""
    tags = {"text": "p", "heading": "h2", "item": "li"}
    body = "".join(f"<{tags[kind]}>{escape(words)}</{tags[kind]}>" for kind, words in BLOCKS)
    body = body.replace(
        "<p>Samverkan omfattar följande områden:</p>", "<p>Samverkan omfattar följande områden:</p><ul>"
    )
    body = body.replace("</li><h2>", "</li></ul><h2>")
    links = "".join(f'<li><a href="/{number}">Nyhet om Gamla kommun {number}</a></li>' for number in range(6))
    return (
        f'<html lang="sv"><body><div class="top-menu"><ul>{links}</ul></div><div>Kakor? <button>Ja</button></div>'
        f"<main><article><h1>{TITLE}</h1>{body}</article><h2>Läs mer</h2><ul>{links}</ul></main>"
        "<footer>Gamla kommun, avtal den 1 januari 1999</footer></body></html>"
    ).encode()


def as_word() -> bytes:
    """A Word file with a running header and footer and a bulleted list."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Gamla kommun, den 1 januari 1999"
    document.sections[0].footer.paragraphs[0].text = "Sida 1"
    document.add_heading(TITLE, level=1)
    styles = {"text": None, "heading": "Heading 2", "item": "List Bullet"}
    for kind, words in BLOCKS:
        document.add_paragraph(words, style=styles[kind])
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_pdf() -> bytes:
    """A PDF in two columns with running headers and footers, justified and with words divided."""
    marks = {"text": "", "heading": "== ", "item": "- "}
    body = "\n\n".join(marks[kind] + words for kind, words in BLOCKS)
    source = f"""
#set page(width: 170mm, height: 110mm, columns: 2,
  header: [Gamla kommun, den 1 januari 1999 #h(1fr) Dnr 12], footer: context [Sida #counter(page).display()])
#set text(lang: "sv", size: 10pt, hyphenate: true)
#set par(justify: true)
#place(top, scope: "parent", float: true)[#heading[{TITLE}]]
{body}
"""
    return typst.compile(source.encode())


def draft(data: bytes, name: str) -> dict[str, Any]:
    """The draft of a file in the exchange schema, without positions, which differ from form to form."""
    exchanged = drafting.draft(documents.read(data, name)).to_corpus()
    return {field: content for field, content in exchanged.items() if field != "passages"}


@pytest.mark.parametrize(("data", "name"), [(as_page(), "a.html"), (as_word(), "a.docx"), (as_pdf(), "a.pdf")])
def test_a_page_a_word_file_and_a_pdf_give_the_draft_of_the_plain_text(data: bytes, name: str) -> None:
    expected = draft(as_text(), "a.txt")
    assert len(expected["parties"]) == 2
    assert len(expected["commitments"]) > 3
    assert draft(data, name) == expected


def test_the_pages_of_the_agreement_hold_nothing_but_the_agreement() -> None:
    document = documents.read(as_pdf(), "a.pdf")
    assert len(document.pages) > 1
    words = " ".join(document.text.replace("• ", "").split())
    assert words == " ".join([TITLE, *(text for _, text in BLOCKS)])
