"""An agreement of thirty pages between invented parties, as PDF, Word and web page: made anew from the same blocks."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice

import docx
import typst

TITLE = "Samverkansavtal om Campus Storforsa"
PREAMBLE = (
    "mellan",
    "Storforsa kommun, org.nr 212000-9994, nedan kallad Kommunen, och",
    "Universitetet i Storforsa, org.nr 202100-9994, nedan kallat Universitetet",
    "gemensamt kallade Parterna, har denna dag träffat följande avtal.",
)
MONEY = (
    ("År", "Kommunen", "Universitetet", "Summa"),
    ("2025", "1 200 000 kr", "900 000 kr", "2 100 000 kr"),
    ("2026", "1 250 000 kr", "950 000 kr", "2 200 000 kr"),
    ("2027", "1 300 000 kr", "1 000 000 kr", "2 300 000 kr"),
    ("Totalt", "3 750 000 kr", "2 850 000 kr", "6 600 000 kr"),
)
SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Bakgrund", ("Parterna har en lång gemensam historia på orten.",)),
    (
        "Definitioner",
        (
            "Med Campus avses de byggnader och den mark som framgår av bilaga 1.",
            "”Värdkommun” betyder den kommun där Campus är beläget.",
            "Med ”studentbostad” menas en bostad som upplåts till den som är antagen till högskoleutbildning.",
        ),
    ),
    ("Syfte", ("Syftet med detta avtal är att stärka utbildning och forskning.",)),
    (
        "Åtaganden",
        (
            "Kommunen ska upplåta lokaler för utbildning i Campus.",
            "Universitetet ska förlägga kurser till orten.",
        ),
    ),
    (
        "Organisation",
        (
            (
                "En styrgrupp med tre ledamöter från Kommunen och två från Universitetet leder samverkan. "
                "Styrgruppen sammanträder fyra gånger per år."
            ),
            "En arbetsgrupp bestående av två representanter från vardera parten bereder ärenden.",
        ),
    ),
    (
        "Finansiering",
        (
            "Parterna finansierar verksamheten enligt följande tabell.",
            "TABLE",
            "För år 2026 avsätter Kommunen dessutom 400 tkr till studentbostäder.",
        ),
    ),
    (
        "Uppföljning",
        (
            "Parterna ska årligen följa upp avtalet i en gemensam rapport.",
            "Avtalet ska utvärderas av styrgruppen.",
        ),
    ),
    ("Sekretess", ("Uppgifter som rör enskilda får inte spridas.",)),
    (
        "Avtalstid och uppsägning",
        (
            "Avtalet gäller från och med den 1 januari 2025 till och med den 31 december 2029.",
            (
                "Därefter förlängs avtalet med två år i taget, om det inte sägs upp skriftligen senast nio månader "
                "före avtalstidens utgång."
            ),
            "Beslut om ett förnyat avtal ska fattas senast i mars 2029.",
        ),
    ),
    ("Tvist", ("Tvist avgörs i första hand genom förhandling mellan Parterna.",)),
)
FILLER = (
    "Denna punkt beskriver de allmänna förutsättningarna på orten och deras bakgrund.",
    "Begreppen används här i den betydelse som är vanlig bland lärosäten och kommuner.",
    "Handlingar förvaras hos den part som upprättat dem enligt gällande arkivregler.",
    "Ordalydelsen har granskats av jurister från de berörda förvaltningarna under våren.",
)
CLOSING = (
    "Bilaga 1: Karta över Campus",
    "Bilaga 2: Budget",
    "Storforsa den 12 november 2024",
)
CLAUSES_A_SECTION = 15
SENTENCES_A_CLAUSE = 6


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph, or a table of cells."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def blocks(clauses: int = CLAUSES_A_SECTION) -> Iterator[Block]:
    """Yield the agreement from its title to its annexes; each section gets so many clauses that say nothing besides."""
    filling = cycle(FILLER)
    yield Block("title", TITLE)
    yield from (Block("paragraph", words) for words in PREAMBLE)
    for number, (title, own) in enumerate(SECTIONS, start=1):
        yield Block("heading", f"{number}. {title}")
        place = 0
        others = [" ".join(islice(filling, SENTENCES_A_CLAUSE)) for _ in range(clauses)]
        for words in (*own, *others):
            if words == "TABLE":
                yield Block("table", rows=MONEY)
                continue
            place += 1
            yield Block("paragraph", f"{number}.{place} {words}")
    yield Block("heading", "Bilagor")
    yield from (Block("paragraph", words) for words in CLOSING)


def pdf(clauses: int = CLAUSES_A_SECTION) -> bytes:
    """Return the agreement as PDF, with a running head, page numbers and its table set in columns."""
    return typst.compile(f"{PAGES}\n{_body(blocks(clauses), TYPST)}".encode())


def html(clauses: int = CLAUSES_A_SECTION) -> bytes:
    """Return the agreement as a web page."""
    return f'<html lang="sv"><body><main>{_body(blocks(clauses), HTML)}</main></body></html>'.encode()


def word(clauses: int = CLAUSES_A_SECTION) -> bytes:
    """Return the agreement as a Word file, with a running head and foot."""
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = f"{TITLE}\tDnr 2024/117"
    section.footer.paragraphs[0].text = "Sida 1 (31)"
    for block in blocks(clauses):
        if block.kind == "table":
            table = document.add_table(rows=len(block.rows), cols=len(block.rows[0]))
            for row, cells in enumerate(block.rows):
                for column, cell in enumerate(cells):
                    table.cell(row, column).text = cell
        elif block.kind == "paragraph":
            document.add_paragraph(block.text)
        else:
            document.add_heading(block.text, level=1 if block.kind == "title" else 2)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


PAGES = f"""
#set page(paper: "a4", margin: (x: 34mm, y: 34mm), header: [{TITLE} #h(1fr) Dnr 2024/117],
  footer: context [#h(1fr) Sida #counter(page).display() (#counter(page).final().first())])
#set text(lang: "sv", size: 12pt, hyphenate: true)
#set par(justify: true, leading: 0.75em, spacing: 1.3em)
"""


def _body(parts: Iterator[Block], shapes: dict[str, Callable[[Block], str]]) -> str:
    return "\n".join(shapes[block.kind](block) for block in parts)


def _typst_words(words: str) -> str:
    # A string keeps what would otherwise be taken for numbering or emphasis.
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'#"{escaped}"'


def _typst_table(block: Block) -> str:
    cells = ", ".join(f"[{cell}]" for row in block.rows for cell in row)
    return f"#table(columns: {len(block.rows[0])}, stroke: none, inset: (x: 14pt, y: 4pt), {cells})\n"


def _html_table(block: Block) -> str:
    rows = ("".join(f"<td>{cell}</td>" for cell in row) for row in block.rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


TYPST: dict[str, Callable[[Block], str]] = {
    "title": lambda block: f"#heading(level: 1)[{_typst_words(block.text)}]\n",
    "heading": lambda block: f"#heading(level: 2)[{_typst_words(block.text)}]\n",
    "paragraph": lambda block: f"{_typst_words(block.text)}\n",
    "table": _typst_table,
}
HTML: dict[str, Callable[[Block], str]] = {
    "title": lambda block: f"<h1>{block.text}</h1>",
    "heading": lambda block: f"<h2>{block.text}</h2>",
    "paragraph": lambda block: f"<p>{block.text}</p>",
    "table": _html_table,
}
