"""A renewal begins by itself when a date comes near, once, and by hand whenever a party wants."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from samverkan.accounts.actor import Actor, NotAllowed
from samverkan.accounts.models import Organisation
from samverkan.accounts.queries.history import history
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements.models import Agreement, Terms
from samverkan.config.ticking import tick
from samverkan.journal.models import Entry
from samverkan.mail.models import Message, Notice
from samverkan.renewals.actions.beginning import (
    AlreadyBegun,
    BadLeadTime,
    CannotRenew,
    begin,
    begin_due,
    set_lead_time,
)
from samverkan.renewals.actions.settling import call_off
from samverkan.renewals.deadlines import dates_of, due_dates, last_day
from samverkan.renewals.models import Renewal
from tests import factories
from tests.web.renewals.conftest import NOTICE, NOW, days_before


def test_nothing_begins_the_day_before(agreement: Agreement):
    assert begin_due(at=days_before(NOTICE, 271)) == []


def test_it_begins_nine_months_before_notice_must_be_given(agreement: Agreement):
    (begun,) = begin_due(at=days_before(NOTICE, 270))
    assert (begun.agreement, begun.why, begun.against_on, begun.number) == (agreement, "notice", NOTICE, 1)
    assert (begun.notice_on, begun.ends_on) == (NOTICE, date(2027, 12, 31))
    assert begun.begun_by is None


def test_ticking_again_begins_nothing_more(agreement: Agreement):
    assert tick(at=days_before(NOTICE, 200))["renewals"] == 1
    mails = Notice.objects.count()
    for days in (200, 199, 10, 0, -1):
        assert tick(at=days_before(NOTICE, days))["renewals"] == 0
    assert (Renewal.objects.count(), Notice.objects.count()) == (1, mails)


def test_a_date_that_has_passed_begins_nothing(agreement: Agreement):
    assert begin_due(at=days_before(NOTICE, -1)) == []


def test_both_contacts_are_told_and_the_journal_says_that_nobody_did_it(agreement: Agreement, anna: Actor, bo: Actor):
    begin_due(at=days_before(NOTICE, 100))
    assert anna.person
    assert bo.person
    assert set(Notice.objects.values_list("to", flat=True)) == {anna.person.email, bo.person.email}
    told = Notice.objects.all()[0]
    assert (told.about, told.path) == ("Avsiktsförklaring om älven", f"/avtal/{agreement.pk}/fornyelse/")
    assert "Förnyelsen av avtalet har börjat. Den arbetar mot" in told.sentence
    assert not Message.objects.exists()
    line = Entry.objects.get(action="renewals.begin_by_itself")
    assert (line.person_key, line.circle) == (None, "shared")


def test_of_a_private_agreement_the_other_party_learns_nothing(agreement: Agreement, anna: Actor, bo: Actor):
    Agreement.objects.update(circle="private")
    (begun,) = begin_due(at=days_before(NOTICE, 100))
    assert anna.person
    assert [message.to for message in Notice.objects.all()] == [anna.person.email]
    assert Renewal.objects.visible_to(anna).get() == begun
    assert not Renewal.objects.visible_to(bo).exists()
    assert Entry.objects.get(action="renewals.begin_by_itself").circle == "private"


@pytest.mark.parametrize(
    ("fields", "at", "why"),
    [
        ({"notice_date": None, "valid_to": "2027-12"}, date(2027, 5, 1), "end"),
        ({"notice_date": None, "valid_to": "", "review_date": date(2027, 6, 1)}, date(2027, 3, 10), "review"),
        ({"review_date": date(2026, 8, 1)}, date(2026, 7, 20), "notice"),
        ({"review_date": date(2026, 6, 1)}, date(2026, 5, 2), "review"),
    ],
)
def test_it_works_against_the_most_binding_date_that_is_near(
    agreement: Agreement, fields: dict[str, Any], at: date, why: str
):
    Agreement.objects.update(**fields)
    (begun,) = begin_due(at=datetime(at.year, at.month, at.day, 12, tzinfo=UTC))
    assert begun.why == why


def test_the_day_to_decide_on_renewal_goes_before_all(agreement: Agreement):
    Terms.objects.create(agreement=agreement, renew_by="2027-02", made_at=NOW, home=agreement.home)
    (begun,) = begin_due(at=days_before(NOTICE, 200))
    assert (begun.why, begun.against_on) == ("renew_by", date(2027, 2, 28))


def test_a_review_begins_no_earlier_than_ninety_days_before(agreement: Agreement):
    review = date(2026, 6, 1)
    Agreement.objects.update(notice_date=None, valid_to="", review_date=review)
    assert begin_due(at=days_before(review, 91)) == []
    assert len(begin_due(at=days_before(review, 90))) == 1


@pytest.mark.parametrize("fields", [{"state": "proposed"}, {"state": "ended"}])
def test_only_what_is_in_force_is_renewed(agreement: Agreement, fields: dict[str, str], anna: Actor):
    Agreement.objects.update(**fields)
    assert begin_due(at=days_before(NOTICE, 100)) == []
    agreement.refresh_from_db()
    with pytest.raises(CannotRenew):
        begin(agreement=agreement, by=anna, at=NOW)


def test_an_example_of_somebody_elses_is_left_alone(agreement: Agreement):
    Organisation.objects.filter(pk=agreement.home_id).update(is_example=True)
    assert begin_due(at=days_before(NOTICE, 100)) == []


def test_the_agreement_may_say_how_early(agreement: Agreement, anna: Actor):
    set_lead_time(agreement=agreement, days=30, version=0, by=anna, at=NOW)
    assert begin_due(at=days_before(NOTICE, 31)) == []
    set_lead_time(agreement=agreement, days=0, version=1, by=anna, at=NOW)
    assert begin_due(at=days_before(NOTICE, 1)) == []
    set_lead_time(agreement=agreement, days=365, version=2, by=anna, at=NOW)
    assert len(begin_due(at=days_before(NOTICE, 365))) == 1


@pytest.mark.parametrize("days", [-1, 1096])
def test_no_other_number_of_days_is_taken(agreement: Agreement, anna: Actor, days: int):
    with pytest.raises(BadLeadTime):
        set_lead_time(agreement=agreement, days=days, version=0, by=anna, at=NOW)


def test_two_who_set_it_at_once_do_not_overwrite_each_other(agreement: Agreement, anna: Actor, bo: Actor):
    set_lead_time(agreement=agreement, days=100, version=0, by=anna, at=NOW)
    with pytest.raises(EditedMeanwhile):
        set_lead_time(agreement=agreement, days=200, version=0, by=bo, at=NOW)
    assert agreement.lead_time.days == 100


def test_a_renewal_that_was_called_off_does_not_begin_again_for_the_same_date(agreement: Agreement, anna: Actor):
    (begun,) = begin_due(at=days_before(NOTICE, 200))
    call_off(renewal=begun, reason="Vi väntar.", version=begun.version, by=anna, at=days_before(NOTICE, 199))
    assert begin_due(at=days_before(NOTICE, 100)) == []
    Agreement.objects.update(notice_date=NOTICE + timedelta(days=365))
    assert len(begin_due(at=days_before(NOTICE, -200))) == 1


def test_one_who_begins_by_hand_tells_the_others(agreement: Agreement, anna: Actor, bo: Actor):
    made = begin(agreement=agreement, by=anna, at=NOW)
    assert bo.person
    assert Notice.objects.get().to == bo.person.email
    assert (made.why, made.against_on, made.begun_by) == ("by_hand", NOTICE, anna.person)


def test_only_one_is_open_at_a_time(agreement: Agreement, anna: Actor, bo: Actor):
    begin(agreement=agreement, by=anna, at=NOW)
    with pytest.raises(AlreadyBegun):
        begin(agreement=agreement, by=bo, at=NOW)
    assert begin_due(at=days_before(NOTICE, 100)) == []


def test_neither_a_stranger_nor_a_reader_begins_one(agreement: Agreement, stranger: Actor, town: Organisation):
    for by in (stranger, factories.acting(town, "reader"), factories.acting(town, "leader")):
        with pytest.raises(NotAllowed):
            begin(agreement=agreement, by=by, at=NOW)


def test_every_party_has_the_same_tasks_counted_backwards(agreement: Agreement):
    (begun,) = begin_due(at=days_before(NOTICE, 270))
    for party in agreement.parties.all():
        due = dict(begun.tasks.filter(party=party).values_list("step", "due_on"))
        assert {step: (NOTICE - day).days for step, day in due.items() if day} == {
            "evaluate": 180, "word": 120, "hand_over": 90, "decide": 30, "settle": 0
        }  # fmt: skip


def test_when_time_is_short_the_days_stand_closer():
    due = due_dates(date(2027, 3, 31), date(2027, 3, 1))
    assert list(due.values()) == sorted(day for day in due.values() if day)
    assert due["evaluate"] == date(2027, 3, 11)


def test_without_a_date_no_task_has_a_day(agreement: Agreement, anna: Actor):
    Agreement.objects.update(notice_date=None, valid_to="")
    agreement.refresh_from_db()
    made = begin(agreement=agreement, by=anna, at=NOW)
    assert made.against_on is None
    assert set(made.tasks.values_list("due_on", flat=True)) == {None}


@pytest.mark.parametrize(
    ("partial", "day"),
    [("2027", date(2027, 12, 31)), ("2028-02", date(2028, 2, 29)), ("2027-03-05", date(2027, 3, 5)), ("", None)],
)
def test_the_last_day_of_a_date_known_in_part(partial: str, day: date | None):
    assert last_day(partial) == day


def test_an_agreement_without_terms_has_no_day_to_decide_by(agreement: Agreement):
    assert dates_of(agreement).renew_by is None


def test_the_history_says_that_it_began_by_itself(agreement: Agreement, bo: Actor):
    begin_due(at=days_before(NOTICE, 100))
    (line,) = history(agreement, bo, whole=True)
    assert line.sentence == "Samverkan började förnyelsen av sig självt"
