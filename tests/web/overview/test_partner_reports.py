"""What of a partner report waits for whom, and where it stands in the year."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Agreement
from samverkan.overview.queries.waiting import Viewer, tasks
from samverkan.overview.queries.wheel import WheelStep, steps_of
from samverkan.partner_reports.actions.answering import Given, answer, settle
from samverkan.partner_reports.actions.writing import begin, send
from samverkan.partner_reports.models import Part, PartnerReport
from tests import factories
from tests.factories.meetings import held
from tests.journeys.visitor import BACKEND
from tests.web.overview.conftest import NOW, TODAY

pytestmark = pytest.mark.django_db
MET = datetime(2026, 2, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def both(agreement: Agreement) -> list[Actor]:
    """A coordinator of each party, in the order of the parties."""
    return [factories.acting(party.organisation) for party in agreement.parties.all()]


@pytest.fixture
def draft(agreement: Agreement, both: list[Actor]) -> PartnerReport:
    receiver = agreement.parties.all()[1]
    return begin(agreement=agreement, year=2026, receiver=receiver, opening="Hej.", by=both[0], at=NOW)


def cards(by: Actor) -> list[str]:
    found = [task.card for task in tasks(Viewer(by, TODAY), mine=True)]
    return [card.title for card in found if "rapporten" in card.title and "/partnerrapporter/" in card.url]


def test_a_report_waits_for_its_writer_then_its_reader_then_both(
    draft: PartnerReport, both: list[Actor], client: Client
) -> None:
    writer, reader = both
    assert [title.split(" ")[0] for title in cards(writer)] == ["Gör"]
    assert cards(reader) == []
    sent = send(report=draft, version=draft.version, by=writer, at=NOW)
    assert cards(writer) == []
    assert [title.split(" ")[0] for title in cards(reader)] == ["Svara"]
    answer(report=sent, given=Given(view="differs", remarks={Part.RESOURCES: "Nej."}), by=reader, at=NOW)
    for by in both:
        assert [title.split(" ")[0] for title in cards(by)] == ["Red"]
        assert by.person
        client.force_login(by.person, backend=BACKEND)
        for task in tasks(Viewer(by, TODAY), mine=True):
            assert client.get(task.card.url).status_code == 200
    settle(report=sent, settlement="Vi delar lika.", by=reader, at=NOW)
    assert cards(writer) == cards(reader) == []


def steps(agreement: Agreement, by: Actor) -> list[WheelStep]:
    found = steps_of(agreement, by, date(2026, 1, 1), date(2026, 12, 31), TODAY)
    return [step for step in found if "/partnerrapporter/" in step.url]


def test_after_the_leadership_meeting_a_report_is_proposed_until_it_is_sent(
    agreement: Agreement, draft: PartnerReport, both: list[Actor]
) -> None:
    held(agreement, starts_at=MET)
    (proposed,) = steps(agreement, both[0])
    assert (proposed.on, proposed.is_proposed) == (date(2026, 3, 22), True)
    send(report=draft, version=draft.version, by=both[0], at=NOW)
    (sent,) = steps(agreement, both[0])
    assert not sent.is_proposed
    assert [step.is_proposed for step in steps(agreement, both[1])] == [False, True]


def test_without_a_leadership_meeting_none_is_proposed(agreement: Agreement, both: list[Actor]) -> None:
    assert steps(agreement, both[0]) == []
