"""The inbox: topics of the parties, and what the data brings up."""

from datetime import date

import pytest

from samverkan.accounts.models import Circle
from samverkan.agreements.models import Activity
from samverkan.areas.models import Area
from samverkan.meetings import actions
from samverkan.meetings.models import OutcomeAction, PartyDecision, Topic
from samverkan.meetings.queries.inbox import derived, inbox
from tests import factories
from tests.factories import meetings as make
from tests.web.meetings.conftest import NOW


def keys(agreement) -> list[str]:
    return [entry.key for entry in derived(agreement, NOW)]


def propose(agreement, by, title="Bostäder för studenter", **fields) -> Topic:
    return actions.propose_topic(agreement=agreement, title=title, **fields, by=by, at=NOW)


def test_a_topic_is_the_partys_own_until_it_is_sent(agreement, anna, bo):
    topic = propose(agreement, anna)
    assert inbox(agreement, anna, NOW).own == (topic,)
    assert not inbox(agreement, bo, NOW)
    actions.send_topic(topic=topic, by=anna, at=NOW)
    assert inbox(agreement, bo, NOW).sent == (topic,)


def test_a_topic_proposed_twice_by_one_press_waits_once(agreement, anna):
    first, second = (actions.propose_topic(agreement=agreement, title="Bostäder", by=anna, at=NOW) for _press in "12")
    other = actions.propose_topic(agreement=agreement, title="Bostäder", why="Kön växer.", by=anna, at=NOW)
    assert (first, Topic.objects.count()) == (second, 2)
    assert other != first


def test_only_the_party_that_proposed_a_topic_sends_or_withdraws_it(agreement, anna, bo):
    topic = propose(agreement, anna)
    for action in (actions.send_topic, actions.withdraw_topic):
        with pytest.raises(actions.NotYourTopic):
            action(topic=topic, by=bo, at=NOW)


def test_a_topic_that_names_a_private_commitment_is_not_sent(agreement, anna):
    hidden = factories.commitment(agreement, circle=Circle.PRIVATE)
    topic = propose(agreement, anna, commitment=hidden)
    with pytest.raises(actions.RestsOnPrivate):
        actions.send_topic(topic=topic, by=anna, at=NOW)


def test_an_unsent_topic_cannot_stand_on_the_agenda(agreement, meeting, anna):
    with pytest.raises(actions.TopicNotSent):
        actions.take_topic(topic=propose(agreement, anna), meeting=meeting, by=anna, at=NOW)


def test_a_topic_is_taken_onto_the_agenda_with_its_words(agreement, meeting, anna, bo):
    topic = make.topic(agreement, "Förläng", kind="decision", proposal="Parterna förlänger.", why="Tiden går ut.")
    item = actions.take_topic(topic=topic, meeting=meeting, by=bo, at=NOW)
    assert (item.title, item.kind, item.proposal, item.background) == (
        "Förläng", "decision", "Parterna förlänger.", "Tiden går ut.",
    )  # fmt: skip
    assert not inbox(agreement, anna, NOW)


def test_a_topic_is_taken_once(agreement, meeting, anna):
    topic = make.topic(agreement)
    actions.take_topic(topic=topic, meeting=meeting, by=anna, at=NOW)
    with pytest.raises(actions.TopicNotWaiting):
        actions.take_topic(topic=topic, meeting=meeting, by=anna, at=NOW)


def test_a_difference_between_the_views_waits_in_the_inbox(agreement, university, town, reported):
    commitment = factories.commitment(agreement)
    reported(commitment, university, "under_way")
    assert keys(agreement) == []
    reported(commitment, town, "not_started")
    assert keys(agreement) == [f"differs:{commitment.pk}"]


def test_a_party_that_has_said_two_things_to_different_readers_has_its_latest_word(
    agreement, university, town, reported
):
    commitment = factories.commitment(agreement)
    reported(commitment, university, "at_risk", circle=Circle.PUBLIC)
    reported(commitment, university, "under_way")
    reported(commitment, town, "under_way")
    assert keys(agreement) == []


def test_a_private_view_does_not_reach_the_inbox(agreement, university, town, reported):
    commitment = factories.commitment(agreement)
    reported(commitment, university, "under_way")
    reported(commitment, town, "not_started", circle=Circle.PRIVATE)
    assert keys(agreement) == []


def test_what_the_data_brings_up_is_taken_once_and_leaves_the_inbox(
    agreement, meeting, university, town, reported, anna
):
    commitment = factories.commitment(agreement)
    reported(commitment, university, "under_way")
    reported(commitment, town, "not_started")
    item = actions.take_derived(key=f"differs:{commitment.pk}", meeting=meeting, by=anna, at=NOW)
    assert (item.commitment, keys(agreement)) == (commitment, [])
    with pytest.raises(actions.NothingWaits):
        actions.take_derived(key=f"differs:{commitment.pk}", meeting=meeting, by=anna, at=NOW)


def test_an_awaited_decision_waits_in_the_inbox(agreement, parties):
    position = make.position(make.held(agreement))
    decision = PartyDecision.objects.create(position=position, party=parties[0], body="Rektor")
    assert keys(agreement) == [f"decision:{decision.pk}"]


@pytest.mark.parametrize(("status", "circle", "waits"), [
    ("under_way", Circle.SHARED, True),
    ("done", Circle.SHARED, False),
    ("under_way", Circle.PRIVATE, False),
])  # fmt: skip
def test_a_late_action_that_all_see_waits_in_the_inbox(agreement, status, circle, waits):
    activity = Activity.objects.create(
        title="Ta fram avtal", status=status, circle=circle, home=agreement.home, made_at=NOW, changed_at=NOW
    )
    OutcomeAction.objects.create(meeting=make.held(agreement), activity=activity, due_on=date(2026, 2, 1))
    assert bool(keys(agreement)) is waits


def area_of(agreement, *organisations, decide_by) -> Area:
    area = Area.objects.create(
        name="Batterier", status="exploring", decide_by=decide_by, circle=Circle.SHARED, home=agreement.home
    )
    area.organisations.set(organisations)
    area.commitments.set([factories.commitment(agreement)])
    return area


def test_an_area_to_be_decided_within_a_year_waits_in_the_inbox(agreement, university, town):
    area = area_of(agreement, university, town, decide_by=date(2026, 12, 1))
    assert keys(agreement) == [f"area:{area.pk}"]


def test_an_area_that_one_party_cannot_see_does_not_reach_the_inbox(agreement, university):
    area_of(agreement, university, decide_by=date(2026, 12, 1))
    assert keys(agreement) == []


def test_an_area_to_be_decided_later_can_wait(agreement, university, town):
    area_of(agreement, university, town, decide_by=date(2028, 12, 1))
    assert keys(agreement) == []
