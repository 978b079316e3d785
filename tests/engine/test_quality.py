"""How quality is measured: what documents of other partners support, and what came of documents at first look."""

from pathlib import Path

import pytest

from benchmarks.quality import course_plans, first_look, jackknife
from benchmarks.quality.course_plans import Place, Plan, Score
from benchmarks.quality.first_look import Row
from samverkan_engine.matching.plans import taught_part


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


PLANS = Path(__file__).parent / "cases" / "course_plans"


@pytest.mark.parametrize("name", ["open", "held_out"])
def test_every_marked_place_of_the_course_plans_stands_in_what_is_taught(name: str) -> None:
    plans = course_plans.read(PLANS / name)
    assert len(plans) == 12
    kept, taken = course_plans.kept(plans, {plan.name: taught_part(plan.text) for plan in plans})
    assert kept == 1.0
    assert taken > 0.3


def test_marked_words_that_no_row_tells_of_are_refused(tmp_path: Path) -> None:
    (tmp_path / "concepts.tsv").write_text("# words\nsvetsning\te1 e2\tj1\tesco\tSvetsning\n", "utf-8")
    (tmp_path / "a.txt").write_text("Kursen tar upp [Svetsning]S, t.ex. [nät]K.", "utf-8")
    with pytest.raises(KeyError, match="nät"):
        course_plans.read(tmp_path)
    (tmp_path / "a.txt").write_text("Kursen tar upp [Svetsning]S.", "utf-8")
    (plan,) = course_plans.read(tmp_path)
    assert plan.text == "Kursen tar upp Svetsning."
    assert plan.taught == (Place(15, 24, ("e1", "e2"), ("j1",)),)


def test_the_figures_of_course_plans_count_places_by_half_overlap_and_any_accepted_concept() -> None:
    plan = Plan("a", " " * 60, (Place(0, 10, ("e1", "e2"), ("j1",)), Place(20, 30, ("e3",)), Place(40, 50)))
    found = {"a": [Place(0, 6, ("e2",)), Place(26, 34, (), ("j9",)), Place(40, 50, ("e3",), ("j1",))]}
    scores = course_plans.scores([plan], found)
    assert scores["spans"] == Score(2, 3, 2, 3)
    assert scores["esco"] == Score(2, 2, 2, 2)
    assert scores["jobtech"] == Score(1, 2, 1, 1)
    assert scores["shown"] == Score(2, 3, 1, 2), "of a place with both, that of JobTech is shown"
    assert scores["esco"].f1 == 1.0
    assert course_plans.NOTHING.f1 == 0.0


def test_the_plain_dictionary_takes_the_longest_label_of_whole_words() -> None:
    labels = {"plc": {"esco": "e1"}, "plc-styrning av robotar": {"jobtech": "j1"}, "c++": {"esco": "e2"}}
    found = course_plans.by_dictionary("PLC-styrning av robotar, C++ och PLC:er i PLC", labels)
    assert [(one.esco, one.jobtech) for one in found] == [((), ("j1",)), (("e2",), ()), (("e1",), ()), (("e1",), ())]
