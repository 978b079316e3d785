"""The pages of a renewal."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation
from samverkan.agreements.models import Agreement, Binding, Commitment, Passage
from samverkan.renewals.actions.evaluating import Judgement, save_evaluation
from samverkan.renewals.actions.handing_over import Decided, hand_over
from samverkan.renewals.actions.settling import call_off
from samverkan.renewals.actions.wording import propose_wording
from samverkan.renewals.models import Evaluation, Handover, LeadTime, Proposal, Renewal, RenewalTask
from tests import factories
from tests.web.renewals.conftest import NEW_TEXT, NOW

SignIn = Callable[[Actor], Client]
MOST = 20


@pytest.fixture
def as_(client: Client) -> SignIn:
    """Sign somebody in, and return the browser."""

    def sign_in(actor: Actor) -> Client:
        assert actor.person
        client.force_login(actor.person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in


def address(agreement: Agreement, rest: str = "") -> str:
    return f"/avtal/{agreement.pk}/fornyelse/{rest}"


def text_of(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


def test_without_a_renewal_the_page_says_when_one_begins_and_offers_to_begin(
    agreement: Agreement, anna: Actor, as_: Any
):
    said = text_of(as_(anna), address(agreement))
    assert "Ingen förnyelse pågår" in said
    assert "Börja förnyelsen nu" in said


def test_a_reader_sees_the_page_and_is_offered_nothing(renewal: Renewal, town: Organisation, as_: Any):
    reader = as_(factories.acting(town, "reader"))
    said = text_of(reader, address(renewal.agreement))
    assert "har nästa drag" in said
    assert "Avbryt förnyelsen" not in said
    for rest in ("utvarderingar/", "lydelse/", "ataganden/"):
        text_of(reader, address(renewal.agreement, rest))


def test_beginning_asks_first(agreement: Agreement, anna: Actor, as_: Any):
    browser = as_(anna)
    assert "räknas bakåt" in text_of(browser, address(agreement, "borja/"))
    assert not Renewal.objects.exists()
    assert browser.post(address(agreement, "borja/")).status_code == 302
    assert Renewal.objects.get().begun_by == anna.person


def test_how_early_is_changed_and_a_wrong_number_explained(agreement: Agreement, anna: Actor, as_: Any):
    browser = as_(anna)
    assert browser.post(address(agreement, "framforhallning/"), {"days": "9999", "version": 0}).status_code == 422
    assert browser.post(address(agreement, "framforhallning/"), {"days": "100", "version": 0}).status_code == 302
    assert LeadTime.objects.get().days == 100
    again = browser.post(address(agreement, "framforhallning/"), {"days": "50", "version": 0})
    assert again.status_code == 422
    assert "medan du skrev" in again.content.decode()


def test_a_draft_is_saved_and_shown_to_its_own_party_alone(renewal: Renewal, anna: Actor, bo: Actor, as_: Any):
    url = address(renewal.agreement, "utvardering/")
    domain = renewal.agreement.domains.all()[0]
    given = {"achieved": "Hemligt än", "wish": "renew", "version": 0, f"domain_{domain.pk}": "much"}
    assert as_(anna).post(url, given).status_code == 302
    assert "Hemligt än" in text_of(as_(anna), url)
    assert "Hemligt än" in text_of(as_(anna), address(renewal.agreement, "utvarderingar/"))
    browser = as_(bo)
    for rest in ("", "utvardering/", "utvarderingar/", "lydelse/", "ataganden/", "avgor/"):
        said = text_of(browser, address(renewal.agreement, rest))
        assert "Hemligt än" not in said
        assert "Gav mycket</span>" not in said
    assert "Hemligt än" not in text_of(browser, "/sok/?q=Hemligt")
    assert "utvärdering" not in text_of(browser, f"/avtal/{renewal.agreement_id}/historik/")


def test_two_colleagues_at_once_see_both_texts(renewal: Renewal, anna: Actor, as_: Any):
    url = address(renewal.agreement, "utvardering/")
    save_evaluation(renewal=renewal, judgement=Judgement(achieved="Kollegans ord"), version=0, by=anna, at=NOW)
    answer = as_(anna).post(url, {"achieved": "Mina ord", "version": 0})
    said = answer.content.decode()
    assert answer.status_code == 409
    assert "Kollegans ord" in said
    assert "Mina ord" in said
    assert as_(anna).post(url, {"achieved": "Mina ord", "version": 1}).status_code == 302
    assert Evaluation.objects.get().achieved == "Mina ord"


def test_sending_asks_first(renewal: Renewal, anna: Actor, bo: Actor, as_: Any):
    save_evaluation(renewal=renewal, judgement=Judgement(achieved="Kurser", wish="end"), version=0, by=anna, at=NOW)
    browser = as_(anna)
    url = address(renewal.agreement, "utvardering/skicka/")
    assert "går inte att ändra" in text_of(browser, url)
    assert Evaluation.objects.get().sent_at is None
    assert browser.post(url, {"version": 1}).status_code == 302
    assert "Kurser" in text_of(as_(bo), address(renewal.agreement, "utvarderingar/"))
    answer = as_(anna).get(address(renewal.agreement, "utvardering/"))
    assert answer.status_code == 302


def test_half_an_evaluation_is_refused_with_a_sentence(renewal: Renewal, anna: Actor, as_: Any):
    save_evaluation(renewal=renewal, judgement=Judgement(wish="end"), version=0, by=anna, at=NOW)
    answer = as_(anna).post(address(renewal.agreement, "utvardering/skicka/"), {"version": 1}, follow=True)
    assert "innan ni skickar" in answer.content.decode()


def test_a_wording_is_written_and_read_beside_the_old(renewal: Renewal, anna: Actor, bo: Actor, as_: Any):
    browser = as_(anna)
    assert "Kommunen ska ordna bostad" in text_of(browser, address(renewal.agreement, "lydelse/skriv/"))
    given = {"text": NEW_TEXT, "note": "Bostad", "based_on": 0}
    assert browser.post(address(renewal.agreement, "lydelse/skriv/"), given).status_code == 302
    said = text_of(as_(bo), address(renewal.agreement, "lydelse/"))
    assert "Åtaganden vars ord är omskrivna eller saknas" in said
    assert "Stå bakom den här versionen" in said
    assert as_(bo).post(address(renewal.agreement, "lydelse/sta-bakom/"), {"version": "1"}).status_code == 302
    assert Proposal.objects.get().endorsements.count() == 2


def test_two_who_write_at_once_see_both_texts(renewal: Renewal, anna: Actor, bo: Actor, as_: Any):
    propose_wording(renewal=renewal, text=NEW_TEXT, based_on=0, by=anna, at=NOW)
    url = address(renewal.agreement, "lydelse/skriv/")
    answer = as_(bo).post(url, {"text": "Bos text.", "based_on": 0})
    said = answer.content.decode()
    assert answer.status_code == 409
    assert "Bos text." in said
    assert "forskningsdata" in said
    assert as_(bo).post(url, {"text": "Bos text.", "based_on": 1}).status_code == 302


def test_an_old_version_can_still_be_read(renewal: Renewal, anna: Actor, as_: Any):
    propose_wording(renewal=renewal, text=NEW_TEXT, based_on=0, by=anna, at=NOW)
    propose_wording(renewal=renewal, text="Allt nytt.", based_on=1, by=anna, at=NOW)
    said = text_of(as_(anna), address(renewal.agreement, "lydelse/?version=1"))
    assert "Det här är en tidigare version" in said
    assert "forskningsdata" in said
    text_of(as_(anna), address(renewal.agreement, "lydelse/?version=99999999"))


def test_ticked_promises_are_decided_and_taken_back(
    renewal: Renewal, anna: Actor, promises: list[Commitment], as_: Any
):
    browser, url = as_(anna), address(renewal.agreement, "ataganden/valda/")
    assert browser.post(url, {"valda": ["1", "3"], "fate": "carry"}).status_code == 302
    assert set(Handover.objects.values_list("commitment__number", flat=True)) == {1, 3}
    answer = browser.post(url, {"valda": ["2"], "fate": "drop", "reason": ""}, follow=True)
    assert "Skriv varför" in answer.content.decode()
    browser.post(url, {"valda": ["1", "x", "99"], "fate": "undecided"})
    assert Handover.objects.get().commitment.number == 3
    kept = browser.post(f"{url}?beslut=undecided", {"valda": ["1"], "fate": "done"})
    assert kept["Location"].endswith("/ataganden/?beslut=undecided")


def test_one_promise_is_decided_with_the_new_words_in_sight(
    renewal: Renewal, anna: Actor, promises: list[Commitment], as_: Any
):
    propose_wording(renewal=renewal, text=NEW_TEXT, based_on=0, by=anna, at=NOW)
    browser, url = as_(anna), address(renewal.agreement, "ataganden/2/")
    assert "inom sex veckor" in text_of(browser, url)
    assert browser.post(url, {"fate": "change", "new_text": ""}).status_code == 422
    assert browser.post(url, {"fate": "change", "new_text": "Kommunen ska …", "reason": "Nytt"}).status_code == 302
    assert Handover.objects.get().new_text == "Kommunen ska …"
    assert browser.get(address(renewal.agreement, "ataganden/9/")).status_code == 404


def test_settling_says_what_is_missing(renewal: Renewal, anna: Actor, as_: Any):
    said = text_of(as_(anna), address(renewal.agreement, "avgor/"))
    assert "Ingen ny lydelse än." in said
    assert "Öppna åtaganden som inte är bestämda:" in said
    given = {"title": "Nytt", "last_day": "2027-12-31", "version": 1}
    answer = as_(anna).post(address(renewal.agreement, "avgor/fornya/"), given)
    assert answer.status_code == 422
    assert "Bestäm det först" in answer.content.decode()


def test_settling_with_an_old_page_is_refused(renewal: Renewal, anna: Actor, as_: Any):
    given = {"valid_to": "2028", "reason": "Mer tid", "version": 9}
    answer = as_(anna).post(address(renewal.agreement, "avgor/forlang/"), given)
    assert answer.status_code == 422
    assert "medan du skrev" in answer.content.decode()


def test_an_earlier_renewal_can_still_be_read(renewal: Renewal, anna: Actor, as_: Any):
    call_off(renewal=renewal, reason="Vi väntar på staten.", version=1, by=anna, at=NOW)
    as_(anna).post(address(renewal.agreement, "borja/"))
    said = text_of(as_(anna), address(renewal.agreement, "?nr=1"))
    assert "Vi väntar på staten." in said
    assert "Förnyelse 2" in said


def test_a_task_is_added_ticked_and_removed(renewal: Renewal, anna: Actor, as_: Any):
    browser, party = as_(anna), renewal.agreement.parties.all()[0]
    given = {"text": "Boka <sal>", "party": party.pk, "due_on": "2027-01-15"}
    assert browser.post(address(renewal.agreement, "uppgifter/ny/"), given).status_code == 302
    task = RenewalTask.objects.get(step="own")
    assert "Boka &lt;sal&gt;" in text_of(browser, address(renewal.agreement))
    browser.post(address(renewal.agreement, f"uppgifter/{task.pk}/klar/"))
    task.refresh_from_db()
    assert task.done_by == anna.person
    browser.post(address(renewal.agreement, f"uppgifter/{task.pk}/ta-bort/"))
    assert not RenewalTask.objects.filter(step="own").exists()


@pytest.mark.parametrize("rest", ["", "?nr=1", "?nr=x", "utvarderingar/", "lydelse/?nr=7", "ataganden/?beslut=zzz"])
def test_strange_addresses_never_break(renewal: Renewal, anna: Actor, as_: Any, rest: str):
    assert as_(anna).get(address(renewal.agreement, rest)).status_code in (200, 404)


def test_a_public_agreement_shows_its_renewal_to_its_parties_alone(renewal: Renewal, stranger: Actor, as_: Any):
    Agreement.objects.update(circle="public")
    Commitment.objects.update(circle="public")
    browser = as_(stranger)
    assert browser.get(address(renewal.agreement)).status_code == 404
    assert "Förnyelsen pågår" not in text_of(browser, f"/avtal/{renewal.agreement_id}/")
    browser.logout()
    assert "örnyelse" not in browser.get(f"/offentligt/{renewal.agreement_id}/").content.decode()


def many(renewal: Renewal, to: int) -> None:
    wording = renewal.agreement.wordings.get()
    party = renewal.agreement.parties.all()[0]
    numbers = range(renewal.agreement.commitments.count() + 1, to + 1)
    made = Commitment.objects.bulk_create(
        Commitment(
            agreement=renewal.agreement, number=n, title=f"Åtagande {n} {'mycket långt namn ' * 6}", text="Mötas.",
            kind="direction", circle="shared", home=renewal.agreement.home, made_at=NOW,
        )
        for n in numbers
    )  # fmt: skip
    Binding.objects.bulk_create(Binding(commitment=each, party=party) for each in made)
    Passage.objects.bulk_create(Passage(commitment=each, wording=wording, start=0, end=30) for each in made)


@pytest.mark.one_database
@pytest.mark.parametrize("rest", ["", "utvardering/", "utvarderingar/", "lydelse/", "ataganden/", "avgor/"])
def test_no_page_asks_more_often_because_there_is_more(renewal: Renewal, anna: Actor, as_: Any, rest: str):
    propose_wording(renewal=renewal, text=NEW_TEXT, based_on=0, by=anna, at=NOW)
    browser, counted = as_(anna), []
    for to in (10, 200):
        many(renewal, to)
        chosen = list(renewal.agreement.commitments.all()[: to // 2])
        hand_over(renewal=renewal, commitments=chosen, decided=Decided(fate="carry"), by=anna, at=timezone.now())
        with CaptureQueriesContext(connection) as queries:
            text_of(browser, address(renewal.agreement, rest))
        counted.append(len(queries))
    assert counted[0] == counted[1]
    assert counted[1] <= MOST
