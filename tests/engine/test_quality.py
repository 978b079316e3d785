"""How quality is measured: what documents of other partners support, and what came of documents at first look."""

from pathlib import Path

import pytest

from benchmarks.quality import first_look, jackknife
from benchmarks.quality.first_look import Row


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\b(?:rektor|dekan|prefekt)\b", ["rektor", "dekan", "prefekt"]),
        (r"\b(?:avtal\w*|mou|om\s+avtal)\b", [r"avtal\w*", "mou", r"om\s+avtal"]),
        (r"(?:a|ett|[|]|två)", ["ett", "två"]),
        (r"(?:ett|två)", []),
        (r"(?:(?P<name>x)|ett|två)", ["ett", "två"]),
        (r"(?<!ett|två|tre) x", []),
    ],
)
def test_the_alternatives_of_lists_of_words_are_known(pattern: str, words: list[str]) -> None:
    assert jackknife.alternatives(pattern) == words


def test_an_alternative_that_is_dropped_never_matches() -> None:
    assert jackknife.lacking(r"\b(?:rektor|dekan|prefekt)\b", frozenset({"dekan"})) == r"\b(?:rektor|(?!)|prefekt)\b"


def test_the_package_in_use_is_the_same_after_a_changed_copy() -> None:
    from samverkan_engine import drafting

    before = drafting.draft
    with jackknife._imported(lambda pattern: pattern, lambda words: words) as changed:
        assert changed.draft is not before
    from samverkan_engine import drafting as after

    assert after.draft is before


def test_sets_of_words_and_learned_models_are_changed_in_the_copy() -> None:
    models = object()
    with jackknife._imported(lambda pattern: pattern, lambda words: words.replace("kommunen", ""), models) as changed:
        assert changed.draft.__globals__["committed"]() is models
        import samverkan_engine.drafting.names as names

        assert "kommunen" not in names.NOT_A_NAME


def test_documents_are_noted_once(tmp_path: Path) -> None:
    path = tmp_path / "first_look.tsv"
    rows = [Row("a", "parties", 3, 2, 1, 2, 1), Row("a", "is_agreement", 1, 1, 0, 1, 1)]
    assert first_look.note(rows, path) == 1
    assert first_look.note([Row("a", "parties", 3, 3, 0, 3, 3), Row("b", "date", 1, 1, 0, 0, 0)], path) == 1
    assert first_look.read(path) == [*rows, Row("b", "date", 1, 1, 0, 0, 0)]


def test_what_was_noted_of_a_document_still_unseen_is_kept_apart(tmp_path: Path) -> None:
    path, unseen = tmp_path / "first_look.tsv", tmp_path / "unseen"
    unseen.mkdir()
    (unseen / "b.txt").write_text("Avsiktsförklaring", "utf-8")
    read, kept_apart = Row("a", "parties", 2, 2, 0, 2, 2), Row("b", "parties", 2, 1, 1, 2, 1)
    first_look.note([read, kept_apart], path)
    assert first_look.of_read_documents(path, unseen) == [read]


def test_the_figures_of_a_first_look_are_those_of_its_counts() -> None:
    rows = [Row("a", "parties", 3, 2, 1, 2, 1), Row("a", "is_agreement", 1, 1, 0, 1, 1)]
    assert first_look.by_field(rows)["parties"] == pytest.approx(2 / 3)
    assert first_look.share_right(rows) == {"parties": 0.5, "is_agreement": 1.0}
    low, high = first_look.interval(rows)
    assert low == high == pytest.approx(first_look.macro(rows))
