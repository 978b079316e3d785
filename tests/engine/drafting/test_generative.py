"""What must hold for any text at all."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_engine import documents, drafting
from samverkan_engine.errors import Refused
from samverkan_engine.tables import Draft
from samverkan_engine.tables.draft import Evidenced

WORDS = [
    "Nyby kommun", "Nyby universitet", "Newton City Council", "University of Newton", "avsiktsförklaring", "ska",
    "skall", "will",
    "undertecknade", "signed", "Anna Berg", "rektor", ",", ".", ":", "\n", "\n\n", "• ", "- ", "– ", "”", "”", "(",
    ")", "3 maj 2021",
    "31 februari", "2021–2025", "i fredags", "varje år", "träffas", "områden", "inom", "och", "samt",
    "till exempel", "Foto:",
    "i avtalet står att", "säger", "mellan", "1.", "§ 2", "A", "\u00a0", "😀", "ﬁ", "İ", "ß",
]  # fmt: skip

agreements = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
texts = st.one_of(st.text(max_size=300), agreements)


@pytest.mark.generative
@given(texts)
def test_any_text_gives_a_draft_whose_passages_lie_in_the_text(text: str) -> None:
    document = documents.from_text(text)
    draft = drafting.draft(document)
    for part in evidence(draft):
        assert 0.0 <= part.confidence <= 1.0
        assert all(0 <= passage.start < passage.end <= len(document.text) for passage in part.passages)


@pytest.mark.generative
@given(texts)
def test_the_words_of_a_promise_and_a_quotation_are_those_at_their_place(text: str) -> None:
    document = documents.from_text(text)
    draft = drafting.draft(document)
    for part in (*draft.commitments, *draft.quotations):
        assert document.text[part.start : part.end] == part.text


@pytest.mark.generative
@given(agreements)
def test_promises_never_overlap(text: str) -> None:
    promises = drafting.draft(documents.from_text(text)).commitments
    assert all(one.end <= other.start for one, other in pairwise(promises))


@pytest.mark.generative
@given(texts)
def test_the_same_text_gives_the_same_draft_and_a_stored_one_comes_back(text: str) -> None:
    draft = drafting.draft(documents.from_text(text))
    assert drafting.draft(documents.from_text(text)) == draft
    assert Draft.from_json(draft.to_json()) == draft


@pytest.mark.generative
@given(texts)
def test_paragraphs_stand_in_order_without_overlap_or_space_at_their_ends(text: str) -> None:
    document = documents.from_text(text)
    position = 0
    for paragraph in document.paragraphs:
        words = document.text[paragraph.start : paragraph.end]
        assert position <= paragraph.start
        assert words
        assert words == words.strip()
        position = paragraph.end


@pytest.mark.generative
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.pdf", "a.docx", "a", "a.png"]))
def test_any_bytes_are_read_or_refused_with_a_sentence(data: bytes, name: str) -> None:
    told = ""
    try:
        told = documents.read(data, name).text
    except Refused as refusal:
        told = str(refusal)
    assert told.strip()


def evidence(draft: Draft) -> list[Evidenced]:
    """Every part of a draft that carries passages."""
    singles = (
        draft.language,
        draft.is_agreement,
        draft.kind,
        draft.title,
        draft.date,
        draft.valid_from,
        draft.valid_to,
    )
    lists = (draft.parties, draft.people, draft.domains, draft.subject_areas, draft.commitments, draft.quotations)
    return [*singles, draft.meeting_cadence, *(part for parts in lists for part in parts)]
