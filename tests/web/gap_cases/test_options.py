"""Options with their figures: frozen when taken, kept when newer ones are, never reckoned again by themselves."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from samverkan.accounts.actor import Actor
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.gap_cases.actions import deciding, opening, options
from samverkan.gap_cases.forecast import expected, years_after
from samverkan.gap_cases.forms.options import OptionForm, values_of
from samverkan.gap_cases.models import Figures, GapCase, Option
from tests.web.gap_cases.conftest import GAP, NOTHING, NOW, PROGRAMME, RECKONED, TODAY


def test_an_option_keeps_the_figures_it_was_added_with(programme: Option) -> None:
    assert options.current(programme) == RECKONED


def test_changed_figures_stand_beside_the_earlier_ones(programme: Option, anna: Actor) -> None:
    newer = replace(RECKONED, cost_sek=Decimal(15_000_000), as_of=date(2026, 8, 20))
    options.edit(option=programme, words=PROGRAMME, figures=newer, version=1, by=anna, at=NOW)
    assert options.current(programme) == newer
    assert Figures.objects.filter(option=programme, is_current=False).get().cost_sek == 14_000_000


def test_other_words_leave_the_figures_as_they_were(programme: Option, anna: Actor) -> None:
    words = replace(PROGRAMME, cons="Tar två och ett halvt år.")
    options.edit(option=programme, words=words, figures=RECKONED, version=1, by=anna, at=NOW)
    assert Figures.objects.filter(option=programme).count() == 1


def test_two_who_edit_an_option_at_once_are_told(programme: Option, anna: Actor, bo: Actor) -> None:
    options.edit(option=programme, words=PROGRAMME, figures=RECKONED, version=1, by=anna, at=NOW)
    with pytest.raises(EditedMeanwhile):
        options.edit(option=programme, words=NOTHING, figures=RECKONED, version=1, by=bo, at=NOW)


def test_the_options_after_one_that_is_removed_move_up(ready: GapCase, programme: Option, anna: Actor) -> None:
    options.remove(option=programme, by=anna, at=NOW)
    assert [(one.position, one.title) for one in ready.options.all()] == [(1, "Gör ingenting")]


def test_what_a_decision_rests_on_stays_as_it_was(ready: GapCase, programme: Option, anna: Actor) -> None:
    said = deciding.Decided(option=programme, body="Fakultetsnämnden", decided_on=TODAY)
    deciding.decide(case=ready, said=said, by=anna, at=NOW)
    with pytest.raises(options.Settled):
        options.edit(option=programme, words=NOTHING, figures=RECKONED, version=1, by=anna, at=NOW)
    for one in ready.options.all():
        with pytest.raises(options.Settled):
            options.remove(option=one, by=anna, at=NOW)
    with pytest.raises(options.Settled):
        options.add(case=ready, words=NOTHING, figures=RECKONED, by=anna, at=NOW)


def test_a_form_sent_as_it_was_shown_changes_no_figures(programme: Option) -> None:
    shown = values_of(programme, programme.figures.get())
    assert not OptionForm(shown, initial=shown).changed_figures()
    assert OptionForm({**shown, "people": "2029: 10–17"}, initial=shown).changed_figures()


def test_the_options_of_a_closed_case_stay_as_they_were(ready: GapCase, programme: Option, anna: Actor) -> None:
    opening.close(case=ready, why="Gapet är borta.", version=ready.version, by=anna, at=NOW)
    with pytest.raises(options.Settled):
        options.remove(option=programme, by=anna, at=NOW)
    with pytest.raises(options.Settled):
        options.add(case=ready, words=NOTHING, figures=RECKONED, by=anna, at=NOW)


def test_the_gap_that_was_decided_on_stays_as_it_was(ready: GapCase, programme: Option, anna: Actor) -> None:
    said = deciding.Decided(option=programme, body="Fakultetsnämnden", decided_on=TODAY)
    made = deciding.decide(case=ready, said=said, by=anna, at=NOW)
    with pytest.raises(options.Settled):
        opening.edit(case=ready, gap=replace(GAP, high=900), version=1, by=anna, at=NOW)
    opening.edit(case=ready, gap=replace(GAP, title="Underhåll"), version=1, by=anna, at=NOW)
    deciding.withdraw(decision=made, why="Fel siffror.", by=anna, at=NOW)
    opening.edit(case=ready, gap=replace(GAP, high=900), version=2, by=anna, at=NOW)
    assert GapCase.objects.get(pk=ready.pk).high == 900


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2028: 12–18\n2029: 30", ((2028, 12, 18), (2029, 30, 30))),
        ("2029 30-40\n\n 2028; 5 - 6 ", ((2028, 5, 6), (2029, 30, 40))),
        ("", ()),
    ],
)
def test_people_are_written_a_year_on_a_line(written: str, read: tuple[tuple[int, int, int], ...]) -> None:
    assert form(people=written).cleaned_data["people"] == read


@pytest.mark.one_database
@pytest.mark.parametrize("written", ["2028", "tolv", "2028: 18–12"])
def test_a_line_that_cannot_be_read_is_named(written: str) -> None:
    assert written in form(people=written).errors["people"][0]


@pytest.mark.one_database
def test_what_is_left_needs_both_ends() -> None:
    assert "left_high" in form(left_low="3").errors
    assert "left_high" in form(left_low="3", left_high="2").errors


def form(**said: str) -> OptionForm:
    """Return the form filled in and read."""
    filled = OptionForm({"kind": "places", "title": "Fler platser", "source": "Planen", "as_of": "2026-05-04", **said})
    filled.is_valid()
    return filled


@pytest.mark.one_database
def test_what_was_expected_by_a_year_is_what_was_said_of_the_latest_year_before() -> None:
    people = [[2029, 10, 16], [2031, 30, 44]]
    assert [expected(people, year) for year in (2028, 2029, 2030, 2035)] == [(0, 0), (10, 16), (10, 16), (30, 44)]
    assert expected([], 2030) is None


@pytest.mark.one_database
def test_a_decision_of_the_leap_day_is_looked_back_at_the_day_before() -> None:
    assert [years_after(date(2028, 2, 29), n) for n in (1, 4)] == [date(2029, 2, 28), date(2032, 2, 29)]


def test_the_options_stand_side_by_side(ready: GapCase, anna: Actor, as_: Callable[[Actor], Client]) -> None:
    page = as_(anna).get(reverse("gap_cases:page", args=[ready.pk])).content.decode()
    for told in ("Ny yrkeshögskoleutbildning", "Gör ingenting", "2029: 10–16", "Ger flest.", "Planen våren 2026"):
        assert told in page
