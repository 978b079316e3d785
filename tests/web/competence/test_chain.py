"""The value chain: stages with what is asked for in each, and each party's own stages."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samverkan.accounts.actor import NotAllowed
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.competence import actions, chains
from samverkan.competence.chains import Stage
from samverkan.competence.models import ValueChain
from samverkan.competence.queries import chain as queries
from samverkan.competence.queries.vacancies import months as months_of
from samverkan.journal.models import Entry
from samverkan.runs.models import Run
from tests.web.competence.conftest import AT, ENGINEER, Town
from tests.web.competence.invented import SignIn, counted_for

pytestmark = pytest.mark.django_db
JOINING = Stage("Fogning", (ENGINEER, "9999"), ("svets", "ritning"))
GLASS = Stage("Glas", (), ("glasblås",))
PAGE, EDIT = "/kompetens/vardekedja/", "/kompetens/vardekedja/andra/"


@pytest.fixture
def run(town: Town, settings: Any, tmp_path: Path) -> Run:
    settings.RUNS = tmp_path / "runs"
    return counted_for(town.bo)


def posted(*stages: Stage, version: int = 0) -> dict[str, Any]:
    said: dict[str, Any] = {"form-TOTAL_FORMS": len(stages), "form-INITIAL_FORMS": 0, "version": version}
    for number, one in enumerate(stages):
        said[f"form-{number}-name"] = one.name
        said[f"form-{number}-occupations"] = ", ".join(one.occupations)
        said[f"form-{number}-words"] = ", ".join(one.words)
    return said


def test_an_ad_counts_once_in_a_stage_however_many_of_its_skills_it_names(run: Run, town: Town):
    months = months_of(run, town.bo, "24")
    assert months
    joining, glass = queries.moving(run, "24", months, (JOINING, GLASS), town.bo)
    assert (joining.ads, joining.before, len(joining.skills)) == (48, 12, 2)
    assert [one.code for one in joining.occupations] == [ENGINEER]
    assert (glass.ads, glass.before, glass.skills) == (0, 0, ())


def test_another_party_sees_no_number_made_of_single_ads(run: Run, town: Town):
    months = months_of(run, town.anna, "24")
    assert months
    (joining,) = queries.moving(run, "24", months, (JOINING,), town.anna)
    assert (joining.ads, joining.change) == (None, None)


def test_the_usual_stages_stand_until_a_party_has_its_own_which_nobody_else_sees(town: Town):
    assert queries.stages(queries.own_chain(town.bo)) == chains.usual()
    actions.set_chain(stages=[JOINING], version=0, by=town.bo, at=AT)
    assert queries.stages(queries.own_chain(town.bo)) == (JOINING,)
    assert queries.stages(queries.own_chain(town.anna)) == chains.usual()
    assert Entry.objects.filter(action="competence.set_chain").count() == 1


def test_taking_all_stages_away_brings_the_usual_ones_back(town: Town):
    actions.set_chain(stages=[JOINING], version=0, by=town.bo, at=AT)
    assert actions.set_chain(stages=[], version=1, by=town.bo, at=AT) is None
    assert ValueChain.objects.count() == 0


def test_the_second_of_two_who_change_it_at_once_is_refused(town: Town):
    actions.set_chain(stages=[JOINING], version=0, by=town.bo, at=AT)
    for version in (0, 2):
        with pytest.raises(EditedMeanwhile):
            actions.set_chain(stages=[GLASS], version=version, by=town.bo, at=AT)
    assert queries.stages(queries.own_chain(town.bo)) == (JOINING,)


def test_a_reader_cannot_change_it(town: Town):
    with pytest.raises(NotAllowed):
        actions.set_chain(stages=[JOINING], version=0, by=town.reader, at=AT)


def test_stages_are_changed_on_the_page_and_shown(run: Run, town: Town, signed_in: SignIn):
    client = signed_in(town.bo)
    assert "Råvara" in client.get(PAGE).content.decode()
    answer = client.post(EDIT, posted(JOINING, GLASS), follow=True)
    page = answer.content.decode()
    for words in ("Värdekedjan är ändrad", "Fogning", "svetsning", "48", "Glas", "Ingen annons efterfrågar"):
        assert words in page
    assert "Råvara" not in page
    assert "Fogning;Steg;;48;;36" in client.get("/kompetens/vardekedja.csv").content.decode()
    assert "Fogning" in client.get(EDIT).content.decode()


def test_what_is_no_occupation_or_too_short_a_word_is_refused_with_a_sentence(town: Town, signed_in: SignIn):
    answer = signed_in(town.bo).post(EDIT, posted(Stage("Fogning", ("svetsare",), ("el",))))
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "svetsare är det inte" in page
    assert "el är för kort" in page


def test_the_page_asks_the_database_no_more_than_twenty_times(run: Run, town: Town, signed_in: SignIn):
    client = signed_in(town.bo)
    client.get(PAGE)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(PAGE).status_code == 200
    assert len(asked) <= 20
