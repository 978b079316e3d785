"""A plan is computed of a case, and kept."""

from django.urls import reverse

from samverkan.planning import actions
from samverkan.planning.files import written
from samverkan.planning.models import Calculation
from samverkan.planning.queries import cases, results
from samverkan.runs.actions import carry_out
from samverkan.runs.models import State
from samverkan.runs.plans import in_words, names_in
from samverkan_engine.errors.planning import Impossible, Lack, SolverFailed
from tests.factories.planning import computed, document
from tests.web.planning.conftest import AT, Region, SignIn


def asked(region: Region, draws: int = 100) -> Calculation:
    return actions.calculate(version=cases.newest_version(region.case), draws=draws, by=region.anna, at=AT)


def test_a_plan_is_computed_and_read_back_as_the_engine_gave_it(region: Region) -> None:
    calculation = asked(region)
    assert results.newest(region.case) is None
    run = carry_out(calculation.run, clock=lambda: AT)
    assert (run.state, run.reason) == (State.DONE, "")
    assert run.step == "assumptions"
    found = results.newest(region.case)
    assert found is not None
    assert found.about.region == "Järnlunda"
    assert found.is_example
    assert found.planned().gap.equals(found.table("gap"))
    assert found.table("gap").num_rows > 0


def test_the_newest_finished_plan_stands_while_another_waits(region: Region) -> None:
    first = computed(asked(region))
    second = asked(region)
    found = results.newest(region.case)
    assert found is not None
    assert found.calculation == first
    assert results.latest(region.case) == second


def test_a_plan_is_asked_for_on_the_page_and_shown_as_waiting(region: Region, signed_in: SignIn) -> None:
    browser = signed_in(region.anna)
    answer = browser.post(reverse("planning:calculate", args=[region.case.pk]), follow=True)
    assert "Planen räknas fram" in answer.text
    assert 'hx-trigger="every 2s"' in answer.text
    computed(results.latest(region.case))
    over = browser.get(reverse("planning:progress", args=[region.case.pk]))
    assert over.headers["HX-Refresh"] == "true"


def test_a_repeated_run_computes_the_very_same_file(region: Region) -> None:
    run = asked(region).run
    assert run.parameters["case"] == cases.newest_version(region.case).text
    assert document()["region"]["name"] in run.parameters["case"]


def test_the_file_of_a_run_is_shown_by_its_digest(region: Region, signed_in: SignIn) -> None:
    run = asked(region).run
    shown = signed_in(region.anna).get(reverse("runs:run", args=[run.pk])).text
    assert "SHA-256" in shown
    assert "horizon_years" not in shown


def test_a_plan_cannot_be_started_without_a_case(region: Region, signed_in: SignIn) -> None:
    browser = signed_in(region.anna)
    assert browser.get(reverse("runs:start", args=["plan"])).status_code == 404
    assert reverse("runs:start", args=["plan"]) not in browser.get(reverse("runs:runs")).text


def test_a_plan_that_is_impossible_is_told_with_what_is_lacking_and_by_how_much() -> None:
    lacks = (
        Lack("budget", "2029", 1_250_000.0, "SEK"), Lack("teachers", "2030", 2.5, "full-time teachers"),
        Lack("hing-elkraft", "HT2029", 12.0, "seats"),
    )  # fmt: skip
    assert in_words(Impossible(lacks), {"hing-elkraft": "Elkraft"}) == (
        "Det som är utlovat ryms inte inom gränserna. Det skulle behövas 1\u00a0250\u00a0000 kr till (pengar) 2029; "
        "2,5 heltidslärare till (lärare) 2030; 12 platser till (Elkraft) HT2029."
    )


def test_numbers_that_cannot_be_together_end_the_run_with_a_sentence(region: Region) -> None:
    said = document()
    said["labour"]["exit_rate"] |= {"base": 0.99, "age55_weight": 1.0}
    version = actions.save(case=region.case, file=written(said), version=1, by=region.anna, at=AT)
    run = carry_out(actions.calculate(version=version, by=region.anna, at=AT).run, clock=lambda: AT)
    assert run.state == State.FAILED
    assert run.reason.startswith("Fler skulle lämna yrket Underhållsmekaniker och maskinreparatörer på ett halvår")


def test_a_solver_that_gives_up_is_told_of_in_the_readers_language() -> None:
    assert in_words(SolverFailed(status="kUnknown"), {}).startswith("Sökandet efter en plan slutade utan svar.")


def test_people_who_would_be_recruited_are_told_of_by_their_occupation() -> None:
    assert names_in(document())["recruit-7412"] == "rekrytera: Industrielektriker"
