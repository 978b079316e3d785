"""When views agree, differ and confirm: all small cases against a plain second reading of the rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.agreements.consensus import Opinion, Verdict, verdict

PARTIES = range(1, 9)
states = st.sampled_from(["under_way", "at_risk", "not_started"])
years = st.none() | st.integers(2023, 2026)


@st.composite
def situations(draw: st.DrawFn) -> tuple[list[Opinion], set[int], dict[int, int]]:
    """Two to eight parties, some of them bound, some with a shared view, a private one, or both."""
    parties = draw(st.lists(st.sampled_from(PARTIES), min_size=2, max_size=8, unique=True))
    bound = draw(st.sets(st.sampled_from(parties), min_size=1))
    recurring = draw(st.booleans())
    opinions = [
        Opinion(party, draw(states), draw(years) if recurring else None, is_private)
        for party in parties
        for is_private in (False, True)
        if draw(st.booleans())
    ]
    voices = draw(st.dictionaries(st.sampled_from(sorted(bound)), st.sampled_from(parties), max_size=3))
    return opinions, bound, voices


def shared_of_latest_year(opinions: list[Opinion]) -> dict[int, str]:
    shared = [opinion for opinion in opinions if not opinion.is_private]
    latest = max((opinion.year or 0 for opinion in shared), default=0)
    return {opinion.party: opinion.state for opinion in shared if (opinion.year or 0) == latest}


@given(situations())
def test_it_is_confirmed_exactly_when_every_bound_party_or_its_spokesperson_says_the_same(
    situation: tuple[list[Opinion], set[int], dict[int, int]],
) -> None:
    opinions, bound, voices = situation
    said = shared_of_latest_year(opinions)
    same = len(set(said.values())) == 1
    everybody = all(party in said or voices.get(party) in said for party in bound)
    assert verdict(opinions, bound=bound, voices=voices).is_confirmed == (same and everybody)


@given(situations())
def test_it_differs_exactly_when_two_shared_views_of_the_same_year_say_different_things(
    situation: tuple[list[Opinion], set[int], dict[int, int]],
) -> None:
    opinions, bound, voices = situation
    found = verdict(opinions, bound=bound, voices=voices)
    assert found.differs == (len(set(shared_of_latest_year(opinions).values())) > 1)
    assert not (found.differs and found.is_confirmed)
    assert not (found.differs and found.state)


@given(situations())
def test_a_private_view_changes_nothing_once_somebody_has_shared_one(
    situation: tuple[list[Opinion], set[int], dict[int, int]],
) -> None:
    opinions, bound, voices = situation
    shared = [opinion for opinion in opinions if not opinion.is_private]
    if shared:
        alone = verdict(shared, bound=bound, voices=voices)
        assert verdict(opinions, bound=bound, voices=voices) == alone
    assert not verdict([o for o in opinions if o.is_private], bound=bound, voices=voices).is_confirmed


@given(situations(), st.randoms())
def test_the_order_of_the_views_does_not_matter(
    situation: tuple[list[Opinion], set[int], dict[int, int]], chance: object
) -> None:
    opinions, bound, voices = situation
    shuffled = list(opinions)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert verdict(shuffled, bound=bound, voices=voices) == verdict(opinions, bound=bound, voices=voices)


@given(situations())
def test_confirming_is_reached_by_letting_each_silent_bound_party_say_the_same(
    situation: tuple[list[Opinion], set[int], dict[int, int]],
) -> None:
    opinions, bound, voices = situation
    found = verdict(opinions, bound=bound, voices=voices)
    shared = shared_of_latest_year(opinions)
    if found.state and shared:
        agreeing = [Opinion(party, found.state, found.year) for party in bound if party not in shared]
        current = [Opinion(party, state, found.year) for party, state in shared.items()]
        assert verdict([*current, *agreeing], bound=bound, voices=voices).is_confirmed


def test_nobody_has_said_anything() -> None:
    assert verdict([], bound={1, 2}) == Verdict()


def test_a_promise_that_binds_nobody_is_never_confirmed() -> None:
    assert not verdict([Opinion(1, "done"), Opinion(2, "done")], bound=()).is_confirmed


def test_a_one_sided_promise_is_confirmed_by_the_one_it_binds() -> None:
    assert verdict([Opinion(1, "done")], bound={1}).is_confirmed


def test_a_party_that_is_not_bound_can_still_differ() -> None:
    found = verdict([Opinion(1, "done"), Opinion(2, "under_way")], bound={1})
    assert (found.differs, found.is_confirmed) == (True, False)


def test_a_spokesperson_named_by_the_others_confirms_for_them() -> None:
    voices = {2: 1, 3: 1}
    assert verdict([Opinion(1, "under_way")], bound={1, 2, 3}, voices=voices).is_confirmed
    assert not verdict([Opinion(1, "under_way")], bound={1, 2, 3}, voices={2: 1}).is_confirmed


@pytest.mark.parametrize(("other_year", "differs"), [(2025, True), (2024, False)])
def test_only_views_of_the_same_year_are_compared(other_year: int, differs: bool) -> None:
    found = verdict([Opinion(1, "kept", 2025), Opinion(2, "missed", other_year)], bound={1, 2})
    assert found.differs is differs
    assert not found.is_confirmed
