"""Skills are found in the taxonomies that are kept, and ticked."""

import pytest
from django.test import Client

from samverkan.commissioned.models import Desk, Enquiry
from samverkan.commissioned.queries.skills import Skill, skills_like, skills_of
from samverkan.sources.actions.datasets import keep
from samverkan.sources.models import Began, Fetch, State
from samverkan_engine.tables.taxonomy import CONCEPTS
from tests.web.commissioned.conftest import NOW
from tests.web.commissioned.test_asking import ASK, WRITTEN


@pytest.fixture
def taxonomy(db: None) -> None:
    """Two skills, one of which two taxonomies have, and an occupation."""
    names = (("jobtech", "a_1", "skill", "Svetsning"), ("jobtech", "a_2", "skill", "TIG-svetsning"),
             ("esco", "e_1", "skill", "svetsning"), ("jobtech", "7212", "occupation-group", "Svetsare"))  # fmt: skip
    rows = [
        {"scheme": scheme, "id": concept, "kind": kind, "label_sv": label, "broader": [], "code": None}
        for scheme, concept, kind, label in names
    ]
    fetch = Fetch.objects.create(source="taxonomy", began=Began.COMMAND, asked_at=NOW, ended_at=NOW, state=State.DONE)
    keep(fetch=fetch, table="CONCEPTS", rows=CONCEPTS.from_rows(rows), at=NOW)


def test_a_skill_is_found_by_its_beginning_first_and_once(taxonomy: None):
    assert [skill.name.casefold() for skill in skills_like("SVETS")] == ["svetsning", "tig-svetsning"]
    assert skills_like("sv") == ()


def test_only_skills_are_taken_by_their_ids(taxonomy: None):
    assert skills_of(["a_2", "7212", "unknown"]) == {"a_2": Skill("TIG-svetsning", "a_2")}


def test_a_skill_that_is_ticked_stays_while_others_are_searched_and_is_sent_by_its_id(
    taxonomy: None, client: Client, desk: Desk
):
    said = {**WRITTEN, "desk": str(desk.pk), "others": "", "seek": "svets", "chosen": ["a_2"]}
    page = client.post(ASK, {**said, "seek_now": "1"}).content.decode()
    assert 'value="a_2" id="id_chosen_0" checked' in page
    client.post(ASK, {**said, "seek": ""})
    assert list(Enquiry.objects.get().needs.values_list("name", "concept")) == [("TIG-svetsning", "a_2")]
