"""The key that sorts and finds, on the database that the tests run on."""

import random

import pytest

from samverkan.accounts.models import Organisation
from samverkan.search import key
from tests.factories import organisation

pytestmark = pytest.mark.django_db


def stored(*names: str) -> list[str]:
    """Store organisations, in a disorder that is the same each time, and return their names as they are sorted."""
    shuffled = sorted(names, key=lambda name: random.Random(name).random())
    for name in shuffled:
        organisation(name)
    return list(Organisation.objects.order_by("name_key", "pk").values_list("name", flat=True))


def found(words: str) -> set[str]:
    return set(Organisation.objects.filter(name_key__contains=key(words)).values_list("name", flat=True))


def test_names_sort_as_swedish_does():
    right = ["Ale", "Umeå", "Vara", "Yxa", "Zink", "Åre", "Älvdalen", "Öckerö"]
    assert stored(*right) == right


def test_w_is_a_letter_of_its_own_after_all_of_v():
    right = ["Vara", "vilse", "Vänersborg", "Växjö", "Wadköping", "wide", "Xenia"]
    assert stored(*right) == right


def test_foreign_letters_sort_beside_their_swedish_sisters():
    right = ["Muller", "Myller a", "Müller b", "Ærø", "Ätran", "Ødegård", "Öland"]
    assert stored(*right) == right


def test_case_does_not_change_the_order():
    assert stored("åre", "ÅRA", "alvesta", "ALE") == ["ALE", "alvesta", "ÅRA", "åre"]


def test_an_accent_does_not_move_a_name():
    assert stored("Eda", "École", "Ekerö") == ["École", "Eda", "Ekerö"]


def test_a_composed_and_a_decomposed_letter_have_the_same_key():
    assert key("Å") == key("A\N{COMBINING RING ABOVE}")
    assert key("ö") == key("o\N{COMBINING DIAERESIS}")


@pytest.mark.parametrize("words", ["ÅNGSTRÖM", "ångström", "Ångstr", "NGSTRÖ"])
def test_words_in_any_case_find_the_name(words: str):
    organisation("Stiftelsen Ångström")
    organisation("Angstrom Inc")
    assert found(words) == {"Stiftelsen Ångström"}


def test_a_letter_without_its_ring_is_another_letter():
    organisation("Ås")
    assert found("as") == set()


@pytest.mark.parametrize("sign", ["%", "_", "\\", "'", '"', "*", "?"])
def test_a_sign_that_databases_give_a_meaning_is_only_a_sign(sign: str):
    organisation(f"Hundra {sign} ren")
    organisation("Hundra procent ren")
    assert found(sign) == {f"Hundra {sign} ren"}


def test_nothing_asked_for_finds_everything():
    organisation("Ale")
    organisation("Åre")
    assert found("") == found("   ") == {"Ale", "Åre"}


def test_spaces_are_counted_once():
    organisation("Norra  skolan \t väst")
    assert found("norra skolan   väst") == {"Norra  skolan \t väst"}


def test_a_picture_or_another_alphabet_finds_only_itself():
    organisation("Innovation 🚀")
    organisation("Київ")
    organisation("Ale")
    assert found("🚀") == {"Innovation 🚀"}
    assert found("київ") == {"Київ"}


def test_a_long_name_is_kept_and_found():
    long = "å" * 200
    organisation(long)
    assert found("Å" * 200) == {long}
    assert found("Å" * 100_000) == set()


def test_a_null_character_is_no_part_of_a_key():
    organisation("Ale")
    assert found("al\0e") == set()


def test_a_changed_name_gets_a_new_key():
    made = organisation("Ale")
    made.name = "Åre"
    made.save()
    made.refresh_from_db()
    assert made.name_key == key("Åre")
