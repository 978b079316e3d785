"""A report is written in private, sent, kept as it was sent, answered and settled."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError

from samverkan.accounts.actor import Actor, NotAllowed
from samverkan.accounts.models import Organisation, Person
from samverkan.accounts.permissions import Role
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements.models import Activity, Agreement, Commitment
from samverkan.journal.models import Entry
from samverkan.mail.models import Message, Notice
from samverkan.meetings.freezing import fingerprint, frozen, thawed
from samverkan.meetings.queries.inbox import derived
from samverkan.papers import html
from samverkan.partner_reports import daily
from samverkan.partner_reports.actions.answering import CannotAnswer, Given, NothingToSettle, answer, settle
from samverkan.partner_reports.actions.writing import AlreadySent, CannotBegin, begin, send, write
from samverkan.partner_reports.models import Part, PartnerReport
from samverkan.partner_reports.queries.content import paper
from tests import factories
from tests.factories.meetings import held, position
from tests.web.partner_reports.conftest import NOW

DIFFERS = Given(view="differs", remarks={Part.PROMISES: "Bostäderna dröjde."})


def text_of(report: PartnerReport) -> str:
    return str(html(paper(report, NOW)))


def test_a_report_tells_of_the_year_and_what_both_see(draft: PartnerReport) -> None:
    text = text_of(draft)
    for words in ("Ett gott år.", "Ordna bostad", "Kurs i elkraft", "24 deltagare", "150 000"):
        assert words in text.replace("\xa0", " ")


def test_joint_positions_of_the_year_stand_with_what_came_of_them(draft: PartnerReport, agreement: Agreement) -> None:
    agreed = position(held(agreement))
    type(agreed).objects.filter(pk=agreed.pk).update(
        agreed_on=date(2025, 5, 1), circle="shared", text="Vi bygger ett hus.", outcome="Bygget har börjat.",
        outcome_on=date(2025, 9, 1),
    )  # fmt: skip
    text = text_of(draft)
    assert "Vi bygger ett hus." in text
    assert "Bygget har börjat." in text


@pytest.mark.parametrize("whose", ["university", "town"])
def test_nothing_private_of_either_party_is_told(
    draft: PartnerReport, promise: Commitment, university: Organisation, town: Organisation, whose: str
) -> None:
    home = {"university": university, "town": town}[whose]
    hidden = Activity.objects.create(
        title="Hemlig plan", status="under_way", circle="private", home=home, made_at=NOW, changed_at=NOW
    )
    hidden.commitments.add(promise)
    factories.commitment(draft.agreement, title="Hemligt löfte", circle="private", home=home)
    assert "Hemlig" not in text_of(draft)


def test_what_was_done_in_another_year_is_left_out(draft: PartnerReport, activity: Activity) -> None:
    activity.results.update(on=date(2024, 6, 1))
    activity.money.update(year=2024)
    Activity.objects.update(starts_on=date(2024, 2, 1), ends_on=date(2024, 6, 1))
    assert "Kurs i elkraft" not in text_of(draft)


def test_a_draft_is_private_and_begun_once(draft: PartnerReport, agreement: Agreement, anna: Actor, bo: Actor) -> None:
    assert not PartnerReport.objects.visible_to(bo).exists()
    again = begin(agreement=agreement, year=2025, receiver=draft.receiver, opening="", by=anna, at=NOW)
    assert again == draft
    assert not Message.objects.exists()


def test_the_journal_of_a_draft_is_private(draft: PartnerReport) -> None:
    assert Entry.objects.get(action="partner_reports.begin").circle == "private"


def test_sending_shares_it_and_asks_the_contact(sent: PartnerReport, bo: Actor, per: Person) -> None:
    assert PartnerReport.objects.visible_to(bo).get() == sent
    assert sent.answer_by == date(2026, 4, 9)
    assert "Läs den och säg hur ni ser på det" in Message.objects.get(to=per.email).body


def test_without_a_contact_the_coordinator_is_asked(
    draft: PartnerReport, agreement: Agreement, anna: Actor, bo: Actor
) -> None:
    agreement.parties.update(contact=None)
    send(report=draft, version=draft.version, by=anna, at=NOW)
    assert bo.person
    assert Message.objects.filter(to=bo.person.email, lets_in=True).exists()


def test_what_was_sent_stays_though_the_data_changes(sent: PartnerReport, activity: Activity, anna: Actor) -> None:
    Activity.objects.update(title="Nytt namn")
    sent.refresh_from_db()
    shown = thawed(sent.paper)
    assert "Kurs i elkraft" in html(shown)
    assert fingerprint(frozen(shown)) == sent.fingerprint
    with pytest.raises(AlreadySent):
        write(report=sent, opening="Nej.", version=sent.version, by=anna, at=NOW)
    with pytest.raises(AlreadySent):
        send(report=sent, version=sent.version, by=anna, at=NOW)


def test_the_same_facts_give_the_same_fingerprint(draft: PartnerReport, sent: PartnerReport) -> None:
    assert fingerprint(frozen(paper(sent, NOW))) == sent.fingerprint


def test_a_text_that_was_changed_meanwhile_is_neither_saved_over_nor_sent(draft: PartnerReport, anna: Actor) -> None:
    read = draft.version
    write(report=draft, opening="Ett bra år.", version=read, by=anna, at=NOW)
    for deed in (
        lambda: write(report=draft, opening="Mitt.", version=read, by=anna, at=NOW),
        lambda: send(report=draft, version=read, by=anna, at=NOW),
    ):
        with pytest.raises(EditedMeanwhile):
            deed()


def test_only_the_party_itself_writes_and_only_the_receiver_answers(
    draft: PartnerReport, anna: Actor, bo: Actor, stranger: Actor, university: Organisation
) -> None:
    for by in (bo, stranger, factories.acting(university, Role.LEADER)):
        with pytest.raises(NotAllowed):
            send(report=draft, version=draft.version, by=by, at=NOW)
    report = send(report=draft, version=draft.version, by=anna, at=NOW)
    for by in (anna, stranger):
        with pytest.raises(NotAllowed):
            answer(report=report, given=DIFFERS, by=by, at=NOW)


def test_a_report_goes_to_another_party_about_what_has_been(
    agreement: Agreement, anna: Actor, university: Organisation, town: Organisation
) -> None:
    own, other = (agreement.parties.get(organisation=each) for each in (university, town))
    for receiver, year in ((own, 2025), (other, 2027)):
        with pytest.raises(CannotBegin):
            begin(agreement=agreement, year=year, receiver=receiver, opening="", by=anna, at=NOW)


def test_a_third_party_of_the_agreement_does_not_see_it(
    university: Organisation, town: Organisation, anna: Actor
) -> None:
    third = factories.organisation()
    made = factories.agreement(university, town, third)
    report = begin(agreement=made, year=2025, receiver=made.parties.get(organisation=town), opening="", by=anna, at=NOW)
    send(report=report, version=report.version, by=anna, at=NOW)
    assert not PartnerReport.objects.visible_to(factories.acting(third)).exists()


def test_an_answer_is_kept_with_name_and_day_and_the_sender_is_told(
    sent: PartnerReport, bo: Actor, anna: Actor
) -> None:
    reply = answer(report=sent, given=DIFFERS, by=bo, at=NOW)
    assert bo.person
    assert anna.person
    assert (reply.answered_name, reply.answered_at) == (bo.person.name, NOW)
    assert [(one.part, one.text) for one in reply.remarks.all()] == [("promises", "Bostäderna dröjde.")]
    assert Notice.objects.get(to=anna.person.email).kind == "partner_reports.answered"


def test_it_is_answered_once_and_with_words_where_it_is_seen_differently(sent: PartnerReport, bo: Actor) -> None:
    for given in (Given(view="differs"), Given(view="remarks", remarks={Part.OPENING: " "}), Given(view="")):
        with pytest.raises(CannotAnswer):
            answer(report=sent, given=given, by=bo, at=NOW)
    answer(report=sent, given=Given(view="agrees"), by=bo, at=NOW)
    with pytest.raises(CannotAnswer):
        answer(report=sent, given=DIFFERS, by=bo, at=NOW)


def brought_up(agreement: Agreement) -> list[str]:
    fresh = Agreement.objects.get(pk=agreement.pk)
    return [entry.title for entry in derived(fresh, NOW) if entry.key.startswith("partner_report:")]


def test_what_is_seen_differently_goes_to_the_inbox_until_it_is_settled(
    sent: PartnerReport, agreement: Agreement, anna: Actor, bo: Actor
) -> None:
    answer(report=sent, given=DIFFERS, by=bo, at=NOW)
    assert brought_up(agreement) == ["ÄK ser annorlunda på rapporten från NU för 2025"]
    settle(report=sent, settlement="Vi delar upp det.", by=anna, at=NOW)
    assert brought_up(agreement) == []
    with pytest.raises(NothingToSettle):
        settle(report=sent, settlement="Igen.", by=bo, at=NOW)


def on(report: PartnerReport, days: int) -> datetime:
    assert report.answer_by
    return NOW.replace(month=4, day=9) + timedelta(days=days)


@pytest.mark.parametrize(("days", "mails", "notices"), [(-1, 1, 0), (0, 2, 0), (6, 2, 0), (7, 2, 1)])
def test_a_late_answer_is_reminded_of_and_then_told_to_the_coordinator(
    sent: PartnerReport, bo: Actor, per: Person, days: int, mails: int, notices: int
) -> None:
    daily.run(at=on(sent, days))
    daily.run(at=on(sent, days))
    assert bo.person
    assert Message.objects.filter(to=per.email).count() == mails
    assert Notice.objects.filter(to=bo.person.email, kind="partner_reports.late").count() == notices


def test_nobody_is_reminded_of_what_has_been_answered(sent: PartnerReport, bo: Actor) -> None:
    answer(report=sent, given=DIFFERS, by=bo, at=NOW)
    assert daily.run(at=on(sent, 7)) == 0


def test_a_report_that_was_sent_cannot_lose_its_paper(sent: PartnerReport) -> None:
    with pytest.raises(IntegrityError):
        PartnerReport.objects.update(paper=None)
