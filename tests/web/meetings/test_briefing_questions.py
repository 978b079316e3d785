"""The questions of the future: proposed by rules, each with its reason; taken, reworded or dismissed by people."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from samverkan import papers
from samverkan.accounts.models import Circle
from samverkan.agreements.models import Assumption
from samverkan.areas.models import Area
from samverkan.indicators.models import Indicator, IndicatorValue, Target
from samverkan.meetings import actions
from samverkan.meetings.queries.briefing import briefing
from samverkan.meetings.queries.briefing.facts import facts
from samverkan.meetings.queries.briefing.questions import proposed, questions
from tests import factories
from tests.web.meetings.conftest import NOW, TODAY


def asked(meeting):
    return questions(facts(meeting, NOW))


def keys(meeting):
    return [question.key.partition(":")[0] for question in asked(meeting)]


@pytest.fixture
def differing(agreement, university, town, reported):
    commitment = factories.commitment(agreement, title="Batterier")
    reported(commitment, university, "under_way")
    reported(commitment, town, "not_started")
    return commitment


@pytest.fixture
def broken(agreement, university):
    return Assumption.objects.create(
        agreement=agreement, text="Fabriken byggs.", holds=False, changed_on=date(2025, 12, 1),
        change_note="Bygget är pausat.", circle=Circle.SHARED, home=university,
    )  # fmt: skip


@pytest.fixture
def exploring(agreement, university, town):
    area = Area.objects.create(
        name="Vätgas", status="exploring", decide_by=date(2026, 6, 30), circle=Circle.SHARED, home=university
    )
    area.organisations.set([university, town])
    agreement.areas.add(area)
    return area


@pytest.fixture
def indicator(university, town):
    made = Indicator.objects.create(
        name="Antagna", unit="personer", source="UKÄ", circle=Circle.SHARED, home=university, made_at=NOW
    )
    made.organisations.set([university, town])
    for year, value in ((2024, 70), (2025, 64)):
        IndicatorValue.objects.create(
            indicator=made, on=date(year, 12, 31), value=value, entered_at=NOW, entered_for=university
        )
    Target.objects.create(
        indicator=made, on=date(2027, 12, 31), value=Decimal(90), decided_in="Avtalet", set_by=university, set_at=NOW
    )
    return made


def test_without_any_reason_nothing_is_asked(meeting):
    assert asked(meeting) == []


def test_a_question_of_views_that_differ_says_who_says_what(meeting, differing):
    (question,) = asked(meeting)
    assert question.why == "NU säger pågår, ÄK säger ej påbörjat."


def test_a_question_of_a_broken_assumption_says_since_when_why_and_what_rests_on_it(meeting, agreement, broken):
    broken.commitments.add(factories.commitment(agreement))
    (question,) = asked(meeting)
    assert question.why == "Det gäller inte längre sedan 1 dec 2025. Åtagande 1 vilar på det. Bygget är pausat."


def test_a_question_of_an_area_names_its_white_spots(meeting, exploring):
    (question,) = asked(meeting)
    assert question.text == "Ska vi etablera Vätgas, utforska det vidare eller lägga ner det?"
    assert "Ska beslutas senast 30 jun 2026." in question.why
    assert "utbildning" in question.why


def test_a_question_of_a_target_says_how_far_it_is(meeting, indicator):
    (question,) = asked(meeting)
    assert "64\xa0personer" in question.why
    assert "90\xa0personer" in question.why
    assert "Det har rört sig bort från målet." in question.why


def test_a_promise_missed_in_two_years_is_asked_about(meeting, agreement, university, reported):
    commitment = factories.commitment(agreement, kind="recurring")
    for year in (2024, 2025):
        reported(commitment, university, "missed", year=year, is_latest=year == 2025)
    assert keys(meeting) == ["missed"]


def test_a_promise_missed_once_is_not_asked_about(meeting, agreement, university, reported):
    reported(factories.commitment(agreement, kind="recurring"), university, "missed", year=2025)
    assert asked(meeting) == []


def test_the_day_to_give_notice_is_asked_about(meeting, agreement):
    agreement.notice_date = TODAY + timedelta(days=100)
    agreement.save()
    (question,) = asked(meeting)
    assert question.key == "end:notice"


def test_three_are_asked_each_of_its_own_kind(
    meeting, agreement, differing, broken, exploring, university, town, reported
):
    second = factories.commitment(agreement, title="Annat")
    reported(second, university, "under_way")
    reported(second, town, "not_started")
    assert keys(meeting) == ["broken", "area", "differs"]


def test_what_is_private_to_a_party_is_never_asked_about(meeting, agreement, university, town, reported):
    factories.commitment(agreement, circle=Circle.PRIVATE, home=university, due_on=date(2025, 1, 1))
    Assumption.objects.create(
        agreement=agreement, text="Hemligt", holds=False, changed_on=date(2025, 12, 1), circle=Circle.PRIVATE, home=town
    )
    common = factories.commitment(agreement, kind="recurring")
    for year in (2024, 2025):
        reported(common, university, "missed", year=year, is_latest=year == 2025, circle=Circle.PRIVATE)
    assert asked(meeting) == []


def test_a_dismissed_question_gives_room_to_the_next(meeting, differing, broken, anna):
    first = asked(meeting)[0]
    actions.dismiss_question(meeting=meeting, key=first.key, by=anna, at=NOW)
    actions.dismiss_question(meeting=meeting, key=first.key, by=anna, at=NOW)
    assert keys(meeting) == ["differs"]
    assert actions.bring_back_questions(meeting=meeting, by=anna, at=NOW) == 1
    assert keys(meeting) == ["broken", "differs"]


def test_a_reworded_question_keeps_its_reason(meeting, differing, anna):
    (before,) = asked(meeting)
    actions.reword_question(meeting=meeting, key=before.key, text="Vad väntar vi på?", by=anna, at=NOW)
    (after,) = asked(meeting)
    assert (after.text, after.why) == ("Vad väntar vi på?", before.why)


def test_a_taken_question_stands_on_the_agenda_once(meeting, differing, anna):
    (question,) = asked(meeting)
    item = actions.take_question(meeting=meeting, key=question.key, by=anna, at=NOW)
    assert actions.take_question(meeting=meeting, key=question.key, by=anna, at=NOW) == item
    (after,) = asked(meeting)
    assert after.is_taken
    assert (item.kind, item.title, item.background) == ("question", question.text[:200], question.why)


def test_a_question_that_is_no_longer_proposed_cannot_be_taken(meeting, anna):
    with pytest.raises(actions.NotProposed):
        actions.take_question(meeting=meeting, key="differs:99", by=anna, at=NOW)


def test_the_paper_says_why_a_question_is_proposed(meeting, differing):
    assert "Skäl: NU säger pågår, ÄK säger ej påbörjat." in papers.html(briefing(meeting, "sv", NOW))


def test_an_indicator_that_moved_stands_on_page_two_with_its_source(meeting, indicator):
    shown = papers.html(briefing(meeting, "sv", NOW))
    assert "Indikatorer som rört sig" in shown
    assert "UKÄ, 31 dec 2025" in shown


def test_an_indicator_that_one_party_keeps_to_itself_is_not_shown(meeting, indicator, town):
    indicator.organisations.remove(town)
    shown = papers.html(briefing(meeting, "sv", NOW))
    assert "Antagna" not in shown
    assert proposed(facts(meeting, NOW)) == []


def test_the_annex_shows_where_nothing_is_done_in_an_area_to_decide_on(meeting, exploring):
    shown = papers.html(briefing(meeting, "sv", NOW))
    assert "Områden att besluta om" in shown
    assert "Ingen aktivitet inom" in shown
