"""The agenda: its items, their order, their minutes and where they go."""

import pytest

from samverkan.areas.models import Area
from samverkan.meetings import actions
from samverkan.meetings.models import Topic
from samverkan.meetings.queries.inbox import inbox
from samverkan.meetings.queries.page import TimeSum, agenda_page
from tests import factories
from tests.factories import meetings as make
from tests.web.meetings.conftest import BEGINS, NOW, TODAY


@pytest.fixture
def next_meeting(agreement):
    return factories.meeting(agreement, starts_at=BEGINS.replace(year=2027))


def titles(meeting) -> list[str]:
    return [item.title for item in meeting.items.all()]


def test_items_are_added_last(meeting, anna):
    for title in ("Ett", "Två"):
        actions.add_item(meeting=meeting, title=title, by=anna, at=NOW)
    assert titles(meeting) == ["Ett", "Två"]


def test_a_fourth_decision_is_refused_with_a_sentence(meeting, anna):
    for number in range(3):
        actions.add_item(meeting=meeting, title=str(number), kind="decision", by=anna, at=NOW)
    with pytest.raises(actions.TooManyDecisions, match="tre beslut"):
        actions.add_item(meeting=meeting, title="3", kind="decision", by=anna, at=NOW)


def test_an_item_cannot_be_made_the_fourth_decision(meeting, anna):
    for _ in range(3):
        make.item(meeting, kind="decision")
    question = make.item(meeting, kind="question")
    with pytest.raises(actions.TooManyDecisions):
        actions.edit_item(item=question, title="Nu", kind="decision", minutes=5, by=anna, at=NOW)


def test_what_the_data_brings_up_cannot_be_the_fourth_decision(agreement, meeting, anna, university, town):
    area = Area.objects.create(
        name="Batterier", status="exploring", decide_by=TODAY, circle="shared", home=agreement.home
    )
    area.organisations.set([university, town])
    area.commitments.set([factories.commitment(agreement)])
    for _ in range(3):
        make.item(meeting, kind="decision")
    with pytest.raises(actions.TooManyDecisions):
        actions.take_derived(key=f"area:{area.pk}", meeting=meeting, by=anna, at=NOW)


def test_what_is_done_to_the_agenda_stands_in_the_history_of_the_meeting(meeting, anna, bo):
    item = actions.add_item(meeting=meeting, title="Avgift", by=anna, at=NOW)
    actions.place_item(item=item, position=1, by=bo, at=NOW)
    lines = [line.sentence for line in agenda_page(meeting, bo, NOW).history]
    assert lines == ["Bo Berg ändrade dagordningens ordning", "Anna Alm lade till en punkt på dagordningen"]


def test_the_third_decision_can_still_be_edited(meeting, anna):
    third = [make.item(meeting, kind="decision") for _ in range(3)][-1]
    assert actions.edit_item(item=third, title="Nu", kind="decision", minutes=5, by=anna, at=NOW).title == "Nu"


@pytest.mark.parametrize(("position", "expected"), [(1, "CAB"), (2, "ACB"), (3, "ABC"), (9, "ABC"), (0, "CAB")])
def test_an_item_is_put_at_a_place_and_the_others_make_room(meeting, anna, position, expected):
    *_others, last = [make.item(meeting, letter) for letter in "ABC"]
    actions.place_item(item=last, position=position, by=anna, at=NOW)
    assert "".join(titles(meeting)) == expected


def test_a_removed_items_topic_returns_to_the_inbox(agreement, meeting, anna):
    item = actions.take_topic(topic=make.topic(agreement), meeting=meeting, by=anna, at=NOW)
    actions.remove_item(item=item, by=anna, at=NOW)
    assert (titles(meeting), [t.title for t in inbox(agreement, anna, NOW).sent]) == ([], ["Ett ämne"])


def test_an_item_with_an_outcome_stays(meeting, anna):
    item = make.item(meeting)
    actions.note(meeting=meeting, item=item, text="Bra samtal.", by=anna, at=NOW)
    with pytest.raises(actions.ItemDealtWith):
        actions.remove_item(item=item, by=anna, at=NOW)


def test_a_moved_item_leaves_a_trace_at_both_ends(meeting, next_meeting, anna):
    item = make.item(meeting, "Avgift", kind="decision", proposal="Delas lika.")
    moved = actions.move_item(item=item, to=next_meeting, by=anna, at=NOW)
    here, there = (agenda_page(m, anna, NOW).items[0] for m in (meeting, next_meeting))
    assert (here.is_gone, here.moved_to, there.moved_from, moved.proposal) == (
        True, next_meeting, meeting, "Delas lika.",
    )  # fmt: skip


def test_a_moved_item_no_longer_takes_time_or_a_decision(meeting, next_meeting, anna):
    item = make.item(meeting, kind="decision", minutes=30)
    actions.move_item(item=item, to=next_meeting, by=anna, at=NOW)
    assert agenda_page(meeting, anna, NOW).time.planned == 0
    for _ in range(3):
        actions.add_item(meeting=meeting, title="Nytt", kind="decision", by=anna, at=NOW)


def test_an_item_does_not_move_to_a_meeting_of_another_agreement(meeting, anna, university):
    other = factories.meeting(factories.agreement(university, factories.organisation()))
    with pytest.raises(actions.WrongMeeting):
        actions.move_item(item=make.item(meeting), to=other, by=anna, at=NOW)


def test_a_postponed_item_waits_in_the_inbox(agreement, meeting, anna):
    actions.postpone_item(item=make.item(meeting, "Avgift", proposal="Delas lika."), by=anna, at=NOW)
    assert [(t.title, t.proposal) for t in inbox(agreement, anna, NOW).sent] == [("Avgift", "Delas lika.")]


def test_an_item_edited_meanwhile_is_not_overwritten(meeting, anna, bo):
    item = make.item(meeting)
    said = {"kind": "information", "minutes": 10, "version": 1, "at": NOW}
    actions.edit_item(item=item, title="Bos", **said, by=bo)
    with pytest.raises(actions.EditedMeanwhile):
        actions.edit_item(item=item, title="Annas", **said, by=anna)
    assert titles(meeting) == ["Bos"]


@pytest.mark.parametrize(("planned", "sentence"), [
    (100, "Punkterna tar 100 minuter av 120 bokade: 20 minuter är kvar."),
    (120, "Punkterna fyller de 120 bokade minuterna."),
    (121, "Punkterna tar 121 minuter av 120 bokade: 1 minut för mycket."),
])  # fmt: skip
def test_the_sum_of_minutes_is_said_in_words(planned, sentence):
    assert TimeSum(planned, 120).sentence == sentence


def test_a_suggested_agenda_goes_from_the_last_decisions_to_the_next(
    agreement, meeting, university, town, reported, anna
):
    commitment = factories.commitment(agreement)
    reported(commitment, university, "under_way")
    reported(commitment, town, "not_started")
    make.topic(agreement, "Beslutet", kind="decision")
    make.topic(agreement, "Frågan", kind="question")
    make.topic(agreement, "Lägesbild", kind="information")
    actions.suggest_agenda(meeting=meeting, by=anna, at=NOW)
    kinds = [item.kind for item in meeting.items.all()]
    assert kinds == ["follow_up", "state", "state", "question", "decision", "information"]


@pytest.mark.parametrize("booked", [15, 30, 45, 60, 120])
def test_a_suggested_agenda_fits_the_time_booked(agreement, anna, booked):
    short = factories.meeting(agreement, starts_at=BEGINS, minutes=booked)
    for number in range(3):
        make.topic(agreement, f"Fråga {number}")
        make.topic(agreement, f"Beslut {number}", kind="decision")
    actions.suggest_agenda(meeting=short, by=anna, at=NOW)
    assert 0 < agenda_page(short, anna, NOW).time.planned <= booked


def test_what_does_not_fit_stays_in_the_inbox(agreement, anna):
    short = factories.meeting(agreement, starts_at=BEGINS, minutes=10)
    topic = make.topic(agreement)
    actions.suggest_agenda(meeting=short, by=anna, at=NOW)
    assert inbox(agreement, anna, NOW).sent == (topic,)


def test_a_suggestion_never_takes_what_was_not_sent(agreement, meeting, anna):
    make.topic(agreement, "Hemligt", circle="private")
    actions.suggest_agenda(meeting=meeting, by=anna, at=NOW)
    assert "Hemligt" not in titles(meeting)


def test_a_suggestion_asks_for_at_most_three_decisions(agreement, meeting, anna):
    make.item(meeting, kind="decision")
    for number in range(4):
        make.topic(agreement, f"Beslut {number}", kind="decision")
    actions.suggest_agenda(meeting=meeting, by=anna, at=NOW)
    assert meeting.items.filter(kind="decision").count() == 3
    assert Topic.objects.filter(state="waiting").count() == 2


def test_a_second_suggestion_has_nothing_to_add(meeting, anna):
    actions.suggest_agenda(meeting=meeting, by=anna, at=NOW)
    with pytest.raises(actions.NothingToSuggest):
        actions.suggest_agenda(meeting=meeting, by=anna, at=NOW)


def test_a_suggestion_keeps_the_order_of_what_stands_there(meeting, anna):
    make.item(meeting, "Sist", kind="information")
    make.item(meeting, "Tvärtom", kind="question")
    actions.suggest_agenda(meeting=meeting, by=anna, at=NOW)
    shown = titles(meeting)
    assert shown.index("Sist") < shown.index("Tvärtom")
    assert shown[0] == "Vad blev det av förra besluten"
