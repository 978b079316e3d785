"""Domains and subject areas."""

import pytest

from samverkan_engine.tables import AreaStatus, Domain
from tests.engine.conftest import Drafts

BOUND = "Nyby kommun och Nyby universitet har undertecknat en avsiktsförklaring."


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("Avtalet gäller utbildning.", Domain.EDUCATION),
        ("Avtalet gäller uppdragsutbildning.", Domain.COMMISSIONED_EDUCATION),
        ("Avtalet gäller kompetensförsörjning.", Domain.COMPETENCE_DEVELOPMENT),
        ("Avtalet gäller klimatet.", Domain.SUSTAINABILITY),
        ("The agreement covers student housing.", Domain.STUDENT_LIFE),
        ("The agreement covers wellbeing.", Domain.HEALTH),
        ("Avtalen gjelder forskning.", Domain.RESEARCH),
        ("Aftalen gælder iværksætteri.", Domain.ENTREPRENEURSHIP),
        ("Avtalet gäller stenar.", Domain.OTHER),
    ],
)
def test_domains_are_told_by_their_words(drafted: Drafts, text: str, domain: Domain) -> None:
    assert domain in [found.code for found in drafted(f"{BOUND} {text}").domains]


def test_what_somebody_talks_about_is_not_what_the_agreement_is_about(drafted: Drafts) -> None:
    draft = drafted(f"{BOUND}\n\n– Jag bryr mig om kultur, säger rektor Bo Ek.")
    assert Domain.CULTURE not in [found.code for found in draft.domains]


def test_every_domain_shows_where_it_stands(drafted: Drafts) -> None:
    text = f"{BOUND} Avtalet gäller forskning."
    found = next(domain for domain in drafted(text).domains if domain.code is Domain.RESEARCH)
    assert text[found.passages[0].start : found.passages[0].end] == "forskning"


def areas(drafted: Drafts, text: str) -> list[tuple[str, AreaStatus]]:
    """Names and states of the areas in a text about an agreement."""
    return [(area.name, area.status) for area in drafted(f"{BOUND}\n\n{text}").subject_areas]


def test_items_under_a_line_about_areas_are_areas(drafted: Drafts) -> None:
    text = "Tre områden prioriteras:\n• Vattenbruk\n• Vindkraft och vågor\n• Kortfilm: vi visar film\n"
    assert areas(drafted, text) == [
        ("Vattenbruk", AreaStatus.UNSPECIFIED),
        ("Vindkraft och vågor", AreaStatus.UNSPECIFIED),
        ("Kortfilm", AreaStatus.UNSPECIFIED),
    ]


def test_an_enumeration_after_a_colon_is_areas(drafted: Drafts) -> None:
    assert [name for name, _ in areas(drafted, "Tre områden betonas: vattenbruk, vindkraft och kortfilm.")] == [
        "vattenbruk",
        "vindkraft",
        "kortfilm",
    ]


def test_what_runs_already_and_what_is_to_be_explored_are_told_apart(drafted: Drafts) -> None:
    text = (
        "Parterna har redan forskning inom vattenbruk och vindkraft. "
        "Nya områden bör undersökas, till exempel kortfilm och fjällturism."
    )
    assert areas(drafted, text) == [
        ("vattenbruk", AreaStatus.EXISTING),
        ("vindkraft", AreaStatus.EXISTING),
        ("kortfilm", AreaStatus.NEW),
        ("fjällturism", AreaStatus.NEW),
    ]


def test_a_word_divided_by_a_hyphen_stays_whole(drafted: Drafts) -> None:
    text = "Prioriterade områden är vatten- och vindkraft samt kortfilm."
    assert [name for name, _ in areas(drafted, text)] == ["vatten- och vindkraft", "kortfilm"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Två områden betonas: vård och omsorg, kortfilm och vindkraft.", ["vård och omsorg", "kortfilm", "vindkraft"]),
        ("Områdena är vindkraft, kortfilm samt berg och dal.", ["vindkraft", "kortfilm", "berg och dal"]),
        (
            "Avtalen har to satsingsområder: oppvekst og lek, grønt skifte og havbruk.",
            ["oppvekst og lek", "grønt skifte", "havbruk"],
        ),
        ("Aftalen har fokus på robotter, vind og havbrug.", ["robotter", "vind", "havbrug"]),
        ("The priorities are wood, wind and water.", ["wood", "wind", "water"]),
    ],
)
def test_only_the_last_and_parts_the_items(drafted: Drafts, text: str, names: list[str]) -> None:
    assert [name for name, _ in areas(drafted, text)] == names


def test_numbered_lines_below_each_other_are_a_list_and_no_headings(drafted: Drafts) -> None:
    text = "Avtalet omfattar två områden:\n1. Vindkraft\n2. Kortfilm\n"
    assert [name for name, _ in areas(drafted, text)] == ["Vindkraft", "Kortfilm"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Avtalet har tre fokusområden, nämligen lokal kortfilm, hållbar hamn och grön vindkraft.",
            ["lokal kortfilm", "hållbar hamn", "grön vindkraft"],
        ),
        ("Två större områden ryms i avtalet: kortfilm och vindkraft.", ["kortfilm", "vindkraft"]),
    ],
)
def test_as_many_members_as_their_sentence_counts_are_areas(drafted: Drafts, text: str, names: list[str]) -> None:
    assert [name for name, _ in areas(drafted, text)] == names


def test_a_list_ends_where_the_bullets_change(drafted: Drafts) -> None:
    text = "Samverkan omfattar följande områden:\n- vindkraft\n- kortfilm\n\n4. Ordning\nParterna träffas två gånger.\n"
    assert [name for name, _ in areas(drafted, text)] == ["vindkraft", "kortfilm"]


def test_plain_domains_and_organisations_are_no_areas(drafted: Drafts) -> None:
    assert areas(drafted, "Parterna har samarbete inom utbildning och forskning med Gamleby kommun.") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Det finns tre fokusområden.\n\nVattenbruk. Fisk odlas.\n\nGrön el. Byggs.\n\nFilm, slutligen, gäller ord.",
            ["Vattenbruk", "Grön el", "Film"],
        ),
        (
            "Två områden ska leda dit:\n\nHållbar hamn – båtarna ska gå på el.\n\nGoda vanor – barn ska röra sig mer.",
            ["Hållbar hamn", "Goda vanor"],
        ),
        (
            "Tre områden pekas ut:\n\nVattenbruk och Kortfilm. De ska växa.\n\nVindkraft. Den ska byggas till havs.",
            ["Vattenbruk", "Kortfilm", "Vindkraft"],
        ),
    ],
)
def test_as_many_heads_as_the_text_announces_are_areas(drafted: Drafts, text: str, names: list[str]) -> None:
    assert [name for name, _ in areas(drafted, text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Vattenbruk, grön vindkraft och kortfilm är några av de områden som avtalet tar upp.",
            ["Vattenbruk", "grön vindkraft", "kortfilm"],
        ),
        ("Vattenbruk, vindkraft och kortfilm. På det ligger fokus.", ["Vattenbruk", "vindkraft", "kortfilm"]),
    ],
)
def test_areas_may_come_before_what_says_that_they_are(drafted: Drafts, text: str, names: list[str]) -> None:
    assert [name for name, _ in areas(drafted, text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Avtalet omfattar forskning om vattenbruk och kortfilm.", ["vattenbruk", "kortfilm"]),
        ("Aftalen sigter på havbrug og kortfilm.", ["havbrug", "kortfilm"]),
        ("Avtalen nevner havbruk og kortfilm.", ["havbruk", "kortfilm"]),
        ("It covers fish farming and short film.", ["fish farming", "short film"]),
    ],
)
def test_what_an_agreement_is_said_to_be_about_is_areas(drafted: Drafts, text: str, names: list[str]) -> None:
    assert [name for name, _ in areas(drafted, text)] == names


def test_no_name_begins_with_and_or_with_the_verb_before_it(drafted: Drafts) -> None:
    text = "Prioritert er samfunns- og byutvikling. Avtalet gäller vattenbruk, kortfilm och vindkraft."
    names = [name for name, _ in areas(drafted, text)]
    assert "vattenbruk" in names
    assert not [name for name in names if name.startswith(("og ", "gäller "))]


def test_a_role_with_a_name_and_a_count_of_areas_are_no_areas(drafted: Drafts) -> None:
    text = "The agreement covers two areas. The agreement was signed by Mayor Bo Ek and CEO Cia Lind."
    assert areas(drafted, text) == []
