"""What has happened to a thing, to those who may know."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext_lazy

from samverkan.accounts.actor import NOBODY
from samverkan.accounts.models import Circle
from samverkan.accounts.queries import history
from samverkan.journal import sentences
from samverkan.journal.actions import record
from tests.factories import acting, agreement, commitment, organisation, person

pytestmark = pytest.mark.django_db
THE_TIME = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def words() -> None:
    sentences.offer(WORDS)


WORDS = {"tests.draft": gettext_lazy("drafted it"), "tests.share": "shared it", "tests.report": "reported"}


def said(lines: object) -> list[str]:
    return [line.sentence.partition(" ")[2] for line in lines]


@pytest.fixture
def grown():
    """An agreement that was private, then shared, then public, with a line from each time; and three actors."""
    home, other, third = organisation(), organisation(), organisation()
    about = agreement(home, other, circle=Circle.PRIVATE)
    by = acting(home, who=person("Anna"))
    for action, circle in (
        ("tests.draft", Circle.PRIVATE),
        ("tests.share", Circle.SHARED),
        ("tests.report", Circle.PUBLIC),
    ):
        about.circle = circle
        about.save()
        record(action, about, by=by, at=THE_TIME)
    return about, by, acting(other), acting(third)


def test_a_party_sees_its_private_lines_the_other_the_shared_the_rest_the_public(grown):
    about, own, other, third = grown
    assert said(history(about, own)) == ["reported", "shared it", "drafted it"]
    assert said(history(about, other)) == ["reported", "shared it"]
    assert said(history(about, third)) == ["reported"]
    assert said(history(about, NOBODY)) == ["reported"]


def test_a_line_says_who_for_which_party_and_when(grown):
    about, own, *_others = grown
    line = history(about, own, slots={own.organisation_id: 3})[0]
    assert line.sentence == "Anna reported"
    assert line.at == THE_TIME
    assert (line.party.mark, line.party.slot) == (own.organisation.short_mark, 3)


def test_the_whole_of_an_agreement_holds_what_happened_within_it(grown):
    about, own, *_others = grown
    record("tests.report", commitment(about), by=own, at=THE_TIME + timedelta(days=1), within=about)
    assert len(history(about, own)) == 3
    assert len(history(about, own, whole=True)) == 4


def test_a_thing_without_a_circle_is_seen_through_its_agreement(grown):
    about, own, other, third = grown
    party = about.parties.first()
    about.circle = Circle.SHARED
    record("tests.report", party, by=own, at=THE_TIME, within=about)
    assert said(history(party, other, within=about)) == ["reported"]
    assert said(history(party, third, within=about)) == []


def test_a_long_history_is_cut(grown):
    about, own, *_others = grown
    assert len(history(about, own, limit=2)) == 2


def test_the_number_of_queries_does_not_grow_with_the_lines(grown):
    about, own, other, _third = grown
    with CaptureQueriesContext(connection) as few:
        history(about, other)
    for number in range(20):
        record("tests.report", about, by=acting(own.organisation, who=person(f"P{number}")), at=THE_TIME)
    with CaptureQueriesContext(connection) as many:
        assert len(history(about, other)) == 22
    assert len(few) == len(many) == 1
