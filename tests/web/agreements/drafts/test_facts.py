"""The facts of an agreement after its registration."""

import pytest
from django.test import Client
from django.urls import reverse

from samverkan.accounts.actor import Actor, NotAllowed
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements.actions import facts
from samverkan.agreements.models import Agreement, PartyGoal
from samverkan.journal.models import Entry
from tests.factories import acting, organisation
from tests.factories import agreement as make_agreement

from .conftest import NOW, client_of, words


@pytest.fixture
def agreement(coordinator: Actor, counterpart: Actor) -> Agreement:
    return make_agreement(coordinator.organisation, counterpart.organisation, title="Brevet", signed_on="2025")


def filled(signed_in: Client, agreement: Agreement, **changes: str) -> dict[str, str]:
    form = signed_in.get(reverse("agreements:edit_facts", args=[agreement.pk])).context["form"]
    return {**{bound.html_name: str(bound.value() or "") for bound in form}, **changes}


def test_facts_are_changed_and_the_others_see_which(agreement: Agreement, coordinator: Actor) -> None:
    facts.edit_facts(agreement, values={"title": "Nytt namn"}, version=1, by=coordinator, at=NOW)
    agreement.refresh_from_db()
    assert (agreement.title, agreement.version) == ("Nytt namn", 2)
    assert Entry.objects.get().detail == {"fields": ["title"]}


def test_a_changed_title_is_found_by_its_new_name(agreement: Agreement, coordinator: Actor) -> None:
    facts.edit_facts(agreement, values={"title": "Ångbrevet"}, version=1, by=coordinator, at=NOW)
    assert Agreement.objects.found_by("ÅNGBREV").get() == agreement


def test_an_older_version_is_refused(agreement: Agreement, coordinator: Actor) -> None:
    facts.edit_facts(agreement, values={"title": "Ett"}, version=1, by=coordinator, at=NOW)
    with pytest.raises(EditedMeanwhile):
        facts.edit_facts(agreement, values={"title": "Två"}, version=1, by=coordinator, at=NOW)


def test_the_page_for_the_second_shows_both(agreement: Agreement, coordinator: Actor, signed_in: Client) -> None:
    sent = filled(signed_in, agreement, title="Mitt namn")
    facts.edit_facts(agreement, values={"title": "Deras namn"}, version=1, by=coordinator, at=NOW)
    page = signed_in.post(reverse("agreements:edit_facts", args=[agreement.pk]), sent)
    assert page.status_code == 409
    assert "Deras namn" in words(page)
    assert 'value="Mitt namn"' in page.content.decode()


def test_the_page_saves(agreement: Agreement, signed_in: Client) -> None:
    sent = filled(signed_in, agreement, valid_to="2028-12", meeting_cadence="annual", review_date="2027-01-15")
    answer = signed_in.post(reverse("agreements:edit_facts", args=[agreement.pk]), sent)
    assert answer.status_code == 302
    agreement.refresh_from_db()
    assert (agreement.valid_to, agreement.meeting_cadence) == ("2028-12", "annual")
    assert str(agreement.review_date) == "2027-01-15"


def test_an_end_before_the_beginning_is_refused(agreement: Agreement, signed_in: Client) -> None:
    sent = filled(signed_in, agreement, valid_from="2028", valid_to="2027-06")
    page = signed_in.post(reverse("agreements:edit_facts", args=[agreement.pk]), sent)
    assert "Avtalet slutar innan det börjar" in words(page)


def test_a_leader_reads_but_does_not_change(agreement: Agreement, coordinator: Actor) -> None:
    leader = acting(coordinator.organisation, "leader")
    client = client_of(leader)
    assert client.get(reverse("agreements:facts", args=[agreement.pk])).status_code == 200
    assert client.get(reverse("agreements:edit_facts", args=[agreement.pk])).status_code == 403
    with pytest.raises(NotAllowed):
        facts.edit_facts(agreement, values={"title": "X"}, version=1, by=leader, at=NOW)


@pytest.mark.parametrize("name", ["facts", "edit_facts", "share", "publish", "confirm"])
def test_an_outsider_finds_nothing(agreement: Agreement, name: str) -> None:
    outsider = client_of(acting(organisation()))
    assert outsider.get(reverse(f"agreements:{name}", args=[agreement.pk])).status_code == 404


def test_a_goal_is_the_partys_own_until_shared(agreement: Agreement, coordinator: Actor, counterpart: Actor) -> None:
    party = agreement.parties.get(organisation=coordinator.organisation)
    facts.add_goal(party, text="Fler studenter", by=coordinator, at=NOW)
    facts.add_goal(party, text="Fler forskare", is_shared=True, by=coordinator, at=NOW)
    url = reverse("agreements:facts", args=[agreement.pk])
    own, theirs = words(client_of(coordinator).get(url)), words(client_of(counterpart).get(url))
    assert "Fler studenter" in own
    assert "Fler studenter" not in theirs
    assert "Fler forskare" in theirs


def test_a_goal_is_added_and_removed_on_the_page(agreement: Agreement, signed_in: Client) -> None:
    signed_in.post(reverse("agreements:add_goal", args=[agreement.pk]), {"text": "Fler studenter"})
    goal = PartyGoal.objects.get()
    signed_in.post(reverse("agreements:remove_goal", args=[agreement.pk, goal.pk]))
    assert not PartyGoal.objects.exists()


def test_another_partys_goal_is_not_ours_to_remove(
    agreement: Agreement, coordinator: Actor, counterpart: Actor
) -> None:
    party = agreement.parties.get(organisation=coordinator.organisation)
    goal = facts.add_goal(party, text="Fler studenter", is_shared=True, by=coordinator, at=NOW)
    url = reverse("agreements:remove_goal", args=[agreement.pk, goal.pk])
    assert client_of(counterpart).post(url).status_code == 404
    with pytest.raises(facts.NotYourParty):
        facts.remove_goal(goal, by=counterpart, at=NOW)


def test_a_private_goal_is_not_in_the_others_history(
    agreement: Agreement, coordinator: Actor, counterpart: Actor
) -> None:
    party = agreement.parties.get(organisation=coordinator.organisation)
    facts.add_goal(party, text="Fler studenter", by=coordinator, at=NOW)
    assert "eget mål" not in words(client_of(counterpart).get(reverse("agreements:history", args=[agreement.pk])))


def test_a_membership_has_its_days(agreement: Agreement, signed_in: Client, coordinator: Actor) -> None:
    url = reverse("agreements:membership", args=[agreement.pk])
    signed_in.post(url, {"joined_on": "2024-01-01", "left_on": "2026-12-31"})
    party = agreement.parties.get(organisation=coordinator.organisation)
    assert (str(party.joined_on), str(party.left_on)) == ("2024-01-01", "2026-12-31")


def test_a_party_cannot_leave_before_it_joins(agreement: Agreement, signed_in: Client) -> None:
    url = reverse("agreements:membership", args=[agreement.pk])
    page = signed_in.post(url, {"joined_on": "2024-01-01", "left_on": "2023-12-31"})
    assert "Parten kan inte lämna innan den gått med." in words(page)
