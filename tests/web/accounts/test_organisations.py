"""Organisations: adding one, and keeping one's own details."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError

from samverkan.accounts import actions
from samverkan.accounts.actor import NotAllowed
from samverkan.accounts.forms import OrganisationForm
from samverkan.accounts.models import Organisation
from samverkan.accounts.permissions import Role
from samverkan.journal.models import Entry
from tests.factories import acting, organisation

THE_TIME = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def form(**values: str) -> OrganisationForm:
    return OrganisationForm({"name": "Norrviks kommun", "short_mark": "NOR", "kind": "municipality", **values})


@pytest.mark.django_db
def test_whoever_may_register_an_agreement_may_name_its_parties():
    by = acting(organisation())
    made = actions.add_organisation(name="Norrviks kommun", short_mark="NOR", kind="municipality", by=by, at=THE_TIME)
    assert Organisation.objects.get(pk=made.pk).name == "Norrviks kommun"
    with pytest.raises(NotAllowed):
        actions.add_organisation(
            name="X", short_mark="XX", kind="other", by=acting(by.organisation, Role.READER), at=THE_TIME
        )


@pytest.mark.django_db
def test_an_ill_formed_fact_is_refused_by_field():
    with pytest.raises(ValidationError) as refused:
        actions.add_organisation(
            name="Norrvik",
            short_mark="NOR",
            kind="municipality",
            municipality_code="99",
            by=acting(organisation()),
            at=THE_TIME,
        )
    assert set(refused.value.message_dict) == {"municipality_code"}


@pytest.mark.django_db
def test_an_administrator_changes_its_own_organisation():
    by = acting(organisation(), Role.ADMINISTRATOR)
    actions.edit_organisation(values={"name": "Nytt namn", "website": "https://example.org"}, by=by, at=THE_TIME)
    assert Organisation.objects.get(pk=by.organisation_id).name == "Nytt namn"
    assert Entry.objects.get().detail == {"fields": ["name", "website"]}


@pytest.mark.django_db
def test_a_coordinator_does_not():
    with pytest.raises(NotAllowed):
        actions.edit_organisation(values={"name": "X"}, by=acting(organisation()), at=THE_TIME)


@pytest.mark.django_db
@pytest.mark.parametrize("written", ["212000-2627", "2120002627", "162120002627", " 212000 2627 "])
def test_an_organisation_number_may_be_written_in_several_ways(written: str):
    filled = form(organisation_number=written)
    assert filled.is_valid(), filled.errors
    assert filled.values()["organisation_number"] == "212000-2627"


@pytest.mark.django_db
@pytest.mark.parametrize("written", ["19121212-1212", "191212121212", "121212-1212"])
def test_a_sole_traders_number_is_refused_since_it_is_a_personal_number(written: str):
    filled = form(organisation_number=written)
    assert not filled.is_valid()
    assert "personnummer" in str(filled.errors["organisation_number"])


@pytest.mark.django_db
@pytest.mark.parametrize(("written", "word"), [("212000-2628", "Kontrollsiffran"), ("21200", "sex siffror")])
def test_a_wrong_number_says_what_is_wrong(written: str, word: str):
    assert word in str(form(organisation_number=written).errors["organisation_number"])


@pytest.mark.django_db
def test_two_organisations_without_a_number_can_be_kept():
    for mark in ("AA", "BB"):
        made = form(name=mark, short_mark=mark)
        assert made.is_valid(), made.errors
        made.save()
    assert Organisation.objects.filter(organisation_number=None).count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize("written", ["016st3p78", "https://ror.org/016st3p78", "ror.org/016ST3P78/"])
def test_a_ror_id_may_be_pasted_as_its_address(written: str):
    filled = form(ror_id=written)
    assert filled.is_valid(), filled.errors
    assert filled.values()["ror_id"] == "016st3p78"


@pytest.mark.django_db
@pytest.mark.parametrize("mark", ["", "X", "FÖRLÅNGT1"])
def test_a_short_mark_has_two_to_eight_letters(mark: str):
    assert not form(short_mark=mark).is_valid()
