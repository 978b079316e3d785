"""What of the enquiries waits for whom."""

from datetime import date, timedelta

import pytest
from django.test import Client

from samverkan.accounts.actor import Actor, NotAllowed
from samverkan.commissioned.actions.describing import Asked, enter
from samverkan.commissioned.actions.moving import reassign
from samverkan.commissioned.models import Enquiry
from samverkan.commissioned.queries.skills import Skill
from samverkan.overview.actions.handing_over import hand_over
from samverkan.overview.queries.handover import held_by
from samverkan.overview.queries.waiting import Viewer, tasks
from tests import factories
from tests.journeys.visitor import BACKEND
from tests.web.commissioned.conftest import given, offered, taken
from tests.web.overview.conftest import NOW, TODAY

pytestmark = pytest.mark.django_db


def asked(by: Actor, employer: str) -> Enquiry:
    says = Asked(title="Svetsning", employer=employer, skills=(Skill("Svetsning"),))
    return enter(says=says, by=by, at=NOW)


def titles(by: Actor, today: date = TODAY) -> list[str]:
    return [task.card.title for task in tasks(Viewer(by, today)) if task.card.where == "Svetsning"]


def test_each_enquiry_waits_for_whoever_is_to_act(anna: Actor, client: Client):
    asked(anna, "Ny AB")
    taken(asked(anna, "Tagen AB"), anna, NOW)
    offered(asked(anna, "Offert AB"), anna, NOW)
    given(asked(anna, "Given AB"), anna, NOW)
    after = TODAY + timedelta(days=90)
    assert set(titles(anna, after)) == {
        "Välj vem som svarar på förfrågan från Ny AB",
        "Svara på förfrågan från Tagen AB",
        "Fråga Offert AB om er offert",
        "Utvärdera kursen för Given AB",
    }
    assert "Fråga Offert AB om er offert" not in titles(anna)
    client.force_login(anna.person, backend=BACKEND)
    for task in tasks(Viewer(anna, after)):
        assert client.get(task.card.url).status_code == 200


def test_what_somebody_else_answers_does_not_wait_for_me(anna: Actor, bo: Actor):
    one = taken(asked(anna, "Tagen AB"), anna, NOW)
    other = factories.acting(anna.home, "partner_manager")
    reassign(enquiry=one, responsible=other.person, answer_by=TODAY, by=anna, at=NOW)
    assert (titles(anna), titles(bo)) == ([], [])
    assert titles(other) == ["Svara på förfrågan från Tagen AB"]
    assert titles(factories.acting(anna.home, "reader")) == []


def test_who_leaves_hands_its_enquiries_over_to_somebody_who_may_answer(anna: Actor):
    one, given_one = taken(asked(anna, "Tagen AB"), anna, NOW), given(asked(anna, "Given AB"), anna, NOW)
    asked(anna, "Ny AB")
    other = factories.acting(anna.home, "partner_manager")
    assert [held.key for held in held_by(anna.person, anna)] == [f"enquiry:{given_one.pk}", f"enquiry:{one.pk}"]
    reader = factories.acting(anna.home, "reader").person
    with pytest.raises(NotAllowed):
        hand_over(person=anna.person, given={f"enquiry:{one.pk}": reader}, by=anna, at=NOW)
    hand_over(person=anna.person, given={f"enquiry:{one.pk}": other.person}, by=anna, at=NOW)
    assert "Svara på förfrågan från Tagen AB" in titles(other)
    assert "Svara på förfrågan från Tagen AB" not in titles(anna)
