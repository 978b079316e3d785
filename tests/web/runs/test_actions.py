"""The door to the engine."""

import pytest

from samverkan.runs import actions
from samverkan_engine.errors import Damaged, Empty, TooLarge

TEXT = "Älvdalens universitet och Björkö kommun har undertecknat en avsiktsförklaring. Parterna ska träffas varje år."


def test_a_file_becomes_text_with_positions() -> None:
    document = actions.read_document(TEXT.encode("latin-1"), "avtal.txt")
    assert document.text == TEXT
    assert document.paragraphs[0].start == 0


@pytest.mark.parametrize(
    ("data", "name", "refusal"),
    [(b"", "tom.txt", Empty), (b"%PDF-1.4 broken", "a.pdf", Damaged), (b"a" * (actions.LIMIT + 1), "a.txt", TooLarge)],
)
def test_what_cannot_be_read_is_refused(data: bytes, name: str, refusal: type[actions.Refused]) -> None:
    with pytest.raises(refusal):
        actions.read_document(data, name)


def test_the_same_text_gives_the_same_draft() -> None:
    document = actions.read_text(TEXT)
    assert actions.draft_document(document) == actions.draft_document(document)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("19 november 2019", "2019-11-19"),
        ("den 3 mars 2025", "2025-03-03"),
        ("2025-03-03", "2025-03-03"),
        ("March 3, 2025", "2025-03-03"),
        ("mars 2025", "2025-03"),
        ("någon gång", None),
    ],
)
def test_a_few_words_give_their_date(words: str, value: str | None) -> None:
    assert actions.read_date(words) == value


def test_passages_are_followed_into_a_new_text() -> None:
    old, promise = f"Syfte. {TEXT}", TEXT
    (found,) = actions.follow_passages(old, [(len("Syfte. "), len(old))], f"Nytt syfte. {TEXT}")
    assert found.is_certain
    assert f"Nytt syfte. {TEXT}"[found.start : found.end] == promise.strip()


def test_two_texts_are_compared() -> None:
    assert [paragraph.kind.value for paragraph in actions.compare_texts("Ett.", "Ett.\nTvå.")] == ["same", "added"]
