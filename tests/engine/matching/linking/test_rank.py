"""Free labels and the concepts they mean, in a small taxonomy of our own."""

import pickle

import pytest

from samverkan_engine.matching.linking import Linker

TEXTS = ["Svetsning", "budget- och prognosarbete", "noga med detaljer", "welding", "svenska", "hästskötsel"]


def best(linker: Linker, text: str, kind: str = "skill", scheme: str = "esco") -> str:
    """Return the concept ranked first."""
    return linker.rank([text], kind, 3, scheme)[0][0].id


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("svetsa metall", "e:welding"),
        ("Svetsning av metaller", "e:welding"),
        ("budget- och prognosarbete", "e:budget"),
        ("noga med detaljerna", "e:detail"),
        ("write code", "e:programming"),
        ("Swedish", "e:swedish"),
        ("hästskötsel", "e:horses"),
    ],
)
def test_a_skill_is_found_inflected_compounded_or_in_english(linker: Linker, text: str, concept: str) -> None:
    assert best(linker, text) == concept


def test_the_concepts_of_jobtech_are_ranked_apart(linker: Linker) -> None:
    assert best(linker, "svetsa", scheme="jobtech") == "j:welding"
    assert best(linker, "svenska", scheme="jobtech") == "j:swedish"


def test_a_title_may_mean_a_group_of_occupations(linker: Linker) -> None:
    assert best(linker, "Svetsare", "occupation") == "e:welder"
    assert best(linker, "Sjuksköterskor", "occupation") == "e:isco/C2221"


def test_the_group_that_is_known_draws_its_occupations_forward(linker: Linker) -> None:
    (alone,), (known,) = (linker.rank(["montör"], "occupation", 5, groups=[group]) for group in (None, "7212"))

    def place(ranked: list[object]) -> int:
        return [found.id for found in ranked].index("e:welder")  # type: ignore[attr-defined]

    assert known[place(known)].score > alone[place(alone)].score


def test_the_same_text_gets_the_same_answer_whatever_stands_beside(linker: Linker) -> None:
    together = linker.rank(TEXTS, "skill", 4)
    assert together[::-1] == linker.rank(TEXTS[::-1], "skill", 4)
    for text, ranked in zip(TEXTS, together, strict=True):
        linker.remembered.clear()
        assert linker.rank([text], "skill", 4) == [ranked]


def test_scores_fall_and_stay_between_nought_and_one(linker: Linker) -> None:
    for ranked in linker.rank(TEXTS, "skill", 10):
        scores = [found.score for found in ranked]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in scores)


def test_nothing_is_found_for_what_is_no_word(linker: Linker) -> None:
    assert linker.rank(["", "!!"], "skill", 5) == [[], []]
    assert linker.rank([], "skill", 5) == []


def test_a_linker_can_be_put_away_and_taken_out_again(linker: Linker) -> None:
    again = pickle.loads(pickle.dumps(linker))
    assert again.rank(TEXTS, "skill", 3) == linker.rank(TEXTS, "skill", 3)


def test_no_concepts_give_no_answers() -> None:
    from samverkan_engine.matching.linking import linker_of
    from samverkan_engine.tables.taxonomy import CONCEPTS, LABELS, RELATIONS

    assert linker_of(CONCEPTS.empty(), LABELS.empty(), RELATIONS.empty()).rank(["svetsa"], "skill", 5) == [[]]
