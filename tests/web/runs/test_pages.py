"""The pages of computations."""

from collections.abc import Callable

import pytest
from django.test import Client

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle
from samverkan.runs import actions
from samverkan.runs.models import Run
from tests.factories import acting, organisation
from tests.web.runs.conftest import AT

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]


@pytest.fixture
def done(kept: None, anna: Actor) -> Run:
    run = actions.start(stage="matches", parameters={"phrases": False}, by=anna, at=AT)
    return actions.carry_out(run, clock=lambda: AT)


def test_an_empty_list_says_what_belongs_there(anna: Actor, signed_in: SignIn):
    assert "Inga beräkningar än" in signed_in(anna).get("/korningar/").content.decode()


def test_the_list_leads_to_the_run_and_the_run_to_where_everything_came_from(done: Run, anna: Actor, signed_in: SignIn):
    client = signed_in(anna)
    assert f"/korningar/{done.pk}/" in client.get("/korningar/").content.decode()
    page = client.get(f"/korningar/{done.pk}/").content.decode()
    for words in ("jobsearch", "MENTIONS", done.code_version, "phrases"):
        assert words in page


def test_a_computation_is_started_from_its_form(kept: None, anna: Actor, signed_in: SignIn):
    answer = signed_in(anna).post("/korningar/ny/matches/", {"sent": "1", "least": "0.5"})
    run = Run.objects.get()
    assert answer["Location"] == f"/korningar/{run.pk}/"
    assert (run.parameters["least"], run.parameters["phrases"]) == (0.5, False)


def test_what_cannot_be_started_is_said_on_the_form(anna: Actor, signed_in: SignIn):
    page = signed_in(anna).post("/korningar/ny/matches/", {"sent": "1"}).content.decode()
    assert "Inget finns hämtat än av ADS" in page
    assert not Run.objects.exists()


def test_the_page_of_a_computation_that_waits_says_what_takes_long(kept: None, anna: Actor, signed_in: SignIn):
    run = actions.start(stage="matches", parameters={}, by=anna, at=AT)
    waiting = signed_in(anna).get(f"/korningar/{run.pk}/").content.decode()
    assert "Första gången förbereds taxonomiernas ord" in waiting
    actions.carry_out(run, clock=lambda: AT)
    assert "Första gången" not in signed_in(anna).get(f"/korningar/{run.pk}/").content.decode()


def test_a_parameter_that_is_no_number_is_refused(kept: None, anna: Actor, signed_in: SignIn):
    signed_in(anna).post("/korningar/ny/matches/", {"sent": "1", "least": "mycket"})
    assert not Run.objects.exists()


def test_two_runs_stand_side_by_side_what_differs_first(done: Run, anna: Actor, signed_in: SignIn):
    other = actions.start(stage="matches", parameters={"phrases": False, "least": 0.99}, by=anna, at=AT)
    actions.carry_out(other, clock=lambda: AT)
    lines = signed_in(anna).get(f"/korningar/{done.pk}/jamfor/{other.pk}/").context["lines"]
    assert lines[0].differs
    assert "least" in {line.what for line in lines if line.differs}
    assert "code" in {line.what for line in lines if not line.differs}


def test_a_table_is_handed_over_to_the_own_party_alone(done: Run, anna: Actor, signed_in: SignIn):
    answer = signed_in(anna).get(f"/korningar/{done.pk}/mentions.parquet")
    assert b"".join(answer.streaming_content)[:4] == b"PAR1"
    assert signed_in(anna).get(f"/korningar/{done.pk}/secrets.parquet").status_code == 404
    stranger = signed_in(acting(organisation()))
    for path in ("", "mentions.parquet", f"jamfor/{done.pk}/"):
        assert stranger.get(f"/korningar/{done.pk}/{path}").status_code == 404
    assert stranger.post(f"/korningar/{done.pk}/igen/").status_code == 404


def test_the_tables_of_a_public_run_are_not_handed_over_to_others(done: Run, signed_in: SignIn):
    Run.objects.filter(pk=done.pk).update(circle=Circle.PUBLIC)
    stranger = signed_in(acting(organisation("Kommunen")))
    assert stranger.get(f"/korningar/{done.pk}/").status_code == 200
    assert stranger.get(f"/korningar/{done.pk}/mentions.parquet").status_code == 404


def test_the_same_is_asked_for_once_more_by_a_button(done: Run, anna: Actor, signed_in: SignIn):
    signed_in(anna).post(f"/korningar/{done.pk}/igen/")
    assert Run.objects.filter(repeats=done).count() == 1
