"""The paper as a page."""

import pytest
from lxml import html as reader

from samverkan import papers
from tests.web.papers import paper
from tests.web.papers.test_printing import EVERYTHING, HOSTILE


def read(made: papers.Paper) -> reader.HtmlElement:
    return reader.fromstring(str(papers.html(made)))


def test_a_page_has_the_same_words_as_the_paper():
    text = " ".join(read(EVERYTHING).text_content().split())
    for expected in ("13 november 2026", "Förslag till lydelse", "Kommunen står för lokalen.", "Källa: loggen", "37"):
        assert expected in text


def test_headings_of_a_page_stand_below_its_title():
    tree = read(EVERYTHING)
    assert [(h.tag, h.text_content()) for h in tree.iter("h1", "h2", "h3", "h4")] == [
        ("h1", "Underlag till ledningsmötet"),
        ("h2", "Att ta ställning till"),
        ("h3", "Läget i siffror"),
    ]


def test_a_note_stands_beside_the_block_that_follows_it():
    row = read(EVERYTHING).xpath("//div[contains(@class, 'pp-row')][.//table]")[0]
    assert row.xpath("string(.//div[@role='note'])").strip() == "Källa: loggen"


@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_like_code_is_only_text_on_the_page(text):
    made = paper(papers.Heading(1, text), papers.Paragraph((text, papers.italic(text))), title=text)
    tree = read(made)
    assert tree.text_content().count(text) == 4
    assert not tree.xpath("//script")


def test_only_addresses_of_pages_and_mailboxes_become_links():
    links = [papers.link("a", "https://example.org/"), papers.link("b", "javascript:x"), papers.link("c", "data:x")]
    tree = read(paper(papers.Paragraph(tuple(links))))
    assert [link.get("href") for link in tree.iter("a")] == ["https://example.org/"]


def test_the_page_speaks_the_language_of_the_paper():
    assert "Proposed wording" in papers.html(paper(papers.NumberedProposal(1, "x", "y"), language="en"))
    assert "Förslag till lydelse" in papers.html(paper(papers.NumberedProposal(1, "x", "y")))


def test_no_part_of_the_page_carries_a_style_of_its_own():
    assert "style=" not in papers.html(EVERYTHING)
