"""English sentences and the skills they ask for, in a small taxonomy of our own."""

import pytest

from samverkan_engine.matching.labels.index import Index
from samverkan_engine.matching.labels.laying import tables
from samverkan_engine.matching.linking import Linker, linker_of
from samverkan_engine.matching.sentences import skills
from samverkan_engine.tables.taxonomy import CONCEPTS, LABELS, RELATIONS

Asked = tuple[Index, Linker]
NAMED = {
    "e:teams": ("arbeta i lag", "work in teams"),
    "e:welding": ("svetsa metall", "weld metal parts"),
    "e:horses": ("sköta hästar", "groom horses"),
    "e:go": ("Go", "Go"),
    "e:english": ("engelska", "English"),
}


@pytest.fixture(scope="module")
def asked() -> Asked:
    """The labels and the linker of a few skills."""
    concepts = CONCEPTS.from_rows(
        [{"scheme": "esco", "id": id_, "kind": "language" if id_ == "e:english" else "skill"} for id_ in NAMED]
    )
    labels = LABELS.from_rows(
        [
            {"scheme": "esco", "id": id_, "language": language, "label": label, "preferred": True}
            for id_, both in NAMED.items()
            for language, label in zip(("sv", "en"), both, strict=True)
        ]
    )
    return Index(*tables(concepts, labels)), linker_of(concepts, labels, RELATIONS.empty())


def ids(asked: Asked, sentence: str) -> set[str]:
    """The concepts of one sentence."""
    return {one.id for one in skills([sentence], *asked)[0]}


@pytest.mark.parametrize(
    ("sentence", "concepts"),
    [
        ("You are a team player who is fluent in English.", {"e:teams", "e:english"}),
        ("We need somebody for the welding of metal parts", {"e:welding"}),
        ("Welding metal, and other tasks", {"e:welding"}),
        ("There we go.", set()),
        ("", set()),
    ],
)
def test_labels_our_own_names_and_passages_are_found(asked: Asked, sentence: str, concepts: set[str]) -> None:
    assert ids(asked, sentence) == concepts


def test_a_concept_said_twice_is_given_once_the_surest_first(asked: Asked) -> None:
    (found,) = skills(["English and written English, work in teams"], *asked)
    assert len(found) == len({one.id for one in found})
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_a_sentence_gets_the_same_answer_whatever_stands_beside(asked: Asked) -> None:
    texts = ["Grooming of horses", "You are a team player", "Grooming of horses"]
    assert skills(texts, *asked) == [skills([text], *asked)[0] for text in texts]
