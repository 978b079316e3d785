"""Values: one a day, corrections kept, files read all or none, targets of each party's own."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from samverkan.accounts.actor import NotAllowed
from samverkan.accounts.permissions import Role
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.indicators import actions
from samverkan.indicators.forms import values_of
from samverkan.indicators.models import Indicator, IndicatorValue
from samverkan.indicators.queries.page import indicator_view
from samverkan.journal.models import Entry
from tests.factories import acting
from tests.web.indicators.conftest import AT, TODAY, Region, entered, followed


def test_a_value_is_entered_with_who_and_for_which_party(region: Region) -> None:
    made = entered(region.indicator, "2025-12-31", "41200", region.bo, comment="Efter rättelse")
    assert (made.entered_by, made.entered_for) == (region.bo.person, region.bo.organisation)
    assert Entry.objects.of(region.indicator).first().action == "indicators.enter"


def test_a_day_has_one_value(region: Region) -> None:
    entered(region.indicator, "2025-12-31", "41200", region.bo)
    with pytest.raises(actions.CannotEnter, match="31 dec 2025"):
        entered(region.indicator, "2025-12-31", "41300", region.anna)


def test_the_database_too_keeps_one_value_a_day(region: Region) -> None:
    made = entered(region.indicator, "2025-12-31", "41200", region.bo)
    made.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        made.save(force_insert=True)


def test_a_corrected_value_stays_with_who_entered_it(region: Region) -> None:
    old = entered(region.indicator, "2025-12-31", "41200", region.bo)
    says = actions.Entered(on=old.on, value=Decimal(41250))
    actions.correct(old=old, says=says, by=region.anna, at=AT)
    (row,) = indicator_view(region.indicator, region.bo, TODAY).rows
    assert row.value.value == 41250
    assert [(one.value, one.entered_by) for one in row.earlier] == [(41200, region.bo.person)]


def test_a_value_corrected_meanwhile_is_not_corrected_again_unseen(region: Region) -> None:
    old = entered(region.indicator, "2025-12-31", "41200", region.bo)
    says = actions.Entered(on=old.on, value=Decimal(41250))
    actions.correct(old=old, says=says, by=region.anna, at=AT)
    with pytest.raises(actions.CannotEnter):
        actions.correct(old=old, says=says, by=region.bo, at=AT)
    assert IndicatorValue.objects.count() == 2


def test_a_value_is_not_moved_onto_a_day_that_has_one(region: Region) -> None:
    entered(region.indicator, "2024-12-31", "41000", region.bo)
    old = entered(region.indicator, "2025-12-31", "41200", region.bo)
    with pytest.raises(actions.CannotEnter):
        actions.correct(old=old, says=actions.Entered(on=date(2024, 12, 31), value=Decimal(1)), by=region.bo, at=AT)


def test_no_value_is_of_a_day_to_come(region: Region) -> None:
    with pytest.raises(actions.CannotEnter, match="har inte varit"):
        entered(region.indicator, "2026-12-31", "1", region.anna)


def test_a_file_is_entered_all_or_none(region: Region) -> None:
    values = [actions.Entered(on=date(year, 12, 31), value=Decimal(year)) for year in (2023, 2024, 2026)]
    with pytest.raises(actions.CannotEnter):
        actions.enter_many(indicator=region.indicator, values=values, origin="snapshot:1", by=region.bo, at=AT)
    assert not IndicatorValue.objects.exists()
    actions.enter_many(indicator=region.indicator, values=values[:2], origin="snapshot:1", by=region.bo, at=AT)
    assert set(IndicatorValue.objects.values_list("origin", flat=True)) == {"snapshot:1"}


def test_a_file_corrects_days_that_have_a_value(region: Region) -> None:
    entered(region.indicator, "2024-12-31", "1", region.anna)
    values = [actions.Entered(on=date(2024, 12, 31), value=Decimal(2))]
    actions.enter_many(indicator=region.indicator, values=values, origin="snapshot:1", by=region.bo, at=AT)
    assert list(IndicatorValue.objects.order_by("pk").values_list("value", "is_current")) == [(1, False), (2, True)]


def test_only_those_it_concerns_enter_values(region: Region) -> None:
    with pytest.raises(NotAllowed):
        entered(region.indicator, "2025-12-31", "1", region.stranger)
    reader = acting(region.anna.organisation, Role.READER)
    with pytest.raises(NotAllowed):
        entered(region.indicator, "2025-12-31", "1", reader)
    lead = acting(region.anna.organisation, Role.AREA_LEAD)
    assert entered(region.indicator, "2025-12-31", "1", lead)


def test_each_party_sets_its_own_target(region: Region) -> None:
    for by, value in ((region.anna, 100), (region.bo, 120), (region.anna, 110)):
        actions.set_target(indicator=region.indicator, on=date(2030, 12, 31), value=Decimal(value), by=by, at=AT)
    rows = indicator_view(region.indicator, region.anna, TODAY).targets
    assert sorted((row.target.value, row.is_own) for row in rows) == [(110, True), (120, False)]


def test_a_target_of_another_party_is_not_removed(region: Region) -> None:
    made = actions.set_target(indicator=region.indicator, on=TODAY, value=Decimal(1), by=region.anna, at=AT)
    with pytest.raises(NotAllowed):
        actions.remove_target(target=made, by=region.bo, at=AT)


@pytest.mark.parametrize(
    ("better", "value", "reached"), [("higher", 9, False), ("lower", 9, True), ("neither", 9, None)]
)
def test_a_target_is_reached_from_its_better_side(region: Region, better: str, value: int, reached: bool) -> None:
    Indicator.objects.update(better=better)
    region.indicator.refresh_from_db()
    entered(region.indicator, "2025-12-31", str(value), region.anna)
    actions.set_target(indicator=region.indicator, on=TODAY, value=Decimal(10), by=region.anna, at=AT)
    (row,) = indicator_view(region.indicator, region.anna, TODAY).targets
    assert row.is_reached is reached


def test_two_who_edit_the_indicator_do_not_overwrite_each_other(region: Region) -> None:
    says = actions.Description(name="Folkmängd", unit="personer", source="SCB", organisations=[region.bo.organisation])
    actions.edit(indicator=region.indicator, says=says, version=1, by=region.anna, at=AT)
    with pytest.raises(EditedMeanwhile):
        actions.edit(indicator=region.indicator, says=says, version=1, by=region.bo, at=AT)


def test_whoever_edits_the_one_who_made_it_stays(region: Region) -> None:
    says = actions.Description(name="Folkmängd", unit="personer", source="SCB", organisations=[])
    actions.edit(indicator=region.indicator, says=says, version=1, by=region.bo, at=AT)
    assert set(region.indicator.organisations.all()) == {region.anna.organisation, region.bo.organisation}


def test_the_form_shows_the_indicator_as_it_stands(region: Region) -> None:
    assert values_of(region.indicator)["unit"] == "personer"


def test_a_private_indicator_is_seen_by_its_party_until_it_is_sent(region: Region) -> None:
    made = followed(region.anna, region.bo, name="Eget mått", circle="private")
    assert not Indicator.objects.visible_to(region.bo).filter(pk=made.pk).exists()
    actions.share(indicator=made, by=region.anna, at=AT)
    assert Indicator.objects.visible_to(region.bo).filter(pk=made.pk).exists()
    assert not Indicator.objects.visible_to(region.stranger).exists()


def test_an_indicator_is_removed_by_the_party_that_made_it(region: Region) -> None:
    with pytest.raises(NotAllowed):
        actions.remove(indicator=region.indicator, by=region.bo, at=AT)
    actions.remove(indicator=region.indicator, by=region.anna, at=AT)
    assert not Indicator.objects.exists()
