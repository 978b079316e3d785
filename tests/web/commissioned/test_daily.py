"""What happens by itself: reminders, and contacts that are no longer kept; and what is forgotten with a person."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from samverkan.accounts import actions as accounts
from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation, Person
from samverkan.commissioned import daily
from samverkan.commissioned.actions.describing import Asked, edit, enter, receive
from samverkan.commissioned.actions.forgetting import forget_contact, forget_due
from samverkan.commissioned.actions.moving import evaluate, lose, reassign
from samverkan.commissioned.actions.opening import Rules, set_desk
from samverkan.commissioned.models import Desk, Enquiry
from samverkan.commissioned.queries.news import may_be_told
from samverkan.mail.models import Message, Notice
from samverkan.search.actions import read_all_due
from samverkan.search.models import Entry as Found
from tests import factories
from tests.web.commissioned.conftest import ASKED, DRIVES, NOW, given, offered, taken


def told() -> list[str]:
    return list(Notice.objects.exclude(kind="commissioned.received").values_list("kind", flat=True))


def at(*day: int) -> datetime:
    return datetime(*day, 9, 0, tzinfo=UTC)


def test_nothing_is_told_while_there_is_time(enquiry: Enquiry, anna: Actor):
    taken(enquiry, anna)
    assert daily.run(at=at(2026, 3, 16)) == 0


def test_an_answer_that_is_late_is_told_once_and_again_when_the_new_day_has_been(enquiry: Enquiry, anna: Actor):
    taken(enquiry, anna)
    assert daily.run(at=at(2026, 3, 17)) == 1
    assert daily.run(at=at(2026, 3, 17)) == 0
    reassign(enquiry=enquiry, responsible=anna.person, answer_by=at(2026, 3, 20).date(), by=anna, at=at(2026, 3, 18))
    assert daily.run(at=at(2026, 3, 19)) == 0
    assert daily.run(at=at(2026, 3, 21)) == 1
    assert told() == ["commissioned.overdue"] * 2


def test_nobody_who_answers_is_made_up_for_by_the_coordinators(enquiry: Enquiry, anna: Actor):
    other = factories.acting(anna.home)
    assert daily.run(at=at(2026, 4, 1)) == 2
    assert {notice.to for notice in Notice.objects.all()} == {anna.person.email, other.person.email}


def test_an_offer_without_answer_and_a_course_without_evaluation_are_told(enquiry: Enquiry, anna: Actor):
    offered(enquiry, anna)
    course = given(enter(says=ASKED, by=anna, at=NOW), anna)
    daily.run(at=at(2026, 4, 2))
    assert sorted(told()) == ["commissioned.silent", "commissioned.unevaluated"]
    notice = Notice.objects.get(kind="commissioned.unevaluated")
    assert may_be_told(notice.thing, notice.to)
    evaluate(enquiry=course, result="Bra", learnt="", by=anna, at=NOW)
    assert not may_be_told(notice.thing, notice.to)
    assert not may_be_told(f"enquiry:{enquiry.pk}:offered", "nagon@annan.example")


def test_the_contact_goes_when_the_partys_time_is_over(desk: Desk, anna: Actor):
    made = receive(desk=desk, says=ASKED, at=NOW)
    lose(enquiry=made, because="price", words="", by=anna, at=NOW)
    assert forget_due(at=at(2028, 3, 1)) == 0
    assert forget_due(at=at(2028, 3, 3)) == 1
    assert forget_due(at=at(2028, 3, 3)) == 0
    made.refresh_from_db()
    assert (made.contact_name, made.contact_email, made.contact_phone) == ("", "", "")
    assert made.employer == "Älvkraft AB"
    assert not Message.objects.filter(to="maja@alvkraft.example").exists()


def test_an_open_enquiry_keeps_its_contact_however_old(desk: Desk):
    receive(desk=desk, says=ASKED, at=NOW)
    assert forget_due(at=at(2036, 3, 3)) == 0


def test_a_party_without_rules_removes_nothing_by_itself(enquiry: Enquiry, anna: Actor):
    lose(enquiry=enquiry, because="price", words="", by=anna, at=NOW)
    assert forget_due(at=at(2036, 3, 3)) == 0


def test_mail_about_another_enquiry_with_the_same_address_stays(desk: Desk, anna: Actor):
    first, _second = (receive(desk=desk, says=replace(ASKED, title=title), at=NOW) for title in ("Ett", "Två"))
    forget_contact(enquiry=first, by=anna, at=NOW)
    assert Message.objects.filter(to="maja@alvkraft.example").count() == 2


def test_a_contact_written_again_after_it_was_removed_is_kept(enquiry: Enquiry, anna: Actor):
    gone = forget_contact(enquiry=enquiry, by=anna, at=NOW)
    again = edit(enquiry=gone, says=ASKED, version=gone.version, by=anna, at=NOW)
    assert (again.contact_name, again.contact_removed_at) == ("Maja Fors", None)


def test_somebody_made_unknown_is_forgotten_as_contact_too(university: Organisation, town: Organisation):
    admin = factories.acting(university, "coordinator", "administrator")
    person = factories.acting(university, "reader").person
    says = Asked(title="Kurs", employer="X", contact_name=person.name, contact_email=person.email, skills=(DRIVES,))
    made = enter(says=says, by=factories.acting(town), at=NOW)
    accounts.pseudonymise(person=Person.objects.get(pk=person.pk), by=admin, at=NOW + timedelta(days=1))
    made.refresh_from_db()
    assert (made.contact_name, made.contact_email) == ("", "")
    assert made.contact_removed_at


def test_the_search_never_reads_the_contact(enquiry: Enquiry):
    read_all_due()
    (entry,) = Found.objects.filter(kind="enquiries")
    assert "maja" not in f"{vars(entry)}".casefold()


def test_rules_of_a_party_that_has_never_opened_its_form_can_be_set(anna: Actor):
    desk = set_desk(rules=Rules(is_open=False, contact_months=6), version=1, by=anna, at=NOW)
    assert desk.kept_since(at(2026, 8, 31).date()) == at(2026, 2, 28).date()
