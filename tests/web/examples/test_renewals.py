"""The region is in the middle of a renewal."""

from django.test import Client

from samverkan.accounts.models import Person
from samverkan.agreements.models import Agreement
from samverkan.renewals.models import Renewal


def test_one_renewal_is_half_way_and_one_newly_begun(region: Agreement) -> None:
    half = Renewal.objects.get(agreement=region)
    assert (half.state, half.why, half.begun_by) == ("drafting", "notice", None)
    assert half.evaluations.filter(sent_at__isnull=False).count() == 2
    assert half.proposals.count() == 2
    assert half.handovers.count() == 6
    newly = Renewal.objects.exclude(agreement=region).get()
    assert (newly.state, newly.evaluations.get().sent_at) == ("evaluating", None)


def test_every_leader_finds_it_from_the_agreements_page(region: Agreement, client: Client) -> None:
    leader = Person.objects.get(email="rektor@mittalven.example")
    client.force_login(leader, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "Förnyelsen pågår" in client.get(f"/avtal/{region.pk}/").content.decode()
    assert "har nästa drag" in client.get(f"/avtal/{region.pk}/fornyelse/").content.decode()
