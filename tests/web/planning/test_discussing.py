"""What parties say of a case, and the scenarios that they keep."""

import pytest
from django.urls import reverse

from samverkan.accounts.actor import NotAllowed
from samverkan.planning import actions
from samverkan.planning.files import checked
from samverkan.planning.queries import cases, results
from samverkan.planning.scenarios import LEVERS, changed
from tests.factories.planning import case_file, computed
from tests.web.planning.conftest import AT, Region, SignIn


def test_a_comment_is_read_by_those_who_see_the_case_and_taken_back_by_its_party(
    region: Region, signed_in: SignIn
) -> None:
    page = reverse("planning:case", args=[region.case.pk])
    signed_in(region.bo).post(reverse("planning:say", args=[region.case.pk]), {"text": "Var bor de?", "next": page})
    said = region.case.comments.get()
    assert "Var bor de?" in signed_in(region.anna).get(page).text
    back = reverse("planning:take_back", args=[region.case.pk, said.pk])
    assert signed_in(region.anna).post(back).status_code == 404
    assert signed_in(region.bo).post(back, {"next": "https://elsewhere.example/"}).headers["Location"].startswith(page)
    assert not region.case.comments.exists()


def test_a_comment_sent_twice_by_one_press_stands_once(region: Region, signed_in: SignIn) -> None:
    say = reverse("planning:say", args=[region.case.pk])
    for text in ("Var bor de?", "Var bor de?", "Hur många?"):
        signed_in(region.bo).post(say, {"text": text})
    signed_in(region.anna).post(say, {"text": "Var bor de?"})
    assert sorted(region.case.comments.values_list("text", flat=True)) == ["Hur många?", "Var bor de?", "Var bor de?"]


def test_an_empty_comment_is_refused_with_a_sentence(region: Region, signed_in: SignIn) -> None:
    answer = signed_in(region.bo).post(reverse("planning:say", args=[region.case.pk]), {"text": " "}, follow=True)
    assert "Skriv det du vill säga." in answer.text


@pytest.mark.parametrize("key", LEVERS)
def test_each_figure_of_a_scenario_is_set_to_what_is_asked(key: str) -> None:
    lever, value = LEVERS[key], {"vacancy": 900_000, "budget": 20e6, "stay": 0.5, "teachers": 4}[key]
    document = checked(changed(case_file().text, {key: value})).document
    assert lever.read(dict(document)) == pytest.approx(value, abs=0.001)
    assert lever.read(dict(case_file().document)) != pytest.approx(value, abs=0.02)


def test_a_scenario_is_kept_and_computed_beside_the_case_as_it_stands(region: Region) -> None:
    kept = actions.keep_scenario(case=region.case, name="Mer pengar", changes={"budget": 2e7}, by=region.bo, at=AT)
    version = cases.newest_version(region.case)
    calculation = actions.calculate(version=version, scenario=kept, by=region.anna, at=AT)
    assert checked(calculation.run.parameters["case"]).document["capacity"]["budget_per_year"]["value"] == 2e7
    computed(calculation)
    found = results.newest(region.case, kept)
    assert found is not None
    assert found.calculation == calculation
    assert results.newest(region.case) is None


def test_a_name_that_is_too_long_is_cut_and_known_again(region: Region) -> None:
    told = {"case": region.case, "name": "x" * 150, "by": region.bo, "at": AT}
    kept = actions.keep_scenario(changes={"budget": 2e7}, **told)
    assert actions.keep_scenario(changes={"budget": 3e7}, **told) == kept


def test_a_plan_asked_for_twice_by_one_press_is_computed_once(region: Region) -> None:
    version = cases.newest_version(region.case)
    first, second = (actions.calculate(version=version, by=region.anna, at=AT) for _press in range(2))
    assert first == second
    assert actions.calculate(version=version, by=region.bo, at=AT) != first, "each party has its own computations"
    computed(first)
    assert actions.calculate(version=version, by=region.anna, at=AT) != first, "one that is over is asked for anew"


def test_what_nobody_writes_is_refused_before_any_database_sees_it(region: Region, signed_in: SignIn) -> None:
    say = reverse("planning:say", args=[region.case.pk])
    assert signed_in(region.bo).post(say, {"text": "Var\0?"}).status_code == 400
    edit = reverse("planning:edit", args=[region.case.pk, "granser"])
    assert signed_in(region.bo).post(edit, {"version": "9" * 5000}).status_code == 400


def test_a_scenario_is_changed_by_its_own_party_alone(region: Region) -> None:
    told = {"case": region.case, "name": "Mer pengar", "at": AT}
    kept = actions.keep_scenario(changes={"budget": 2e7}, by=region.bo, **told)
    again = actions.keep_scenario(changes={"budget": 3e7}, by=region.bo, **told)
    assert again == kept
    with pytest.raises(actions.NothingChanged, match="En annan part har ett scenario"):
        actions.keep_scenario(changes={"budget": 4e7}, by=region.anna, **told)
    with pytest.raises(NotAllowed):
        actions.remove_scenario(scenario=kept, by=region.anna, at=AT)
    actions.remove_scenario(scenario=kept, by=region.bo, at=AT)
    assert not region.case.scenarios.exists()


@pytest.mark.parametrize("changes", [{}, {"unknown": 1.0}])
def test_a_scenario_that_changes_nothing_is_refused(region: Region, changes: dict[str, float]) -> None:
    with pytest.raises(actions.NothingChanged, match="Ändra minst en uppgift"):
        actions.keep_scenario(case=region.case, name="Tomt", changes=changes, by=region.bo, at=AT)
