"""The words of a text and of a label, compounds parted, and how well they are met."""

import numpy as np
import pytest

from samverkan_engine.matching.linking import Linker, vectors
from samverkan_engine.matching.linking.wordwise import wordwise_of

LABELS = [("sv", "montera fönster"), ("sv", "montering"), ("sv", "skola"), ("sv", "måltid"), ("sv", "tvätta fönster")]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Fönstermontering", ["fönster", "montering"]),
        ("skolmåltid", ["skol", "måltid"]),
        ("montering av fönster", ["montering", "av", "fönster"]),
        ("montering", ["montering"]),
        ("!!", [""]),
    ],
)
def test_a_compound_of_two_words_of_labels_is_parted(text: str, parts: list[str]) -> None:
    assert wordwise_of(LABELS, [], vectors.learned()).vocabulary.parts(text) == parts


def test_words_met_tell_a_label_that_lacks_a_word_from_one_that_has_it() -> None:
    compared = [label for _, label in LABELS]
    wordwise = wordwise_of(LABELS, compared, vectors.learned())
    candidates = np.array([[0, 1, 4]])
    ((both, one, other),) = wordwise.compared(
        ["Fönstermontering"], vectors.learned(), wordwise.laid(compared), candidates
    )
    assert both[0] > one[0]
    assert both[2] > max(one[2], other[2])
    assert both[1] > other[1]


def test_a_passage_of_an_ad_is_looked_for_among_skills(linker: Linker) -> None:
    assert linker.rank(["svetsa metall"], "passage", 1)[0][0].id == "e:welding"
