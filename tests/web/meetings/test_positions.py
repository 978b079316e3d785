"""The log of joint positions, what the parties' bodies decide, what replaces what, and excerpts."""

from datetime import date, timedelta

import pypdfium2
import pytest
from django.urls import reverse
from django.utils import timezone

from samverkan.accounts.permissions import Role
from samverkan.meetings import actions
from samverkan.meetings.actions import Decided
from samverkan.meetings.models import AgendaItem, JointPosition, Participant, PartyDecision
from samverkan.meetings.queries.minutes.page import minutes_page
from samverkan.meetings.queries.positions import Wanted, position_log, table
from tests import factories
from tests.factories import meetings as make
from tests.web.meetings.conftest import AFTER, BEGINS

DECIDED = date(2026, 3, 25)
LATER = AFTER + timedelta(days=30)
MOST_QUERIES = 20


def url(name: str, *args: int) -> str:
    return reverse(f"meetings:{name}", args=args)


def agree(meeting, by, text="Parterna är överens.", **fields) -> JointPosition:
    return actions.agree_position(meeting=meeting, text=text, **fields, by=by, at=AFTER)


def words_of(pdf: bytes) -> str:
    return " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)).replace("\r\n", " ")


@pytest.fixture
def ten_years(agreement, parties):
    """A meeting each year for ten years, with twelve joint positions each, every fifth awaiting the town."""
    for year in range(10):
        held = make.held(agreement, starts_at=BEGINS - timedelta(days=365 * (year + 1)))
        for number in range(12):
            position = make.position(held, f"Ståndpunkt {year}-{number} om träbyggande")
            for party in parties:
                state = "awaited" if number % 5 == 0 and party == parties[1] else "approved"
                decided = None if state == "awaited" else held.starts_at.date()
                PartyDecision.objects.create(position=position, party=party, state=state, decided_on=decided)


def test_the_log_is_found_by_words_year_agreement_and_whom_it_awaits(agreement, university, town, anna, ten_years):
    other = factories.agreement(university, factories.organisation())
    make.position(make.held(other), "En annan sak")
    found = lambda **wanted: position_log(anna, Wanted(**wanted)).total  # noqa: E731
    assert found() == 121
    assert found(agreement=agreement.pk) == 120
    assert found(words="TRÄBYGGANDE") == 120
    assert found(words="3-7 om") == 1
    assert found(year=BEGINS.year - 2) == 12
    assert found(awaits=town.pk) == 30
    assert found(awaits=university.pk) == 0


@pytest.mark.one_database
def test_the_log_of_ten_years_takes_few_queries_and_as_many_as_that_of_one(
    agreement, meeting, anna, browser_of, django_assert_max_num_queries, ten_years
):
    browser = browser_of(anna)
    for address in (url("positions"), url("decide_several"), url("minutes", meeting.pk), url("positions") + "?page=3"):
        with django_assert_max_num_queries(MOST_QUERIES):
            assert browser.get(address).status_code == 200


def test_strangers_and_what_is_private_are_in_no_list_count_or_file(agreement, anna, bo, stranger, browser_of):
    position = make.position(make.held(agreement), "Hemlig lydelse")
    JointPosition.objects.filter(pk=position.pk).update(circle="private")
    make.position(make.held(agreement, starts_at=BEGINS - timedelta(days=700)), "Delad lydelse")
    for who, number in ((anna, 2), (bo, 1), (stranger, 0)):
        assert position_log(who, Wanted()).total == number
        assert ("Hemlig" in str(list(table(who, Wanted())))) == (who == anna)
        assert position_log(who, Wanted(words="hemlig")).total == (who == anna)
    assert "Hemlig" not in browser_of(bo).get(url("positions_csv")).content.decode("utf-8-sig")


def test_the_log_as_a_file_has_a_row_for_each_decision(agreement, parties, anna, browser_of):
    position = make.position(make.held(agreement), "Delas lika")
    PartyDecision.objects.create(
        position=position, party=parties[1], body="Nämnden", state="approved", decided_on=DECIDED, rapporteur="Eva Ek"
    )
    written = browser_of(anna).get(url("positions_csv")).content.decode("utf-8-sig")
    assert "Nämnden" in written
    assert "Eva Ek" in written
    assert browser_of(anna).get(url("positions_xlsx")).content[:2] == b"PK"


def test_a_decision_tells_who_presented_it_and_on_what_delegation(meeting, parties, anna, bo):
    position = agree(meeting, anna)
    made = actions.record_party_decision(
        position=position, party=parties[1], body="Förvaltningschefen", decided_on=DECIDED, registry_number="KS 7",
        rapporteur="Eva Ek", is_delegated=True, delegation="Punkt 4.2", note="Med förbehåll", by=bo, at=LATER,
    )  # fmt: skip
    assert (made.rapporteur, made.is_delegated, made.delegation, made.note) == (
        "Eva Ek", True, "Punkt 4.2", "Med förbehåll",
    )  # fmt: skip


def test_a_decision_that_is_not_needed_has_no_day_and_waits_no_more(meeting, parties, anna, bo):
    position = agree(meeting, anna, needs_decision={parties[1]: "Nämnden"})
    made = actions.record_party_decision(
        position=position, party=parties[1], body="", state="not_needed", decided_on=DECIDED, by=bo, at=LATER
    )
    assert (made.state, made.decided_on) == ("not_needed", None)


def test_the_same_decision_is_recorded_on_several_at_once_and_each_keeps_its_body(meeting, parties, anna, bo):
    first = agree(meeting, anna, "Ett", needs_decision={parties[1]: "Nämnden"})
    second = agree(meeting, anna, "Två", needs_decision={parties[1]: "Styrelsen"})
    said = Decided(decided_on=DECIDED, registry_number="KS 9")
    for _press in range(2):
        actions.record_party_decisions(positions=[first, second], said=said, by=bo, at=LATER)
    made = PartyDecision.objects.order_by("position__number")
    assert [(d.body, d.state, d.registry_number) for d in made] == [
        ("Nämnden", "approved", "KS 9"), ("Styrelsen", "approved", "KS 9"),
    ]  # fmt: skip


def test_nothing_is_recorded_when_one_of_several_is_refused(meeting, parties, anna, bo):
    first = agree(meeting, anna, "Ett", needs_decision={parties[1]: ""})
    with pytest.raises(actions.DecisionDateMissing):
        actions.record_party_decisions(positions=[first], said=Decided(), by=bo, at=LATER)
    with pytest.raises(actions.NothingChosen):
        actions.record_party_decisions(positions=[], said=Decided(decided_on=DECIDED), by=bo, at=LATER)
    assert PartyDecision.objects.get().state == "awaited"


def test_a_registrar_records_several_from_the_page(meeting, parties, town, anna, browser_of):
    position = agree(meeting, anna, needs_decision={parties[1]: "Nämnden"})
    browser = browser_of(factories.acting(town, Role.REGISTRAR))
    form = {"positions": [position.pk], "state": "approved", "decided_on": "2026-03-25", "body": ""}
    browser.post(url("decide_several"), form)
    assert PartyDecision.objects.get().state == "approved"
    assert "Inget beslut väntar" in browser.get(url("decide_several")).content.decode()


def test_a_new_position_replaces_an_old_one_which_stays_and_says_so(agreement, meeting, anna, browser_of):
    old = make.position(make.held(agreement), "Åtta veckor.")
    new = agree(meeting, anna, "Sex veckor.", supersedes=old)
    with pytest.raises(actions.AlreadyReplaced):
        agree(meeting, anna, "Fyra veckor.", supersedes=old)
    assert JointPosition.objects.count() == 2
    browser = browser_of(anna)
    assert f"Gemensam ståndpunkt {new.number} från den" in browser.get(url("position", old.pk)).content.decode()
    assert "Ersatt" in browser.get(url("positions")).content.decode()


def test_a_position_of_another_agreement_is_not_replaced(meeting, university, anna):
    foreign = make.position(make.held(factories.agreement(university, factories.organisation())))
    with pytest.raises(actions.AlreadyReplaced):
        agree(meeting, anna, supersedes=foreign)


def test_a_position_is_taken_up_again_first_on_the_next_agenda(agreement, meeting, anna, browser_of):
    old = make.position(make.held(agreement), "Åtta veckor.")
    make.item(meeting, "Vad blev det av besluten?", kind="follow_up")
    make.item(meeting, "Annat")
    browser = browser_of(anna)
    for _press in range(2):
        browser.post(url("reopen_position", old.pk), {"meeting": meeting.pk})
    titles = [item.title for item in meeting.items.all()]
    assert titles == ["Vad blev det av besluten?", f"Gemensam ståndpunkt {old.number} tas upp igen", "Annat"]
    item = AgendaItem.objects.get(kind="decision")
    form = browser.get(url("agree_position", meeting.pk) + f"?item={item.pk}").content.decode()
    assert f'value="{old.pk}" selected' in form


def test_what_is_not_done_since_last_time_stands_first_in_the_minutes(agreement, meeting, anna):
    before = make.held(agreement)
    made = actions.start_action(
        meeting=before, title="Räkna på avgiften", commitments=[factories.commitment(agreement)],
        due_on=date(2026, 1, 31), by=anna, at=AFTER - timedelta(days=300),
    )  # fmt: skip
    shown = minutes_page(meeting, anna, AFTER).undone
    assert [(line.action, line.state) for line in shown] == [(made, "overdue")]


def test_pressing_twice_agrees_starts_and_notes_once(agreement, meeting, anna):
    commitment = factories.commitment(agreement)
    for _press in range(2):
        agree(meeting, anna)
        actions.start_action(meeting=meeting, title="Räkna", commitments=[commitment], by=anna, at=AFTER)
        actions.note(meeting=meeting, text="Nöjda", by=anna, at=AFTER)
    counts = JointPosition.objects.count(), meeting.outcome_actions.count(), meeting.outcome_notes.count()
    assert counts == (1, 1, 1)


def test_an_excerpt_tells_what_the_body_decided_and_who_adjusted(meeting, parties, anna, bo, browser_of):
    for each in (anna, bo):
        type(each.person).objects.filter(pk=each.person.pk).update(email=f"{each.person.pk}@example.org")
    item = make.item(meeting, "Avgiften", kind="decision")
    actions.note(meeting=meeting, item=item, text="Hemlig gräns", circle="private", by=anna, at=AFTER)
    position = agree(meeting, anna, "Avgiften delas lika.", item=item, needs_decision={parties[1]: "Nämnden"})
    actions.hold(meeting=meeting, by=anna, at=AFTER)
    actions.record_party_decision(
        position=position, party=parties[1], body="Nämnden", decided_on=DECIDED, registry_number="KS 2026-7",
        rapporteur="Eva Ek", by=bo, at=LATER,
    )  # fmt: skip
    chosen = {parties[0]: [anna.person], parties[1]: [bo.person]}
    sent = actions.send_minutes(meeting=meeting, adjusters=chosen, by=anna, at=LATER)
    address = url("excerpt_pdf", position.pk, parties[1].pk)
    assert "inte justerat" in words_of(browser_of(anna).get(address).content)
    for who in (anna, bo):
        actions.approve_minutes(adjustment=sent.adjustments.get(person=who.person), by=who, at=LATER)
    words = words_of(browser_of(anna).get(address).content)
    for told in ("Avgiften delas lika.", "KS 2026-7", "Eva Ek", "Anna Alm", "Bo Berg", "25 mar 2026"):
        assert told in words
    assert "Hemlig" not in words
    assert "inte justerat" not in words


def test_internal_notes_are_on_no_page_paper_or_pdf_of_the_other_party(meeting, anna, bo, browser_of):
    item = make.item(meeting, "Avgiften")
    actions.note(meeting=meeting, item=item, text="Hemlig gräns", circle="private", by=anna, at=AFTER)
    assert "Hemlig" in browser_of(anna).get(url("minutes", meeting.pk)).content.decode()
    browser = browser_of(bo)
    for name in ("minutes", "minutes_paper"):
        assert "Hemlig" not in browser.get(url(name, meeting.pk)).content.decode()
    assert "Hemlig" not in words_of(browser.get(url("minutes_pdf", meeting.pk)).content)


def test_a_deputy_is_written_down_with_whom_the_person_stands_in_for(meeting, parties, anna, browser_of):
    form = {f"party_{parties[0].pk}": "Eva Ek, controller, Anna Alm", f"party_{parties[1].pk}": ""}
    browser_of(anna).post(url("participants", meeting.pk), form)
    made = Participant.objects.get()
    assert (made.name, made.title, made.deputy_for) == ("Eva Ek", "controller", "Anna Alm")
    assert "ersättare för Anna Alm" in browser_of(anna).get(url("minutes", meeting.pk)).content.decode()


def test_too_few_for_a_quorum_is_said_in_words_and_stops_nothing(meeting, parties, anna):
    type(meeting.forum).objects.filter(pk=meeting.forum.pk).update(quorum_members=3, quorum_each_party=1)
    meeting.refresh_from_db()
    present = [actions.Present(parties[0], "Anna Alm")]
    actions.record_participants(meeting=meeting, participants=present, by=anna, at=AFTER)
    assert "Älvdals kommun" in minutes_page(meeting, anna, AFTER).quorum
    assert actions.hold(meeting=meeting, by=anna, at=AFTER).is_held


def test_a_meeting_with_undecided_items_names_them_with_links(agreement, anna, browser_of):
    begun = factories.meeting(agreement, starts_at=timezone.now() - timedelta(hours=1))
    item = make.item(begun, "Avgiften", kind="decision")
    for answer in (browser_of(anna).get(url("hold", begun.pk)), browser_of(anna).post(url("hold", begun.pk))):
        assert answer.status_code == 409
        assert f'href="{url("minutes", begun.pk)}#item-{item.pk}">1. Avgiften' in answer.content.decode()


def test_a_script_is_told_what_became_of_what_it_sent(meeting, anna, bo, browser_of):
    item = make.item(meeting)
    browser = browser_of(anna)
    send = lambda **form: browser.post(url("notes", item.pk), form, headers={"accept": "application/json"})  # noqa: E731
    first = send(notes="Ett.\r\nTvå.", base="", version="1").json()
    assert (first["state"], first["version"], first["notes"]) == ("saved", 2, "Ett.\nTvå.")
    actions.record_notes(item=item, notes="Ett.\nTvå, Bo.", version=2, by=bo, at=AFTER)
    merged = send(notes="Ett, Anna.\nTvå.", base="Ett.\nTvå.", version="2").json()
    assert (merged["state"], merged["notes"]) == ("merged", "Ett, Anna.\nTvå, Bo.")
    refused = send(notes="Ett.\nTvå, Anna.", base="Ett.\nTvå.", version="2")
    assert (refused.status_code, refused.json()["state"]) == (409, "conflict")
    assert AgendaItem.objects.get().notes == "Ett, Anna.\nTvå, Bo."
