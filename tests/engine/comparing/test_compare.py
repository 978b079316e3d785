"""What two sides both promise, and what only one of them does."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan_engine.comparing import compare, side_of
from samverkan_engine.comparing.assignment import assigned
from samverkan_engine.pipeline import draft_from_text
from samverkan_engine.tables.comparing import Aspect, Side, SidePromise, SidesCompared, SideTerm
from tests.engine.comparing.rewording import read_sides, reworded


def promise(text: str, kind: str = "deliverable", *domains: str, **more: tuple[str, ...]) -> SidePromise:
    return SidePromise(text=text, kind=kind, domains=domains, **more)


ONE = Side(
    language="sv",
    names=("Mittälvens universitet", "Järnlunda kommun"),
    areas=("Vattenrening", "Batterier"),
    terms=(SideTerm(code="valid_to", values=("2028-12-31",)), SideTerm(code="notice_months", values=("6",))),
    promises=(
        promise("Parterna ska inrätta 20 praktikplatser för lärarstudenter varje termin.", "deliverable", "education"),
        promise(
            "Kommunen ska upplåta lokaler i Folkets hus utan kostnad från den 1 januari 2026.",
            "deliverable",
            "infrastructure",
            actors=("municipality",),
        ),
        promise("Parterna ska undersöka möjligheten att starta en vårdutbildning.", "exploration", "education"),
        promise("Universitetet ska bjuda in kommunens chefer till öppna föreläsningar.", "recurring"),
        promise("Parterna ska gemensamt söka medel för forskning om vattenrening.", "direction", "research"),
    ),
)
OTHER = Side(
    language="sv",
    names=("Södra högskolan", "Vinterfors stad"),
    areas=("Hälsa", "vattenrening"),
    terms=(SideTerm(code="valid_to", values=("2028-12-31",)), SideTerm(code="money", values=("100000 SEK",))),
    promises=(
        promise(
            "Parterna bör erbjuda 30 platser för praktik åt studenter på lärarutbildningen per termin.",
            "deliverable",
            "education",
        ),
        promise("Staden verkar för att fler studenter bosätter sig i kommunen.", "direction", "attractiveness"),
        promise("Högskolan ska starta en vårdutbildning hösten 2027.", "deliverable", "education"),
        promise(
            "Gemensamma ansökningar om forskningsmedel för rening av vatten ska tas fram.", "direction", "research"
        ),
        promise("Lokaler i Folkets hus upplåts mot självkostnad.", "deliverable", "infrastructure"),
    ),
)


def test_promises_in_other_words_are_found_and_those_of_one_side_alone_are_left():
    found = compare(ONE, OTHER)
    assert [(same.one, same.other) for same in found.both] == [(0, 0), (1, 4), (2, 2), (4, 3)]
    assert found.only_one == (3,)
    assert found.only_other == (1,)


def test_what_differs_in_strength_is_told_by_aspect():
    teachers, rooms, care, _money = compare(ONE, OTHER).both
    differs = {each.aspect: (each.one, each.other) for each in teachers.differs}
    assert differs == {Aspect.FORCE: (("firm",), ("soft",)), Aspect.FIGURES: (("20",), ("30",))}
    differs = {each.aspect: (each.one, each.other) for each in rooms.differs}
    assert differs == {Aspect.DATES: (("2026-01-01",), ()), Aspect.WHO: (("municipality",), ())}
    differs = {each.aspect: (each.one, each.other) for each in care.differs}
    assert differs == {Aspect.KIND: (("exploration",), ("deliverable",)), Aspect.DATES: ((), ("2027",))}


def test_domains_and_subject_areas_are_counted_on_both_sides():
    found = compare(ONE, OTHER)
    shares = {share.name: (share.both, share.only_one, share.only_other) for share in found.domains}
    assert shares["education"] == (2, 0, 0)
    assert shares["attractiveness"] == (0, 0, 1)
    assert shares[""] == (0, 1, 0)
    assert [name.casefold() for name in found.areas_both] == ["vattenrening"]
    assert (found.areas_only_one, found.areas_only_other) == (("Batterier",), ("Hälsa",))


def test_terms_that_only_one_side_has_stand_beside_nothing():
    terms = {term.code: (term.one, term.other, term.is_same) for term in compare(ONE, OTHER).terms}
    assert terms["valid_to"] == (("2028-12-31",), ("2028-12-31",), True)
    assert terms["notice_months"] == (("6",), (), False)
    assert terms["money"] == ((), ("100000 SEK",), False)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Parterna ska stärka lärarutbildningen.", "Kommunen ska bygga en ishall."),
        ("Parterna ska utveckla samarbetet.", "Parterna ska utveckla forskningen om hållbara städer."),
        ("En styrgrupp leder arbetet.", "Universitetet startar en kurs i programmering 2027."),
    ],
)
def test_promises_of_different_things_are_no_pair(one: str, other: str):
    found = compare(Side(promises=(promise(one),)), Side(promises=(promise(other),)))
    assert found.both == ()


def test_that_something_shall_not_be_done_differs_from_that_it_shall():
    one = Side(promises=(promise("Parterna ska dela på kostnaden för lokalerna."),))
    other = Side(promises=(promise("Parterna ska inte dela på kostnaden för lokalerna."),))
    (same,) = compare(one, other).both
    assert [(each.aspect, each.one, each.other) for each in same.differs] == [(Aspect.FORCE, ("firm",), ("not",))]


def test_the_better_of_two_likely_counterparts_is_not_given_away():
    texts = ("Parterna ska anordna en årlig forskardag i Järnlunda.", "Parterna ska anordna en forskardag för skolor.")
    other = Side(
        promises=tuple(promise(text) for text in (*reversed(texts), "Kommunen ska anordna en dag för skolor."))
    )
    found = compare(Side(promises=tuple(promise(text) for text in texts)), other)
    assert [(same.one, same.other) for same in found.both] == [(0, 1), (1, 0)]


def test_swedish_and_english_meet_only_in_domain_figures_dates_and_areas():
    swedish = Side(
        language="sv", promises=(promise("Minst 25 platser ska erbjudas 2027.", "deliverable", "education"),)
    )
    english = (
        promise("At least 25 places shall be offered in 2027.", "deliverable", "education"),
        promise("Minst platser ska erbjudas.", "deliverable", "education"),
    )
    found = compare(swedish, Side(language="en", promises=english))
    assert found.is_across_languages
    assert [(same.one, same.other) for same in found.both] == [(0, 0)]
    assert not compare(swedish, Side(language="da", promises=english)).is_across_languages


def test_a_draft_becomes_a_side_with_its_terms():
    side = side_of(
        draft_from_text(
            "Samverkansavtal\n\nMellan Granviks kommun och Högskolan i Tallåsen har träffats detta avtal.\n\n"
            "1. Omfattning\nParterna ska inrätta tio praktikplatser.\n\n"
            "2. Avtalstid\nAvtalet gäller från den 1 januari 2024 till den 31 december 2027. "
            "Uppsägningstiden är sex månader.\n"
        )
    )
    terms = {term.code: term.values for term in side.terms}
    assert terms["valid_to"] == ("2027-12-31",)
    assert terms["notice_months"] == ("6",)
    assert any("praktikplatser" in each.text for each in side.promises)


def groups(found: SidesCompared) -> tuple[list[int], list[int]]:
    one = [same.one for same in found.both] + list(found.only_one)
    other = [same.other for same in found.both] + list(found.only_other)
    return sorted(one), sorted(other)


TEXTS = st.text("abåö SKA ska bör 2027 10 % .,\n", max_size=40) | st.sampled_from(
    [each.text for side in read_sides() for each in side.promises]
)
PROMISES = st.builds(
    SidePromise,
    text=TEXTS,
    kind=st.sampled_from(["deliverable", "recurring"]),
    domains=st.lists(st.sampled_from(["education", "research", "Eget namn"]), max_size=2).map(tuple),
    areas=st.lists(st.sampled_from(["Vatten", "vatten", "Batterier"]), max_size=2).map(tuple),
    actors=st.sampled_from([(), ("university",), ("municipality", "university")]),
)
SIDES = st.builds(
    Side,
    promises=st.lists(PROMISES, max_size=8).map(tuple),
    areas=st.lists(st.sampled_from(["Vatten", "vattnet", "Hälsa", ""]), max_size=3).map(tuple),
    names=st.sampled_from([(), ("Järnlunda kommun",)]),
    language=st.sampled_from(["", "sv", "en", "no"]),
)


@pytest.mark.generative
@given(SIDES, SIDES)
@settings(max_examples=200, deadline=None)
def test_every_promise_is_in_exactly_one_group_and_the_order_of_the_two_does_not_matter(one: Side, other: Side):
    found, turned = compare(one, other), compare(other, one)
    assert groups(found) == (list(range(len(one.promises))), list(range(len(other.promises))))
    assert [(s.one, s.other, s.likeness) for s in found.both] == sorted(
        (s.other, s.one, s.likeness) for s in turned.both
    )
    assert (found.only_one, found.only_other) == (turned.only_other, turned.only_one)
    assert all(0 <= same.likeness <= 1 for same in found.both)
    counted = [(s.both, s.only_one, s.only_other) for s in found.domains]
    assert counted == [(s.both, s.only_other, s.only_one) for s in turned.domains]


@pytest.mark.generative
@given(SIDES)
@settings(max_examples=100, deadline=None)
def test_a_document_promises_all_that_it_promises_itself(side: Side):
    found = compare(side, side)
    assert (found.only_one, found.only_other) == ((), ())
    assert all(same.likeness > 0.99 for same in found.both)
    assert sorted(side.promises[same.one].text.split() for same in found.both) == sorted(
        side.promises[same.other].text.split() for same in found.both
    )


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 20).map(lambda n: n / 20), max_size=14
    )
)
@settings(max_examples=200, deadline=None)
def test_no_other_pairs_would_fit_better(weights: dict[tuple[int, int], float]):
    pairs = assigned(weights)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert sum(weights[pair] for pair in pairs) == pytest.approx(_best(sorted(weights), weights))


def _best(left: list[tuple[int, int]], weights: dict[tuple[int, int], float]) -> float:
    """Return the greatest sum by trying everything."""
    if not left:
        return 0.0
    (row, column), rest = left[0], left[1:]
    free = [pair for pair in rest if pair[0] != row and pair[1] != column]
    return max(_best(rest, weights), weights[row, column] + _best(free, weights))


def test_nineteen_of_twenty_reworded_promises_are_found_again():
    found = looked = 0
    for seed, side in enumerate(read_sides() * 4):
        chance = Random(seed)
        texts = [SidePromise(text=reworded(p.text, chance, 2), kind=p.kind, domains=p.domains) for p in side.promises]
        order = list(range(len(texts)))
        chance.shuffle(order)
        pairs = compare(side, Side(promises=tuple(texts[at] for at in order), language="sv")).both
        found += sum(order[same.other] == same.one for same in pairs)
        looked += len(texts)
    assert found / looked >= 0.95
