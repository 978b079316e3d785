"""Handing over: the pack tells what must be known, and everything is given to others in one step."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samverkan.accounts.actor import Actor, NotAllowed
from samverkan.accounts.models import Organisation, Person
from samverkan.accounts.permissions import Role
from samverkan.agreements.actions.owning import NotOurPerson
from samverkan.agreements.models import Activity, ActivityLead, Agreement, Assumption, Binding, Commitment
from samverkan.areas.models import Area, AreaLead
from samverkan.commissioned.models import Enquiry
from samverkan.journal.models import Entry
from samverkan.meetings.models import Forum, Seat
from samverkan.overview.actions.handing_over import NothingToHandOver, hand_over
from samverkan.overview.queries.handover import held_by, held_by_each, pack_of_agreement, pack_of_person
from samverkan.papers import docx, html
from samverkan.reporting.models import Ask, Respondent, Round
from tests import factories
from tests.plugins import word
from tests.web.overview.conftest import NOW, TODAY

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]


@pytest.fixture
def leaving(town: Organisation) -> Person:
    who = factories.acting(town, Role.OWNER, who=factories.person("Lova Lämnar")).person
    assert who
    return who


@pytest.fixture
def successor(town: Organisation) -> Person:
    who = factories.acting(town, Role.OWNER, who=factories.person("Nils Ny")).person
    assert who
    return who


@pytest.fixture
def all_held(agreement: Agreement, town: Organisation, leaving: Person) -> Agreement:
    """One thing of each kind in the hands of the one who leaves."""
    agreement.parties.filter(organisation=town).update(contact=leaving)
    promise = factories.commitment(agreement, title="Elkraft på halvfart")
    Binding.objects.filter(commitment=promise, party__organisation=town).update(owner=leaving)
    activity = Activity.objects.create(
        title="Älvens dag", circle="shared", home=town, made_at=NOW, changed_at=NOW, status="under_way"
    )
    activity.commitments.add(promise)
    ActivityLead.objects.create(activity=activity, organisation=town, person=leaving)
    area = Area.objects.create(name="Vattenkraft", circle="shared", home=town)
    AreaLead.objects.create(area=area, organisation=town, person=leaving)
    return agreement


@pytest.fixture
def seated(all_held: Agreement, town: Organisation, leaving: Person) -> Agreement:
    """The one who leaves also watches an assumption and sits in a forum."""
    Assumption.objects.create(agreement=all_held, text="Fabriken byggs", circle="shared", home=town, watcher=leaving)
    forum = Forum.objects.create(agreement=all_held, name="Styrgrupp", kind="steering", circle="shared", home=town)
    party = all_held.parties.get(organisation=town)
    Seat.objects.create(forum=forum, party=party, person=leaving, name=leaving.name, from_date=date(2024, 1, 1))
    return all_held


def keys(person: Person, by: Actor) -> list[str]:
    return [one.key.partition(":")[0] for one in held_by(person, by)]


def everything(person: Person, to: Person, by: Actor) -> dict[str, Person]:
    return {one.key: to for one in held_by(person, by)}


def test_all_that_somebody_holds_is_found(all_held: Agreement, leaving: Person, coordinator: Actor):
    assert keys(leaving, coordinator) == ["contact", "owner", "activity", "area"]
    assert held_by_each(coordinator)[leaving.pk] == 4


def test_what_is_over_need_not_be_handed_over(all_held: Agreement, leaving: Person, coordinator: Actor):
    Agreement.objects.update(state="ended")
    Activity.objects.update(status="done")
    Area.objects.update(status="dropped")
    assert keys(leaving, coordinator) == []


def test_everything_is_given_in_one_step(
    all_held: Agreement, leaving: Person, successor: Person, coordinator: Actor, town: Organisation
):
    done = hand_over(person=leaving, given=everything(leaving, successor, coordinator), by=coordinator, at=NOW)
    assert (done.given, done.gone) == (4, 0)
    assert keys(leaving, coordinator) == []
    assert keys(successor, coordinator) == ["contact", "owner", "activity", "area"]
    assert Entry.objects.filter(action="overview.hand_over").count() == 1
    assert Entry.objects.filter(action="agreements.own_commitment").count() == 1


def test_the_other_partys_things_stay(
    all_held: Agreement, leaving: Person, successor: Person, coordinator: Actor, university: Organisation
):
    Binding.objects.filter(party__organisation=university).update(owner=leaving)
    hand_over(person=leaving, given=everything(leaving, successor, coordinator), by=coordinator, at=NOW)
    assert Binding.objects.get(party__organisation=university).owner == leaving


def test_what_somebody_else_gave_away_meanwhile_is_passed_over(
    all_held: Agreement, leaving: Person, successor: Person, coordinator: Actor
):
    given = everything(leaving, successor, coordinator)
    AreaLead.objects.all().delete()
    assert hand_over(person=leaving, given=given, by=coordinator, at=NOW).gone == 1
    with pytest.raises(NothingToHandOver):
        hand_over(person=leaving, given=given, by=coordinator, at=NOW)


def test_nothing_is_given_to_a_stranger_and_then_nothing_at_all(
    all_held: Agreement, leaving: Person, successor: Person, coordinator: Actor
):
    given = everything(leaving, successor, coordinator)
    *_rest, last = given
    with pytest.raises((NotOurPerson, NotAllowed, Exception)) as refusal:
        hand_over(person=leaving, given={**given, last: factories.person()}, by=coordinator, at=NOW)
    assert "part" in str(refusal.value).casefold() or "organisation" in str(refusal.value).casefold()
    assert len(keys(leaving, coordinator)) == 4


def test_the_pack_of_an_agreement_tells_what_a_new_coordinator_must_know(
    all_held: Agreement, coordinator: Actor, town: Organisation
):
    Binding.objects.filter(party__organisation=town).update(wants="Fler elkraftingenjörer")
    said = html(pack_of_agreement(all_held, coordinator, "sv", NOW))
    for words in ("Elkraft på halvfart", "Lova Lämnar", "Fler elkraftingenjörer", "Älvens dag", "Avtalet registreras"):
        assert words in said


def test_the_pack_holds_ones_own_private_things_and_nobody_elses(
    agreement: Agreement, coordinator: Actor, university: Organisation, town: Organisation
):
    factories.commitment(agreement, title="Eget", text="Vårt eget tysta åtagande", circle="private", home=town)
    factories.commitment(agreement, title="Deras", text="Deras tysta åtagande", circle="private", home=university)
    said = html(pack_of_agreement(agreement, coordinator, "sv", NOW))
    assert "Vårt eget tysta åtagande" in said
    assert "Deras tysta åtagande" not in said


def test_the_pack_speaks_english_to_those_who_read_it(agreement: Agreement, coordinator: Actor):
    paper = pack_of_agreement(agreement, coordinator, "en", NOW)
    assert "The story in time" in html(paper)
    assert paper.language == "en"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_packs_as_word_documents_can_be_read_aloud(
    all_held: Agreement, leaving: Person, coordinator: Actor, language: str
):
    assert word.faults(docx(pack_of_agreement(all_held, coordinator, language, NOW)), language) == []
    assert word.faults(docx(pack_of_person(leaving, coordinator, language, NOW)), language) == []


def test_the_pack_of_a_person_lists_what_is_held_and_what_waits(
    all_held: Agreement, leaving: Person, coordinator: Actor
):
    Commitment.objects.update(made_at=NOW.replace(year=2020))
    said = html(pack_of_person(leaving, coordinator, "sv", NOW))
    assert "Elkraft på halvfart" in said
    assert "Rapportera läget" in said
    assert all_held.title in said


def test_a_person_without_anything_has_an_empty_pack(successor: Person, coordinator: Actor):
    assert "Inget som behöver lämnas över" in html(pack_of_person(successor, coordinator, "sv", NOW))


def test_the_page_gives_one_thing_to_another_than_the_rest(
    all_held: Agreement, leaving: Person, successor: Person, coordinator: Actor, town: Organisation, signed_in: SignIn
):
    other = factories.acting(town, Role.OWNER).person
    assert other
    browser, address = signed_in(coordinator), reverse("overview:handover_of_person", args=[leaving.pk])
    contact, owner, *_rest = (one.key for one in held_by(leaving, coordinator))
    answer = browser.post(address, {"to": successor.pk, owner: other.pk, contact: "-"})
    assert answer.status_code == 302
    assert keys(leaving, coordinator) == ["contact"]
    assert keys(other, coordinator) == ["owner"]
    assert keys(successor, coordinator) == ["activity", "area"]


def test_what_the_one_chosen_for_everything_has_no_role_for_stays_and_is_told_of(
    all_held: Agreement, leaving: Person, successor: Person, coordinator: Actor, town: Organisation, signed_in: SignIn
):
    about = {"home": town, "received_at": NOW, "state_since": NOW, "answer_by": TODAY}
    Enquiry.objects.create(
        title="Svetsning", employer="Verkstaden", people=4, state="answering", responsible=leaving, **about
    )
    browser, address = signed_in(coordinator), reverse("overview:handover_of_person", args=[leaving.pk])
    page = browser.post(address, {"to": successor.pk}, follow=True).content.decode()
    assert keys(leaving, coordinator) == ["enquiry"]
    assert "4 saker är överlämnade." in page
    assert f"1 sak stannar: {successor.name} har ingen roll för den." in page
    assert f'<option value="{successor.pk}">' not in page.split("Vem tar över")[1]


def test_the_page_says_so_when_nobody_was_chosen(
    all_held: Agreement, leaving: Person, coordinator: Actor, signed_in: SignIn
):
    answer = signed_in(coordinator).post(reverse("overview:handover_of_person", args=[leaving.pk]), {})
    assert answer.status_code == 422
    assert "välj vad, och till vem" in answer.content.decode()


def test_what_ones_role_may_not_give_is_not_offered(
    all_held: Agreement, leaving: Person, town: Organisation, signed_in: SignIn
):
    manager = factories.acting(town, Role.PARTNER_MANAGER)
    page = signed_in(manager).get(reverse("overview:handover_of_person", args=[leaving.pk])).content.decode()
    assert "Vattenkraft" in page
    assert 'name="area:' not in page
    assert 'name="owner:' in page


def test_another_partys_people_are_not_found(
    leaving: Person, agreement: Agreement, university: Organisation, signed_in: SignIn
):
    stranger = signed_in(factories.acting(university))
    for name in ("overview:handover_of_person", "overview:person_pack", "overview:person_pack_pdf"):
        assert stranger.get(reverse(name, args=[leaving.pk])).status_code == 404


def test_the_pack_can_be_printed(all_held: Agreement, coordinator: Actor, signed_in: SignIn):
    answer = signed_in(coordinator).get(reverse("overview:handover_pdf", args=[all_held.pk]))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_somebody_who_has_no_role_any_more_is_marked(
    all_held: Agreement, leaving: Person, coordinator: Actor, signed_in: SignIn
):
    leaving.roles.update(to_date=date(2026, 1, 1))
    page = signed_in(coordinator).get(reverse("overview:handovers")).content.decode()
    assert "Har ingen roll längre" in page
    assert date(2026, 1, 1) < TODAY


def test_a_watch_and_a_seat_are_handed_over_and_the_old_seat_stays_in_the_history(
    seated: Agreement, leaving: Person, successor: Person, coordinator: Actor
):
    assert keys(leaving, coordinator)[-2:] == ["watcher", "seat"]
    at = timezone.now()
    hand_over(person=leaving, given=everything(leaving, successor, coordinator), by=coordinator, at=at)
    assert keys(successor, coordinator)[-2:] == ["watcher", "seat"]
    old, new = Seat.objects.order_by("pk")
    assert (old.person, old.to_date) == (leaving, timezone.localdate(at) - timedelta(days=1))
    assert (new.person, new.from_date) == (successor, timezone.localdate(at))


@pytest.mark.parametrize(("own", "kept"), [("chair", "chair"), ("member", "member"), ("deputy", "member")])
def test_one_who_sits_in_the_forum_already_keeps_one_seat(
    seated: Agreement, leaving: Person, successor: Person, coordinator: Actor, own: str, kept: str
):
    held = Seat.objects.get(person=leaving)
    Seat.objects.create(
        forum=held.forum, party=held.party, person=successor, name=successor.name, role=own, from_date=held.from_date
    )
    assert held.role == "member"
    key = f"seat:{held.pk}"
    hand_over(person=leaving, given={key: successor}, by=coordinator, at=NOW)
    sitting = Seat.objects.filter(forum=held.forum).sitting(timezone.localdate(NOW))
    assert [(seat.person, seat.role) for seat in sitting] == [(successor, kept)]


def test_open_questions_of_a_round_follow_the_promise_to_its_new_owner(
    all_held: Agreement, leaving: Person, successor: Person, coordinator: Actor, town: Organisation
):
    party = all_held.parties.get(organisation=town)
    asked = Round.objects.create(
        agreement=all_held, circle="shared", home=town, party=party, opened_at=NOW, number=1, title="Våren",
        year=2026, due_on=date(2030, 3, 20),
    )  # fmt: skip
    before = Respondent.objects.create(round=asked, person=leaving, party=party, sent_at=NOW)
    ask = Ask.objects.create(round=asked, commitment=Commitment.objects.get(), party=party, respondent=before)
    hand_over(person=leaving, given=everything(leaving, successor, coordinator), by=coordinator, at=timezone.now())
    ask.refresh_from_db()
    assert ask.respondent
    assert ask.respondent.person == successor
