"""What becomes of a passage, case by case."""

import pytest

from samverkan_engine.following import FollowParameters, follow
from samverkan_engine.tables import Followed, FollowKind

PROMISE = "Parterna ska gemensamt planera nya utbildningar i Norrvik."
OTHER = "Ledningarna träffas varje år i maj."


def one(old: str, words: str, new: str, parameters: FollowParameters | None = None) -> Followed:
    start = old.index(words)
    (what,) = follow(old, [(start, start + len(words))], new, parameters)
    return what


def test_words_that_stay_among_their_neighbours_are_exact():
    new = f"Nytt först. {PROMISE} {OTHER}"
    what = one(f"{PROMISE} {OTHER}", PROMISE, new)
    assert what.kind is FollowKind.EXACT
    assert new[what.start : what.end] == PROMISE


def test_words_that_change_places_are_exact_or_moved():
    new = f"{OTHER} {PROMISE}"
    found = [one(f"{PROMISE} {OTHER}", words, new) for words in (PROMISE, OTHER)]
    assert sorted(what.kind for what in found) == [FollowKind.EXACT, FollowKind.MOVED]
    assert {new[what.start : what.end] for what in found} == {PROMISE, OTHER}


@pytest.mark.parametrize("width", [" ", "\n", "  \n", "\u00a0"])
def test_white_space_is_no_difference(width: str):
    assert one(PROMISE, PROMISE, PROMISE.replace(" nya ", f"{width}nya ")).kind is FollowKind.EXACT


def test_typography_is_no_difference():
    old = "Parterna ska – i “god tid” – meddela varandra om ändringar."
    new = 'Parterna ska - i "god tid" - meddela varandra om a\u0308ndringar.'
    assert one(old, old, new).kind is FollowKind.EXACT


@pytest.mark.parametrize(
    "new",
    [
        "Parterna ska inte gemensamt planera nya utbildningar i Norrvik.",
        "Det är inte så att Parterna ska gemensamt planera nya utbildningar i Norrvik.",
        "Parterna ska gemensamt planera nya utbildningar i Norrvik, om medel finns.",
    ],
)
@pytest.mark.parametrize("words", [PROMISE, "gemensamt planera nya utbildningar i Norrvik"])
def test_a_changed_sentence_is_left_to_a_person_though_the_words_stand(words: str, new: str):
    assert one(PROMISE, words, new).kind is FollowKind.REWORDED


def test_an_item_of_a_list_is_left_to_a_person_when_what_leads_into_it_changes():
    old = "Parterna ska:\n- planera nya utbildningar i Norrvik\n- bygga ett gemensamt laboratorium"
    new = old.replace("ska:", "ska inte:")
    assert one(old, "bygga ett gemensamt laboratorium", old).kind is FollowKind.EXACT
    assert one(old, "bygga ett gemensamt laboratorium", new).kind is FollowKind.REWORDED


def test_words_that_now_stand_twice_are_left_to_a_person():
    new = f"{OTHER} {PROMISE} Annat avtalas. {PROMISE} Slut."
    what = one(f"Mål. {PROMISE} Slutord.", PROMISE, f"Helt nytt. {new}", FollowParameters(clearer=50))
    assert what.kind in (FollowKind.EXACT, FollowKind.REWORDED)
    what = one(f"{PROMISE} {OTHER}", OTHER, f"{PROMISE} Nytt. {OTHER} Mer. {OTHER}")
    assert what.kind in (FollowKind.EXACT, FollowKind.REWORDED)


def test_a_few_common_words_never_decide_by_themselves():
    assert one("Forskning\nParterna ska samverka.", "Forskning", "Ekonomi\nForskning").kind is not FollowKind.MOVED


def test_a_rewording_shows_the_likeliest_place_first():
    new = f"{OTHER} Parterna ska tillsammans planera nya och flexibla utbildningar i Norrvik. Slut på avtalet."
    what = one(PROMISE, PROMISE, new)
    assert what.kind is FollowKind.REWORDED
    assert what.start is not None
    assert new[what.start :].startswith("Parterna ska tillsammans")
    assert what.candidates[0].likeness == what.likeness > 0.6


def test_a_sentence_that_was_parted_in_two_is_found_whole():
    old = "Parterna ska planera nya utbildningar i Norrvik och tillsammans bygga ett laboratorium för batterier."
    parted = "Parterna ska planera nya utbildningar i Norrvik. De ska tillsammans bygga ett laboratorium för batterier."
    new = f"Inledning. {parted}"
    what = one(old, old, new)
    assert what.kind is FollowKind.REWORDED
    assert new[what.start : what.end] == parted


def test_what_is_nowhere_is_gone():
    what = one(f"{PROMISE} {OTHER}", PROMISE, f"{OTHER} Avtalet gäller tills vidare.")
    assert what.kind is FollowKind.GONE
    assert (what.start, what.end) == (None, None)


def test_an_empty_new_text_loses_everything_openly():
    assert one(PROMISE, PROMISE, "").kind is FollowKind.GONE


@pytest.mark.parametrize("passage", [(0, 0), (5, 3), (-1, 4), (0, 10_000)])
def test_what_is_no_passage_is_refused(passage: tuple[int, int]):
    with pytest.raises(ValueError, match="no passage"):
        follow(PROMISE, [passage], PROMISE)
