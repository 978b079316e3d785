"""An agreement of thirty pages as PDF, Word and web page: the same terms are found in each."""

import pytest

from samverkan_engine import documents, drafting
from samverkan_engine.tables import BOTH, Cadence, DocumentText, Draft, Seats
from tests.engine.drafting.contract import thirty_pages

MADE = {"a.pdf": thirty_pages.pdf, "a.docx": thirty_pages.word, "a.html": thirty_pages.html}


@pytest.fixture(scope="module", params=MADE)
def document(request: pytest.FixtureRequest) -> DocumentText:
    return documents.read(MADE[request.param](), request.param)


@pytest.fixture(scope="module")
def draft(document: DocumentText) -> Draft:
    return drafting.draft(document)


def test_printed_it_fills_thirty_pages() -> None:
    assert len(documents.read(thirty_pages.pdf(), "a.pdf").pages) >= 30


def test_running_heads_and_page_numbers_are_not_part_of_the_text(document: DocumentText) -> None:
    assert "Dnr 2024/117" not in document.text
    assert "Sida 2" not in document.text


def test_the_outline_has_every_section_and_clause(draft: Draft, document: DocumentText) -> None:
    titles = [section.title for section in draft.outline if section.level == 1 and section.number]
    assert titles == [title for title, _ in thirty_pages.SECTIONS]
    own = sum(len([words for words in clauses if words != "TABLE"]) for _, clauses in thirty_pages.SECTIONS)
    fillers = thirty_pages.CLAUSES_A_SECTION * len(thirty_pages.SECTIONS)
    assert len([section for section in draft.outline if section.level == 2]) == own + fillers
    assert all(document.text[section.start :].startswith(section.number) for section in draft.outline)


def test_its_words_have_their_meanings(draft: Draft) -> None:
    assert {word.term: word.meaning for word in draft.definitions} == {
        "Campus": "de byggnader och den mark som framgår av bilaga 1",
        "Värdkommun": "den kommun där Campus är beläget",
        "studentbostad": "en bostad som upplåts till den som är antagen till högskoleutbildning",
    }


def test_its_time_and_notice_are_found(draft: Draft) -> None:
    assert (draft.valid_from.value, draft.valid_to.value) == ("2025-01-01", "2029-12-31")
    assert draft.terms.notice_months.value == 9
    assert draft.terms.renewal_months.value == 24
    assert draft.terms.renew_by.value == "2029-03"


def test_each_sum_of_the_table_and_of_the_text_is_found_and_no_total(draft: Draft) -> None:
    kommun, universitet = "Storforsa kommun", "Universitetet i Storforsa"
    assert [(sum_.payer, sum_.amount, sum_.year) for sum_ in draft.funding] == [
        (kommun, 1_200_000, "2025"),
        (universitet, 900_000, "2025"),
        (kommun, 1_250_000, "2026"),
        (universitet, 950_000, "2026"),
        (kommun, 1_300_000, "2027"),
        (universitet, 1_000_000, "2027"),
        (kommun, 400_000, "2026"),
    ]


def test_the_bodies_duties_and_annexes_are_found(draft: Draft) -> None:
    bodies = {body.name: body for body in draft.bodies}
    assert bodies["styrgrupp"].cadence is Cadence.QUARTERLY
    assert bodies["styrgrupp"].seats == (
        Seats(of="Storforsa kommun", number=3),
        Seats(of="Universitetet i Storforsa", number=2),
    )
    assert bodies["arbetsgrupp"].seats == (Seats(of=BOTH, number=2),)
    assert [duty.rhythm for duty in draft.follow_ups] == [Cadence.ANNUAL, None]
    assert {annex.number: annex.title for annex in draft.annexes} == {"1": "Karta över Campus", "2": "Budget"}


def test_every_passage_is_where_the_text_says_it(draft: Draft, document: DocumentText) -> None:
    for sum_ in draft.funding:
        words = document.text[sum_.passages[0].start : sum_.passages[0].end]
        assert str(sum_.amount)[:2] in words.replace(" ", "").replace("\u00a0", "")
    for word in draft.definitions:
        assert word.term in document.text[word.passages[0].start : word.passages[0].end]


def test_the_terms_leave_with_their_passages(draft: Draft) -> None:
    sent = draft.to_corpus()
    fields = {passage["field"] for passage in sent["passages"]}
    assert {"terms.notice_months", "terms.renew_by", "definitions[0]", "funding[0]", "outline[0]"} <= fields
    assert sent["definitions"][0]["term"] == "Campus"
