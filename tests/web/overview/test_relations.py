"""What of a relationship check waits, and where it stands in the year."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation
from samverkan.accounts.permissions import Role
from samverkan.agreements.models import Agreement
from samverkan.overview.queries.waiting import Viewer, tasks
from samverkan.overview.queries.wheel import steps_of
from samverkan.relations.actions.answering import Given, send
from samverkan.relations.actions.choosing import choose
from samverkan.relations.actions.closing import close
from samverkan.relations.actions.proposing import Plan, agree, propose
from samverkan.relations.models import Check
from tests import factories
from tests.journeys.visitor import BACKEND
from tests.web.overview.conftest import NOW, TODAY

pytestmark = pytest.mark.django_db
PLAN = Plan(year=2026, answer_by=date(2026, 3, 20))


@pytest.fixture
def both(agreement: Agreement) -> list[Actor]:
    """A coordinator of each party, the party that comes first first."""
    return [factories.acting(party.organisation) for party in agreement.parties.all()]


@pytest.fixture
def proposed(agreement: Agreement, both: list[Actor]) -> Check:
    return propose(agreement=agreement, plan=PLAN, by=both[0], at=NOW)


def titles(by: Actor, today: date = TODAY) -> list[str]:
    found = [task.card.title for task in tasks(Viewer(by, today), mine=True)]
    return [title for title in found if "elationsavstämning" in title]


def test_a_proposal_waits_for_the_other_partys_yes(proposed: Check, both: list[Actor]) -> None:
    assert titles(both[1]) == ["Säg ja eller nej till en relationsavstämning för 2026"]
    assert titles(both[0]) == ["Välj vilka som svarar i relationsavstämningen 2026"]


def begun(check: Check, both: list[Actor]) -> Check:
    for by in both:
        assert by.person
        choose(check=check, people=[by.person], by=by, at=NOW)
    return agree(check=check, version=check.version, by=both[1], at=NOW)


def answered(check: Check, both: list[Actor]) -> None:
    for by, value in zip(both, (2, 5), strict=True):
        one = check.respondents.select_related("check_of", "party").get(person=by.person)
        given = [Given(statement=statement, value=value) for statement in check.statements.all()]
        send(respondent=one, given=given, by=by, at=NOW)


def test_answering_waits_for_those_who_are_asked_alone(
    proposed: Check, both: list[Actor], university: Organisation
) -> None:
    begun(proposed, both)
    assert titles(both[0]) == ["Svara i relationsavstämningen 2026"]
    colleague = factories.acting(university, Role.COORDINATOR)
    assert titles(colleague) == []


def test_closing_waits_when_the_day_has_been(proposed: Check, both: list[Actor]) -> None:
    answered(begun(proposed, both), both)
    assert titles(both[1]) == []
    assert titles(both[1], date(2026, 3, 21)) == ["Stäng relationsavstämningen 2026 och se resultatet"]


def test_every_card_opens(proposed: Check, both: list[Actor], client: Client) -> None:
    urls = [(by, task.card.url) for by in both for task in tasks(Viewer(by, TODAY), mine=True)]
    begun(proposed, both)
    urls += [(by, task.card.url) for by in both for task in tasks(Viewer(by, date(2026, 3, 21)), mine=True)]
    for by, url in urls:
        assert by.person
        client.force_login(by.person, backend=BACKEND)
        assert client.get(url).status_code == 200, url


def labels(agreement: Agreement, by: Actor, year: int = 2026) -> list[str]:
    steps = steps_of(agreement, by, date(year, 1, 1), date(year, 12, 31), TODAY)
    return [step.label for step in steps if "elationsavstämning" in step.label]


def test_a_check_is_a_step_of_the_year_and_brings_the_next(
    agreement: Agreement, proposed: Check, both: list[Actor]
) -> None:
    assert labels(agreement, both[1]) == ["Relationsavstämning 2026"]
    begun(proposed, both)
    answered(proposed, both)
    close(check=proposed, by=both[0], at=datetime(2026, 3, 3, 9, tzinfo=UTC))
    assert labels(agreement, both[1], 2027) == ["Nästa relationsavstämning"]


def test_no_check_is_called_for_where_there_has_been_none(agreement: Agreement, both: list[Actor]) -> None:
    assert labels(agreement, both[0]) == []
