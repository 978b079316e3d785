"""Sharing, publishing and confirming."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from samverkan.accounts.actor import Actor, NotAllowed
from samverkan.accounts.models import Circle
from samverkan.agreements.actions import confirming, sharing
from samverkan.agreements.models import Agreement, ConfirmationLink, Party
from samverkan.agreements.queries.confirming import LinkDoesNotWork, digest
from samverkan.areas.models import Area
from samverkan.journal.models import Entry
from samverkan.mail.models import Message, Notice
from tests.factories import acting, commitment, organisation
from tests.factories import agreement as make_agreement

from .conftest import NOW, client_of, words


@pytest.fixture
def agreement(coordinator: Actor, counterpart: Actor) -> Agreement:
    """A private agreement with a commitment, confirmed by the university alone."""
    made = make_agreement(coordinator.organisation, counterpart.organisation, circle=Circle.PRIVATE, title="Brevet")
    made.parties.filter(organisation=counterpart.organisation).update(confirmed_at=None)
    commitment(made)
    return made


@pytest.fixture
def shared(agreement: Agreement, coordinator: Actor) -> Agreement:
    return sharing.share(agreement, by=coordinator, at=NOW)


@pytest.fixture
def other(shared: Agreement, counterpart: Actor) -> Party:
    return shared.parties.get(organisation=counterpart.organisation)


def sent_link(party: Party, by: Actor) -> tuple[ConfirmationLink, str]:
    tokens: list[str] = []

    def link_to(token: str) -> str:
        tokens.append(token)
        return f"https://example.org/{token}"

    link = confirming.send_confirmation_link(
        party, name="Åsa Öman", email="asa@example.org", link_to=link_to, by=by, at=NOW
    )
    return link, tokens[0]


def test_sharing_lets_the_other_party_see_text_and_commitments(shared: Agreement, counterpart: Actor) -> None:
    assert Agreement.objects.visible_to(counterpart).get() == shared
    assert shared.commitments.get().circle == Circle.SHARED
    assert shared.wordings.get().circle == Circle.SHARED


def test_sharing_tells_the_other_party_by_mail_and_not_ones_own(shared: Agreement, counterpart: Actor) -> None:
    assert [notice.to for notice in Notice.objects.all()] == [counterpart.person.email]


def test_sharing_takes_the_agreements_own_areas_along(
    agreement: Agreement, coordinator: Actor, counterpart: Actor
) -> None:
    area = Area.objects.create(name="Vindkraft", home=coordinator.organisation)
    agreement.areas.add(area)
    sharing.share(agreement, by=coordinator, at=NOW)
    assert area in Area.objects.visible_to(counterpart)


def test_sharing_leaves_what_another_party_made_alone(
    agreement: Agreement, coordinator: Actor, counterpart: Actor
) -> None:
    theirs = commitment(agreement, home=counterpart.organisation, circle=Circle.PRIVATE)
    sharing.share(agreement, by=coordinator, at=NOW)
    theirs.refresh_from_db()
    assert theirs.circle == Circle.PRIVATE


def test_sharing_twice_is_refused(shared: Agreement, coordinator: Actor) -> None:
    with pytest.raises(sharing.CannotShare):
        sharing.share(shared, by=coordinator, at=NOW)


def test_only_its_own_party_shares_a_private_agreement(agreement: Agreement, counterpart: Actor) -> None:
    with pytest.raises(NotAllowed):
        sharing.share(agreement, by=counterpart, at=NOW)


def test_the_page_asks_before_it_shares(agreement: Agreement, signed_in: Client) -> None:
    url = reverse("agreements:share", args=[agreement.pk])
    assert "Skicka till parten – kan bli allmän handling hos båda" in words(signed_in.get(url))
    agreement.refresh_from_db()
    assert agreement.circle == Circle.PRIVATE
    signed_in.post(url)
    agreement.refresh_from_db()
    assert agreement.circle == Circle.SHARED


def test_publishing_makes_public_what_is_chosen(shared: Agreement, coordinator: Actor) -> None:
    kept, chosen = shared.commitments.get(), commitment(shared)
    sharing.publish(shared, wording=False, commitments=[chosen.pk], by=coordinator, at=NOW)
    kept.refresh_from_db()
    chosen.refresh_from_db()
    assert (kept.circle, chosen.circle) == (Circle.SHARED, Circle.PUBLIC)
    assert shared.wordings.get().circle == Circle.SHARED
    assert Agreement.objects.public().count() == 1


def test_a_private_agreement_is_not_published(agreement: Agreement, coordinator: Actor) -> None:
    with pytest.raises(sharing.CannotShare):
        sharing.publish(agreement, wording=True, commitments=[], by=coordinator, at=NOW)


def test_another_agreements_commitment_is_not_published(shared: Agreement, coordinator: Actor) -> None:
    elsewhere = commitment(make_agreement())
    sharing.publish(shared, wording=True, commitments=[elsewhere.pk], by=coordinator, at=NOW)
    elsewhere.refresh_from_db()
    assert elsewhere.circle == Circle.SHARED


def test_the_page_publishes_what_stays_ticked(shared: Agreement, signed_in: Client) -> None:
    url = reverse("agreements:publish", args=[shared.pk])
    assert "Åtagande 1" in words(signed_in.get(url))
    signed_in.post(url, {"wording": "on"})
    shared.refresh_from_db()
    assert shared.circle == Circle.PUBLIC
    assert shared.wordings.get().circle == Circle.PUBLIC
    assert shared.commitments.get().circle == Circle.SHARED


def test_the_other_party_confirms_by_account(shared: Agreement, counterpart: Actor) -> None:
    client_of(counterpart).post(reverse("agreements:confirm", args=[shared.pk]))
    party = shared.parties.get(organisation=counterpart.organisation)
    assert party.confirmed_by == counterpart.person
    assert party.confirmed_name == counterpart.person.name


def test_confirming_twice_is_refused(shared: Agreement, coordinator: Actor) -> None:
    with pytest.raises(confirming.CannotConfirm):
        confirming.confirm(shared, by=coordinator, at=NOW)


def test_an_outsider_finds_nothing_to_confirm(shared: Agreement) -> None:
    outsider = client_of(acting(organisation()))
    assert outsider.get(reverse("agreements:confirm", args=[shared.pk])).status_code == 404


def test_a_proposal_is_in_force_when_the_last_party_has_agreed(coordinator: Actor, counterpart: Actor) -> None:
    third = acting(organisation("Tredje kommun"))
    made = make_agreement(coordinator.organisation, counterpart.organisation, third.organisation, state="proposed")
    made.parties.exclude(organisation=coordinator.organisation).update(confirmed_at=None)
    confirming.confirm(made, by=counterpart, at=NOW)
    made.refresh_from_db()
    assert made.state == "proposed"
    confirming.confirm(made, by=third, at=NOW)
    made.refresh_from_db()
    assert made.state == "in_force"


def test_a_link_lets_somebody_without_an_account_confirm_once(other: Party, coordinator: Actor, client: Client) -> None:
    _link, token = sent_link(other, coordinator)
    url = reverse("agreements:confirm_by_link", args=[token])
    ConfirmationLink.objects.update(expires_at=NOW + timedelta(days=4000))
    page = client.get(url)
    assert "Parterna ska träffas varje år" in words(page)
    client.post(url, {"name": "Åsa Öman"})
    other.refresh_from_db()
    assert (other.confirmed_name, other.confirmed_by) == ("Åsa Öman", None)
    again = client.get(url)
    assert again.status_code == 410
    assert "Länken användes" in words(again)


def test_only_the_digest_of_a_link_is_kept(other: Party, coordinator: Actor) -> None:
    link, token = sent_link(other, coordinator)
    assert link.digest == digest(token)
    assert token not in str(list(ConfirmationLink.objects.values()))
    assert token in Message.objects.filter(to="asa@example.org").get().body


def test_a_link_without_a_name_is_not_used_up(other: Party, coordinator: Actor) -> None:
    _link, token = sent_link(other, coordinator)
    with pytest.raises(confirming.CannotConfirm):
        confirming.confirm_by_link(token=token, name=" ", at=NOW)
    assert confirming.confirm_by_link(token=token, name="Åsa", at=NOW).confirmed_name == "Åsa"


def test_a_link_that_is_too_old_says_so(other: Party, coordinator: Actor) -> None:
    _link, token = sent_link(other, coordinator)
    with pytest.raises(LinkDoesNotWork, match="slutade fungera"):
        confirming.confirm_by_link(token=token, name="Åsa", at=NOW + timedelta(days=31))


def test_a_later_link_replaces_the_earlier(other: Party, coordinator: Actor) -> None:
    _link, first = sent_link(other, coordinator)
    sent_link(other, coordinator)
    with pytest.raises(LinkDoesNotWork, match="ersatts"):
        confirming.confirm_by_link(token=first, name="Åsa", at=NOW)


@pytest.mark.django_db
@pytest.mark.parametrize("token", ["x", "InNvbWV0aGluZyI:1abc:def", "a" * 500])
def test_a_made_up_link_says_that_it_is_not_right(client: Client, token: str) -> None:
    page = client.get(reverse("agreements:confirm_by_link", args=[token]))
    assert page.status_code == 410
    assert "Länken stämmer inte." in words(page)


def test_a_link_for_one_purpose_opens_nothing_else(other: Party, coordinator: Actor, client: Client) -> None:
    _link, token = sent_link(other, coordinator)
    client.get(reverse("agreements:confirm_by_link", args=[token]))
    assert client.get(reverse("agreements:page", args=[other.agreement_id])).status_code == 302


def test_the_link_shows_nothing_that_the_party_keeps_to_itself(
    other: Party, coordinator: Actor, counterpart: Actor, client: Client
) -> None:
    words_kept = "Parterna ska verka för fler utvecklingsmiljöer."
    commitment(other.agreement, home=counterpart.organisation, circle=Circle.PRIVATE, text=words_kept, title="Egen")
    other.agreement.wordings.update(circle=Circle.PRIVATE, home=counterpart.organisation)
    _link, token = sent_link(other, coordinator)
    ConfirmationLink.objects.update(expires_at=NOW + timedelta(days=4000))
    page = client.get(reverse("agreements:confirm_by_link", args=[token]))
    assert page.status_code == 200
    assert words_kept not in words(page)


def test_no_link_is_sent_to_a_private_agreement(agreement: Agreement, coordinator: Actor, counterpart: Actor) -> None:
    party = agreement.parties.get(organisation=counterpart.organisation)
    with pytest.raises(confirming.CannotSend):
        sent_link(party, coordinator)


def test_no_link_is_sent_for_ones_own_party_or_a_confirmed_one(shared: Agreement, coordinator: Actor) -> None:
    with pytest.raises(confirming.CannotSend):
        sent_link(shared.parties.get(organisation=coordinator.organisation), coordinator)


def test_another_agreements_party_gets_no_link(shared: Agreement, signed_in: Client) -> None:
    elsewhere = make_agreement().parties.first()
    url = reverse("agreements:send_confirmation_link", args=[shared.pk, elsewhere.pk])
    assert signed_in.get(url).status_code == 404


def test_the_page_sends_a_link_by_mail(other: Party, signed_in: Client, client: Client) -> None:
    url = reverse("agreements:send_confirmation_link", args=[other.agreement_id, other.pk])
    signed_in.post(url, {"name": "Åsa Öman", "email": "asa@example.org"})
    body = Message.objects.get(to="asa@example.org").body
    address = re.search(r"http://testserver(/bekrafta/\S+)", body)
    assert address
    assert client.get(address[1]).status_code == 200


def test_each_act_is_one_line_in_the_journal(other: Party, coordinator: Actor) -> None:
    _link, token = sent_link(other, coordinator)
    confirming.confirm_by_link(token=token, name="Åsa", at=NOW)
    actions = list(Entry.objects.order_by("number").values_list("action", flat=True))
    assert actions == ["agreements.share", "agreements.send_confirmation_link", "agreements.confirm"]
    assert "Åsa" not in str(list(Entry.objects.values()))
