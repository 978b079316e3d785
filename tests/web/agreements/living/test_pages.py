"""The pages: what stands on them, for whom, with and without script, and what they answer to bad input."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from samverkan.accounts.actor import Actor
from samverkan.accounts.permissions import Role
from samverkan.agreements.actions import activities, reports
from samverkan.agreements.models import Activity, Agreement, Assumption, Commitment, StatusReport, Wording
from tests.factories import acting, commitment, meeting
from tests.factories.meetings import position, topic
from tests.web.agreements.living.conftest import AT, TODAY, Partnership

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]


def read(client: Client, address: str, status: int = 200, **headers: str) -> str:
    answer = client.get(address, headers=headers or None)
    assert answer.status_code == status
    return answer.content.decode()


def addresses(two: Partnership) -> list[str]:
    pk = two.agreement.pk
    return [
        f"/avtal/{pk}/", f"/avtal/{pk}/ataganden/", f"/avtal/{pk}/atagande/1/", f"/avtal/{pk}/antaganden/",
        f"/avtal/{pk}/parter/", f"/avtal/{pk}/historik/",
    ]  # fmt: skip


def test_every_page_of_the_agreement_opens_for_both_parties(two: Partnership, signed_in: SignIn) -> None:
    for who in (two.anna, two.bo, acting(two.university, Role.READER)):
        for address in addresses(two):
            assert two.agreement.title in read(signed_in(who), address)


def test_a_stranger_gets_404_everywhere(two: Partnership, signed_in: SignIn) -> None:
    for address in addresses(two):
        read(signed_in(two.stranger), address, 404)


def test_one_who_is_not_signed_in_is_asked_to(two: Partnership) -> None:
    assert Client().get(f"/avtal/{two.agreement.pk}/").status_code == 302


def test_every_character_of_the_text_is_on_the_page_and_the_promise_is_a_link(
    two: Partnership, signed_in: SignIn
) -> None:
    page = read(signed_in(two.anna), f"/avtal/{two.agreement.pk}/")
    wording = two.agreement.wordings.get()
    for sentence in wording.text.split(". "):
        assert sentence.rstrip(".") in page
    assert (
        f'?atagande=1#panel" hx-get="?atagande=1" hx-target="#panel" hx-push-url="true">{two.commitment.text}' in page
    )


def test_the_chosen_promise_stands_beside_the_text_without_script(two: Partnership, signed_in: SignIn) -> None:
    address = f"/avtal/{two.agreement.pk}/"
    assert f"{address}atagande/1/" not in read(signed_in(two.anna), address)
    assert f"{address}atagande/1/" in read(signed_in(two.anna), f"{address}?atagande=1")


def test_with_script_only_the_panel_is_sent(two: Partnership, signed_in: SignIn) -> None:
    address = f"/avtal/{two.agreement.pk}/?atagande=1"
    part = read(signed_in(two.anna), address, **{"HX-Request": "true", "HX-Target": "panel"})
    assert two.commitment.title in part
    assert "<html" not in part


@pytest.mark.parametrize(
    "query", ["atagande=99", "atagande=x", "den=2026-13-45", "den=x", "manad=-4", "manad=99999", "den=2999-01-01"]
)
def test_an_address_that_makes_no_sense_shows_the_agreement_as_it_is(
    two: Partnership, signed_in: SignIn, query: str
) -> None:
    assert two.agreement.title in read(signed_in(two.anna), f"/avtal/{two.agreement.pk}/?{query}")


def test_it_can_be_seen_as_it_stood_on_a_day(two: Partnership, signed_in: SignIn) -> None:
    Agreement.objects.filter(pk=two.agreement.pk).update(signed_on="2024-11-19")
    for day, sentence in ((date(2025, 1, 10), "Vi har inte börjat"), (date(2025, 9, 10), "Nu är vi i gång")):
        reports.report(commitment=two.commitment, state="under_way", as_of=day, sentence=sentence, by=two.anna, at=AT)
    Wording.objects.filter(agreement=two.agreement).update(made_at=AT)
    client, address = signed_in(two.anna), f"/avtal/{two.agreement.pk}/"
    assert "state-unconfirmed" in read(client, f"{address}?den=2024-12-01")
    assert "state-under-way" in read(client, f"{address}?den=2025-02-01")
    assert "state-under-way" in read(client, f"{address}?manad=4")
    assert two.commitment.text in read(client, f"{address}?den=2024-12-01")


def test_what_is_somebodys_account_says_so_and_the_quotation_stands_apart(two: Partnership, signed_in: SignIn) -> None:
    text = "Rektorn är glad.\n\nParterna ska träffas varje år.\n\nSlut."
    start = text.index("Parterna")
    Wording.objects.filter(agreement=two.agreement).update(
        text=text, nature="account", paragraphs=[], quotations=[[start, start + 30]]
    )
    page = read(signed_in(two.anna), f"/avtal/{two.agreement.pk}/")
    assert page.count("own-words-block") == 1
    assert "is-account" in page


def test_an_agreement_without_text_or_promises_says_what_belongs_there(two: Partnership, signed_in: SignIn) -> None:
    Commitment.objects.all().delete()
    Wording.objects.all().delete()
    assert "/ataganden/nytt/" in read(signed_in(two.anna), f"/avtal/{two.agreement.pk}/")
    assert "/ataganden/nytt/" not in read(
        signed_in(acting(two.bo.organisation, Role.READER)), f"/avtal/{two.agreement.pk}/"
    )


def test_a_report_is_made_from_the_page(two: Partnership, signed_in: SignIn) -> None:
    address = f"/avtal/{two.agreement.pk}/atagande/1/"
    said = {"state": "under_way", "sentence": "På väg", "as_of": "2026-03-01", "circle": "shared"}
    answer = signed_in(two.anna).post(f"{address}rapportera/", said)
    assert (answer.status_code, answer.url) == (302, address)
    page = read(signed_in(two.bo), address)
    assert "På väg" in page
    report = StatusReport.objects.get()
    assert f"bekrafta/{report.pk}/" in page
    signed_in(two.bo).post(f"{address}bekrafta/{report.pk}/")
    assert StatusReport.objects.filter(is_latest=True, state="under_way").count() == 2
    assert "bekrafta/" not in read(signed_in(two.bo), address)


@pytest.mark.parametrize(
    "said",
    [{}, {"state": "done"}, {"state": "under_way", "as_of": "i går"}, {"state": "under_way", "as_of": "2999-01-01"}],
)
def test_a_report_that_cannot_be_understood_keeps_what_was_written(
    two: Partnership, signed_in: SignIn, said: dict[str, str]
) -> None:
    said = {"circle": "shared", "sentence": "Behåll mig", **said}
    answer = signed_in(two.anna).post(f"/avtal/{two.agreement.pk}/atagande/1/rapportera/", said)
    assert answer.status_code == 422
    assert "Behåll mig" in answer.content.decode()
    assert not StatusReport.objects.exists()


def test_one_who_may_only_read_gets_no_forms_and_is_refused(two: Partnership, signed_in: SignIn) -> None:
    client, address = signed_in(acting(two.university, Role.READER)), f"/avtal/{two.agreement.pk}/atagande/1/"
    assert "rapportera/" not in read(client, address)
    assert client.post(f"{address}rapportera/", {"state": "under_way"}).status_code == 403
    assert client.post(f"{address}lofte/", {}).status_code == 403


def test_what_a_party_notes_privately_is_on_no_page_of_the_other(two: Partnership, signed_in: SignIn) -> None:
    secret = "Bara för oss i Norrskog"
    reports.report(
        commitment=two.commitment, state="at_risk", as_of=TODAY, sentence=secret, circle="private", by=two.anna, at=AT
    )
    plan = activities.Plan(title=secret, commitments=[two.commitment])
    hidden = activities.add(plan=plan, circle="private", by=two.anna, at=AT)
    Assumption.objects.create(agreement=two.agreement, text=secret, home=two.university).commitments.add(two.commitment)
    everywhere = [*addresses(two), f"/avtal/{two.agreement.pk}/?atagande=1", "/aktiviteter/", "/aktiviteter/lista.csv"]
    for address in everywhere:
        page = read(signed_in(two.bo), address)
        assert secret not in page
        assert "agreements.report_privately" not in page
    assert "state-unconfirmed" in read(signed_in(two.bo), f"/avtal/{two.agreement.pk}/")
    read(signed_in(two.bo), f"/aktiviteter/{hidden.pk}/", 404)
    assert sum(secret in read(signed_in(two.anna), address) for address in everywhere) >= 4


def test_two_who_edit_a_commitment_at_once_both_find_their_words(two: Partnership, signed_in: SignIn) -> None:
    address = f"/avtal/{two.agreement.pk}/atagande/1/redigera/"
    parties = [party.pk for party in two.agreement.parties.all()]
    said = {"kind": "direction", "bound": parties, "version": 1}
    assert signed_in(two.anna).post(address, {**said, "title": "Annas ord"}).status_code == 302
    answer = signed_in(two.bo).post(address, {**said, "title": "Bos ord"})
    page = answer.content.decode()
    assert "Annas ord" in page
    assert "Bos ord" in page
    assert Commitment.objects.get().title == "Annas ord"
    assert signed_in(two.bo).post(address, {**said, "title": "Bos ord", "version": 2}).status_code == 302


def test_two_who_edit_an_activity_at_once_both_find_their_words(two: Partnership, signed_in: SignIn) -> None:
    plan = activities.Plan(title="Först", commitments=[two.commitment])
    made = activities.add(plan=plan, circle="shared", by=two.anna, at=AT)
    address = f"/aktiviteter/{made.pk}/redigera/"
    said = {"commitments": [two.commitment.pk], "status": "planned", "version": 1}
    assert signed_in(two.anna).post(address, {**said, "title": "Annas ord"}).status_code == 302
    page = signed_in(two.bo).post(address, {**said, "title": "Bos ord"}).content.decode()
    assert "Annas ord" in page
    assert "Bos ord" in page


def test_a_commitment_is_added_from_the_page(two: Partnership, signed_in: SignIn) -> None:
    client, address = signed_in(two.anna), f"/avtal/{two.agreement.pk}/ataganden/nytt/"
    said = {"title": "Miljöer", "kind": "direction", "bound": [p.pk for p in two.agreement.parties.all()]}
    wrong = client.post(address, {**said, "words": "Finns inte"})
    assert (wrong.status_code, Commitment.objects.count()) == (200, 1)
    right = client.post(address, {**said, "words": "Parterna ska verka för fler utvecklingsmiljöer."})
    assert right.url.endswith("/atagande/2/")


def test_a_commitment_is_removed_after_a_question(two: Partnership, signed_in: SignIn) -> None:
    client, address = signed_in(two.anna), f"/avtal/{two.agreement.pk}/atagande/1/ta-bort/"
    read(client, address)
    assert client.post(address).status_code == 302
    assert not Commitment.objects.exists()


def test_several_are_ticked_and_changed(two: Partnership, signed_in: SignIn) -> None:
    commitment(two.agreement)
    address = f"/avtal/{two.agreement.pk}/ataganden/andra/"
    signed_in(two.anna).post(address, {"valda": ["1", "2", "x"], "kind": "recurring"})
    assert set(Commitment.objects.values_list("kind", flat=True)) == {"recurring"}
    assert signed_in(two.anna).post(address, {"kind": "direction"}).status_code == 302
    assert set(Commitment.objects.values_list("kind", flat=True)) == {"recurring"}


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("lage=dropped", ["Struket"]),
        ("lage=ownerless", ["Öppna data"]),
        ("slag=recurring", ["Struket"]),
        ("q=ÖPPNA", ["Öppna data"]),
        ("mina=on", []),
        ("lage=nonsens", ["Öppna data", "Struket"]),
        ("sort=-number", ["Struket", "Öppna data"]),
        ("sort=nonsens", ["Öppna data", "Struket"]),
    ],
)
def test_the_list_is_filtered_and_sorted(two: Partnership, signed_in: SignIn, query: str, shown: list[str]) -> None:
    Commitment.objects.filter(pk=two.commitment.pk).update(title="Öppna data")
    commitment(two.agreement, title="Struket", standing="dropped", kind="recurring")
    page = read(signed_in(two.anna), f"/avtal/{two.agreement.pk}/ataganden/?{query}")
    places = {name: page.find(f">{name}</a>") for name in ("Öppna data", "Struket")}
    assert sorted((n for n in places if places[n] >= 0), key=lambda n: places[n]) == shown


def test_an_activity_is_added_only_when_its_circle_is_chosen(two: Partnership, signed_in: SignIn) -> None:
    client = signed_in(two.anna)
    said = {"title": "Förstudie", "commitments": [two.commitment.pk], "status": "planned"}
    assert client.post("/aktiviteter/ny/", said).status_code == 200
    assert not Activity.objects.exists()
    assert client.post("/aktiviteter/ny/", {**said, "circle": "private"}).status_code == 302
    made = Activity.objects.get()
    assert made.circle == "private"
    read(client, f"/aktiviteter/{made.pk}/skicka/")
    client.post(f"/aktiviteter/{made.pk}/skicka/")
    assert "Förstudie" in read(signed_in(two.bo), "/aktiviteter/")


def test_everything_is_added_to_an_activity_from_its_page(two: Partnership, signed_in: SignIn) -> None:
    plan = activities.Plan(title="Förstudie", commitments=[two.commitment])
    made = activities.add(plan=plan, circle="shared", by=two.anna, at=AT)
    client, address = signed_in(two.bo), f"/aktiviteter/{made.pk}/"
    file = SimpleUploadedFile("rapport.pdf", b"%PDF-1.7")
    for part, said in {
        "delmal": {"title": "Halvvägs", "due_on": "2026-01-01"},
        "pengar": {"organisation": two.municipality.pk, "year": "2026", "amount_sek": "250 000,50"},
        "resultat": {"text": "Rapporten", "on": "2026-01-02", "file": file},
        "anteckning": {"text": "Det rullar", "on": "2026-01-03"},
    }.items():
        assert client.post(f"{address}{part}/", said).status_code == 302, part
    page = read(client, address)
    for words in ("Halvvägs", "250\N{NO-BREAK SPACE}001", "Rapporten", "Det rullar", "rapport.pdf"):
        assert words in page
    assert b"".join(client.get(f"{address}resultat/{made.results.get().pk}/fil/").streaming_content) == b"%PDF-1.7"
    step = made.milestones.get()
    client.post(f"{address}delmal/{step.pk}/", {"reached_on": "2026-01-01"})
    step.refresh_from_db()
    assert step.reached_on == date(2026, 1, 1)
    assert client.post(f"{address}okant/", {}).status_code == 404
    assert client.post(f"{address}anteckning/", {"text": ""}).status_code == 422


def test_a_stranger_reaches_neither_activity_nor_file(two: Partnership, signed_in: SignIn) -> None:
    plan = activities.Plan(title="Förstudie", commitments=[two.commitment])
    made = activities.add(plan=plan, circle="shared", by=two.anna, at=AT)
    client = signed_in(two.stranger)
    read(client, f"/aktiviteter/{made.pk}/", 404)
    assert client.post(f"/aktiviteter/{made.pk}/anteckning/", {"text": "x"}).status_code == 404


def test_the_list_is_downloaded_as_it_is_filtered_and_runs_no_formula(two: Partnership, signed_in: SignIn) -> None:
    for title, status in (("=1+1", "planned"), ("Klar sak", "done")):
        plan = activities.Plan(title=title, status=status, commitments=[two.commitment])
        activities.add(plan=plan, circle="shared", by=two.anna, at=AT)
    everything = read(signed_in(two.bo), "/aktiviteter/lista.csv")
    assert everything.startswith("\ufeff")
    assert "'=1+1" in everything
    assert "=1+1" not in read(signed_in(two.bo), "/aktiviteter/lista.csv?status=done")


def test_a_party_names_its_own_contact(two: Partnership, signed_in: SignIn) -> None:
    address = f"/avtal/{two.agreement.pk}/parter/"
    signed_in(two.bo).post(f"{address}kontakt/", {"person": two.bo.person.pk, "registry_number": "KS 2026:12"})
    assert "KS 2026:12" in read(signed_in(two.anna), address)
    party = two.agreement.parties.get(organisation=two.municipality)
    assert party.contact == two.bo.person
    signed_in(two.bo).post(f"{address}kontakt/", {"person": two.anna.person.pk})
    party.refresh_from_db()
    assert party.contact == two.bo.person


def test_one_who_is_not_a_party_reads_a_public_agreement_without_the_names_and_wishes_in_it(
    two: Partnership, signed_in: SignIn
) -> None:
    for thing in (Agreement, Commitment, Wording):
        thing.objects.update(circle="public")
    two.agreement.parties.update(contact=two.bo.person)
    two.commitment.bindings.update(owner=two.anna.person, wants="Vår egen önskan")
    reports.report(commitment=two.commitment, state="under_way", as_of=TODAY, by=two.anna, at=AT)
    StatusReport.objects.update(circle="public")
    for address in [*addresses(two)[:3], addresses(two)[4], f"/avtal/{two.agreement.pk}/?atagande=1"]:
        page = read(signed_in(two.stranger), address)
        for words in (two.anna.person.name, two.bo.person.name, "Vår egen önskan", "rapportera/"):
            assert f">{words}<" not in page
            assert f"{words} " not in page
        assert "/aktiviteter/ny/?" not in page
    inside = read(signed_in(two.bo), f"/avtal/{two.agreement.pk}/atagande/1/")
    assert two.anna.person.name in inside
    assert "Vår egen önskan" in inside


def test_editing_an_activity_keeps_the_dropped_promise_it_serves(two: Partnership, signed_in: SignIn) -> None:
    plan = activities.Plan(title="Förstudie", commitments=[two.commitment], domains=["health"])
    made = activities.add(plan=plan, circle="shared", by=two.anna, at=AT)
    Commitment.objects.update(standing="dropped")
    client, address = signed_in(two.anna), f"/aktiviteter/{made.pk}/redigera/"
    page = read(client, address)
    assert f'value="{two.commitment.pk}"' in page
    assert 'value="health"' in page
    assert two.commitment.title not in read(client, "/aktiviteter/ny/")


def test_joint_positions_and_waiting_topics_stand_on_the_page_of_the_promise(
    two: Partnership, signed_in: SignIn
) -> None:
    position(meeting(two.agreement), "Parterna är överens om en förstudie.").commitments.add(two.commitment)
    topic(two.agreement, "Läget skiljer sig", commitment=two.commitment)
    topic(two.agreement, "Internt ämne", commitment=two.commitment, circle="private")
    address = f"/avtal/{two.agreement.pk}/atagande/1/"
    page = read(signed_in(two.bo), address)
    assert "Parterna är överens om en förstudie." in page
    assert "Läget skiljer sig" in page
    assert "Internt ämne" not in page
    assert "Internt ämne" in read(signed_in(two.anna), address)
