"""What promises rest on."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.test import Client

from samverkan.accounts.actor import Actor, NotAllowed
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements.actions import assumptions as actions
from samverkan.agreements.actions.standing import stand
from samverkan.agreements.models import Assumption, AssumptionChange
from samverkan.agreements.queries.assumptions import area_grounds, assumption_lines, lines_of, withdrawn
from samverkan.agreements.queries.health import commitment_view
from samverkan.areas.models import Area
from samverkan.indicators import actions as indicators
from samverkan.indicators import uses
from samverkan.indicators.models import Indicator
from samverkan.journal.models import Entry
from samverkan.overview.queries.waiting.assumptions import broken, due
from samverkan.overview.queries.waiting.viewer import Viewer
from tests.factories import commitment
from tests.web.agreements.living.conftest import AT, TODAY, Partnership

pytestmark = pytest.mark.django_db


def made(two: Partnership, **about: object) -> Assumption:
    return actions.assume(
        agreement=two.agreement, text="Fabriken byggs", commitments=[two.commitment], by=two.anna, at=AT, **about
    )


def test_the_other_party_sees_it_and_may_mark_it_as_changed(two: Partnership) -> None:
    actions.mark_changed(assumption=made(two), changed_on=TODAY, what="Konkurs", by=two.bo, at=AT)
    (line,) = assumption_lines(two.agreement, two.anna, TODAY)
    assert (bool(line.broken), line.commitments) == (True, (two.commitment,))


def test_a_private_one_is_seen_by_its_own_party_only(two: Partnership) -> None:
    made(two, circle="private")
    assert len(assumption_lines(two.agreement, two.anna, TODAY)) == 1
    assert assumption_lines(two.agreement, two.bo, TODAY) == []


def test_it_is_marked_only_with_what_changed_and_a_day_that_has_been(two: Partnership) -> None:
    assumption = made(two)
    with pytest.raises(actions.NoChange):
        actions.mark_changed(assumption=assumption, changed_on=TODAY, what=" ", by=two.anna, at=AT)
    with pytest.raises(actions.NoChange):
        actions.mark_changed(assumption=assumption, changed_on=date(2026, 3, 3), what="x", by=two.anna, at=AT)
    with pytest.raises(actions.NoChange):
        actions.restore(assumption=assumption, why="", by=two.anna, at=AT)


def test_a_stranger_cannot_write_one(two: Partnership) -> None:
    with pytest.raises(NotAllowed):
        actions.assume(agreement=two.agreement, text="x", commitments=[], by=two.stranger, at=AT)


def watched(two: Partnership, circle: str = "shared", **about: object) -> tuple[Assumption, Indicator]:
    """Return an assumption that an indicator watches: broken when the value is above 100."""
    says = indicators.Description(name="Varsel", unit="personer", source="Länet", organisations=[two.municipality])
    indicator = indicators.add(says=says, circle=circle, by=two.anna, at=AT)
    tripwire = actions.Tripwire(indicator, "above", Decimal(100))
    return made(two, tripwire=tripwire, **about), indicator


def measure(indicator: Indicator, value: int, two: Partnership, on: date = TODAY, at: datetime = AT) -> None:
    indicators.enter(indicator=indicator, says=indicators.Entered(on=on, value=Decimal(value)), by=two.anna, at=at)


def is_under_review(two: Partnership, who: Actor, as_of: date | None = None) -> bool:
    two.commitment.refresh_from_db()
    return commitment_view(two.commitment, who, TODAY, as_of=as_of).under_review


def test_a_value_beyond_the_limit_puts_what_rests_on_it_under_review_at_once(two: Partnership) -> None:
    _assumption, indicator = watched(two)
    measure(indicator, 100, two, date(2026, 1, 31))
    assert not is_under_review(two, two.bo)
    measure(indicator, 101, two, date(2026, 2, 28))
    assert is_under_review(two, two.bo)
    assert not is_under_review(two, two.bo, as_of=date(2026, 2, 1))


def test_a_later_value_within_the_limit_lifts_the_review(two: Partnership) -> None:
    _assumption, indicator = watched(two)
    measure(indicator, 101, two, date(2026, 1, 31))
    measure(indicator, 99, two, date(2026, 2, 28))
    assert not is_under_review(two, two.bo)
    assert is_under_review(two, two.bo, as_of=date(2026, 2, 1))


def test_a_private_indicator_never_tells_the_other_party_anything(two: Partnership) -> None:
    _assumption, indicator = _privately(two)
    measure(indicator, 101, two)
    assert is_under_review(two, two.anna)
    assert not is_under_review(two, two.bo)
    assert assumption_lines(two.agreement, two.bo, TODAY) == []


def _privately(two: Partnership) -> tuple[Assumption, Indicator]:
    says = indicators.Description(name="Vår budget", unit="kr", source="Vi", organisations=[two.municipality])
    indicator = indicators.add(says=says, circle="private", by=two.anna, at=AT)
    return made(two, circle="private", tripwire=actions.Tripwire(indicator, "above", Decimal(100))), indicator


def test_what_all_rest_on_is_not_watched_by_what_some_do_not_see(two: Partnership) -> None:
    with pytest.raises(actions.IndicatorNotShared):
        watched(two, circle="private")


def test_an_indicator_made_private_to_others_afterwards_tells_them_nothing(two: Partnership) -> None:
    _assumption, indicator = watched(two)
    measure(indicator, 101, two)
    indicator.organisations.remove(two.municipality)
    assert is_under_review(two, two.anna)
    assert not is_under_review(two, two.bo)
    (line,) = assumption_lines(two.agreement, two.bo, TODAY)
    assert (line.watched, line.broken) == (None, None)


def test_one_who_does_not_see_the_indicator_does_not_take_it_away_by_editing(two: Partnership) -> None:
    assumption, indicator = watched(two)
    indicator.organisations.remove(two.municipality)
    actions.tie(
        assumption=assumption, text="Nya ord", commitments=[two.commitment], look_again_on=None, version=1, by=two.bo,
        at=AT,
    )  # fmt: skip
    assumption.refresh_from_db()
    assert (assumption.text, assumption.indicator) == ("Nya ord", indicator)


def test_that_it_holds_again_counts_until_a_newer_value(two: Partnership) -> None:
    assumption, indicator = watched(two)
    measure(indicator, 101, two, date(2026, 1, 31))
    actions.restore(assumption=assumption, why="Engångshändelse", by=two.bo, at=AT)
    assert not is_under_review(two, two.anna)
    measure(indicator, 102, two, date(2026, 2, 28), at=AT + timedelta(hours=1))
    assert is_under_review(two, two.anna)


@pytest.mark.parametrize("standing", ["stands", "changed", "dropped"])
def test_an_answer_lifts_the_review_of_that_promise_only(two: Partnership, standing: str) -> None:
    other = commitment(two.agreement)
    assumption = actions.assume(
        agreement=two.agreement, text="Fabriken byggs", commitments=[two.commitment, other], by=two.anna, at=AT
    )
    actions.mark_changed(assumption=assumption, changed_on=TODAY, what="Konkurs", by=two.anna, at=AT)
    later = AT + timedelta(hours=1)
    stand(
        commitment=two.commitment, standing=standing, reason="Vi gör det ändå", new_text="Nya ord", answers=assumption,
        by=two.bo, at=later,
    )  # fmt: skip
    assert not is_under_review(two, two.anna)
    assert commitment_view(other, two.anna, TODAY).under_review
    (line,) = assumption_lines(two.agreement, two.anna, TODAY)
    assert line.open_count == 1


def test_a_new_break_asks_again(two: Partnership) -> None:
    assumption = made(two)
    moments = [AT + timedelta(hours=hours) for hours in range(5)]
    actions.mark_changed(assumption=assumption, changed_on=TODAY, what="Konkurs", by=two.anna, at=moments[0])
    stand(commitment=two.commitment, standing="stands", reason="x", answers=assumption, by=two.bo, at=moments[1])
    actions.restore(assumption=assumption, why="Ny ägare", by=two.bo, at=moments[2])
    actions.mark_changed(assumption=assumption, changed_on=TODAY, what="Konkurs igen", by=two.anna, at=moments[3])
    assert is_under_review(two, two.anna)


def test_it_is_marked_and_restored_once_however_often_it_is_pressed(two: Partnership) -> None:
    assumption = made(two)
    actions.mark_changed(assumption=assumption, changed_on=TODAY, what="Konkurs", by=two.anna, at=AT)
    with pytest.raises(actions.NoChange):
        actions.mark_changed(assumption=assumption, changed_on=TODAY, what="Konkurs", by=two.anna, at=AT)
    actions.restore(assumption=assumption, why="Ny ägare", by=two.anna, at=AT)
    with pytest.raises(actions.NoChange):
        actions.restore(assumption=assumption, why="Ny ägare", by=two.anna, at=AT)
    assert assumption.changes.count() == 2


def test_the_history_tells_each_break_by_its_day(two: Partnership) -> None:
    assumption = made(two)
    for month, at in ((1, AT), (2, AT + timedelta(hours=1))):
        actions.mark_changed(assumption=assumption, changed_on=date(2026, month, 1), what="x", by=two.anna, at=at)
        AssumptionChange.objects.create(assumption=assumption, holds=True, changed_on=date(2026, month, 10), made_at=at)
        assumption.holds = True
        assumption.save()
    days = [date(2026, 1, 5), date(2026, 1, 15), date(2026, 2, 5), date(2026, 2, 15)]
    assert [is_under_review(two, two.anna, as_of=day) for day in days] == [True, False, True, False]


def test_to_look_again_notes_it_and_moves_the_day(two: Partnership) -> None:
    assumption = made(two, look_again_on=TODAY)
    actions.look_again(assumption=assumption, look_again_on=date(2027, 3, 2), note="Bygget pågår", by=two.bo, at=AT)
    (line,) = assumption_lines(two.agreement, two.anna, TODAY)
    assert (line.is_due, [change.note for change in line.changes]) == (False, ["Bygget pågår"])


def test_two_who_edit_it_do_not_overwrite_each_other(two: Partnership) -> None:
    assumption = made(two)
    about = {"assumption": assumption, "commitments": [two.commitment], "look_again_on": None, "version": 1, "at": AT}
    actions.tie(text="Annas", by=two.anna, **about)
    with pytest.raises(EditedMeanwhile):
        actions.tie(text="Bos", by=two.bo, **about)


def test_an_area_shows_what_it_and_its_promises_rest_on(two: Partnership) -> None:
    area = Area.objects.create(name="Träteknik", home=two.university, circle="public")
    made(two)
    actions.assume(agreement=two.agreement, text="Skogen står", commitments=[], areas=[area], by=two.anna, at=AT)
    made(two, circle="private")
    assert [line.assumption.text for line in lines_of(area_grounds(area, two.bo, TODAY), TODAY)] == ["Skogen står"]
    two.commitment.areas.add(area)
    assert len(area_grounds(area, two.bo, TODAY).assumptions) == 2
    assert len(area_grounds(area, two.anna, TODAY).assumptions) == 3


def test_an_indicator_says_what_rests_on_it_to_those_who_see_it(two: Partnership) -> None:
    _assumption, indicator = watched(two)
    assert [use.text for use in uses.of(indicator, two.bo)] == ["Fabriken byggs"]
    assert uses.of(indicator, two.stranger) == []
    with pytest.raises(indicators.IndicatorInUse):
        indicators.remove(indicator=indicator, by=two.anna, at=AT)


def test_an_assumption_is_written_and_answered_through_the_pages(
    two: Partnership, signed_in: Callable[[Actor], Client]
) -> None:
    browser, pk = signed_in(two.anna), two.agreement.pk
    told = {
        "text": "Fabriken byggs",
        "commitments": [two.commitment.pk],
        "circle": "shared",
        "watcher": two.anna.person.pk,
    }
    browser.post(f"/avtal/{pk}/antaganden/nytt/", told)
    assumption = Assumption.objects.get()
    browser.post(f"/avtal/{pk}/antaganden/{assumption.pk}/andrat/", {"changed_on": "2026-03-01", "what": "Konkurs"})
    page = browser.get(f"/avtal/{pk}/atagande/1/").content.decode()
    assert "Under omprövning" in page
    answer = {"standing": "stands", "reason": "Vi gör det ändå", "answers": assumption.pk}
    page = browser.post(f"/avtal/{pk}/atagande/1/lofte/", answer, follow=True).content.decode()
    assert "Under omprövning" not in page


def test_a_limit_without_indicator_is_said_at_its_field(two: Partnership, signed_in: Callable[[Actor], Client]) -> None:
    told = {"text": "x", "commitments": [two.commitment.pk], "circle": "shared", "limit": "5"}
    page = signed_in(two.anna).post(f"/avtal/{two.agreement.pk}/antaganden/nytt/", told).content.decode()
    assert "välj alla tre, eller ingen" in page


def test_one_taken_out_of_use_is_rested_on_no_longer_and_kept_with_its_reason(
    two: Partnership, signed_in: Callable[[Actor], Client]
) -> None:
    assumption = made(two)
    actions.mark_changed(assumption=assumption, changed_on=TODAY, what="Konkurs", by=two.bo, at=AT)
    assert is_under_review(two, two.anna)
    page, address = signed_in(two.anna), f"/avtal/{two.agreement.pk}/antaganden/"
    assert "Skriv varför" not in page.get(f"{address}{assumption.pk}/ta-bort/").content.decode()
    assert page.post(f"{address}{assumption.pk}/ta-bort/", {"why": " "}).status_code == 200
    assert page.post(f"{address}{assumption.pk}/ta-bort/", {"why": "Skrevs fel"})["Location"] == address
    assert not is_under_review(two, two.anna)
    assert assumption_lines(two.agreement, two.bo, TODAY) == []
    shown = page.get(address).content.decode()
    assert all(words in shown for words in ("Tagna ur bruk", "Fabriken byggs", "Skrevs fel"))
    assert page.post(f"{address}{assumption.pk}/ta-bort/", {"why": "Igen"}).status_code == 404
    page.post(f"{address}{assumption.pk}/ta-tillbaka/")
    assert is_under_review(two, two.anna)
    page.post(f"{address}{assumption.pk}/ta-tillbaka/")
    assert [each.action for each in Entry.objects.order_by("-pk")[:2]] == [
        "agreements.bring_back_assumption", "agreements.withdraw_assumption"
    ]  # fmt: skip


def test_a_private_one_is_taken_out_of_use_by_its_own_party_alone(two: Partnership) -> None:
    assumption = made(two, circle="private")
    for by in (two.bo, two.stranger):
        with pytest.raises(NotAllowed):
            actions.withdraw(assumption=assumption, why="x", by=by, at=AT)
    actions.withdraw(assumption=assumption, why="x", by=two.anna, at=AT)
    assert withdrawn(two.agreement, two.bo) == []
    assert withdrawn(two.agreement, two.anna) == [assumption]


def test_what_an_indicator_breaks_is_not_to_be_looked_at_again_but_answered(two: Partnership) -> None:
    _assumption, indicator = watched(two, look_again_on=TODAY)
    viewer = Viewer(two.anna, TODAY)
    assert due(viewer).exists()
    measure(indicator, 200, two)
    assert not due(viewer).exists()
    assert broken(viewer).exists()
