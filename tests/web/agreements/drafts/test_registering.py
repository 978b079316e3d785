"""An agreement comes to be."""

import hashlib
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from samverkan.accounts.actor import Actor, NotAllowed
from samverkan.accounts.models import Circle, Organisation
from samverkan.agreements.actions.registering import CannotRegister, propose, register
from samverkan.agreements.given import (
    AgreementGiven,
    AreaGiven,
    CommitmentGiven,
    DomainGiven,
    PartyGiven,
    RepresentativeGiven,
    WordingGiven,
)
from samverkan.agreements.models import Agreement, Draft, DraftState
from samverkan.areas.models import Area, AreaStatus
from samverkan.journal.models import Entry
from samverkan.mail.models import Notice
from tests.factories import acting, organisation

from .conftest import NOW, TEXT, client_of, words

PROMISE = "Parterna ska träffas varje år för att diskutera framtidsfrågor."
OFFER = "Björkö kommun ska erbjuda tjugo praktikplatser om året."


@pytest.fixture
def given(university: Organisation, municipality: Organisation) -> AgreementGiven:
    return AgreementGiven(
        title="Avsiktsförklaring 2025",
        kind="letter of intent",
        parties=(PartyGiven(organisation=university), PartyGiven(organisation=municipality)),
        wording=WordingGiven(text=TEXT, nature="account", quotations=((TEXT.index(PROMISE), TEXT.index(OFFER)),)),
        signed_on="2025-03",
        domains=(DomainGiven(code="research"), DomainGiven(own_name="Livet på landet")),
        areas=(
            AreaGiven(name="vätgasteknik", status=AreaStatus.EXPLORING, criterion="av betydelse"),
            AreaGiven(name="Träteknik"),
        ),
        representatives=(RepresentativeGiven(name="Åsa Öman", title="rektor", part="signatory"),),
        commitments=(
            CommitmentGiven(text=PROMISE, kind="recurring", domains=("research", "Livet på landet")),
            CommitmentGiven(text=OFFER, kind="deliverable", actors=(municipality,), areas=("Vätgasteknik",)),
        ),
    )


def test_an_agreement_is_registered_with_all_that_belongs_to_it(given: AgreementGiven, coordinator: Actor) -> None:
    agreement = register(given, by=coordinator, at=NOW)
    meeting, offer = agreement.commitments.all()
    assert [party.organisation.short_mark for party in agreement.parties.all()] == ["ÄU", "BJÖ"]
    assert [str(domain) for domain in meeting.domains.all()] == ["Forskning", "Livet på landet"]
    assert [area.name for area in offer.areas.all()] == ["vätgasteknik"]
    assert agreement.areas.count() == 2
    assert agreement.representatives.get().name == "Åsa Öman"
    assert (agreement.state, agreement.circle) == ("in_force", Circle.PRIVATE)


def test_the_wording_gets_the_fingerprint_of_its_text(given: AgreementGiven, coordinator: Actor) -> None:
    wording = register(given, by=coordinator, at=NOW).wordings.get()
    assert wording.fingerprint == hashlib.sha256(TEXT.encode()).hexdigest()


def test_a_promise_rests_on_its_words_and_binds_its_actors(given: AgreementGiven, coordinator: Actor) -> None:
    meeting, offer = register(given, by=coordinator, at=NOW).commitments.all()
    passage = offer.passages.get()
    assert TEXT[passage.start : passage.end] == OFFER
    assert [binding.party.organisation.short_mark for binding in offer.bindings.all()] == ["BJÖ"]
    assert meeting.bindings.count() == 2


def test_what_stands_in_a_quotation_is_the_agreements_own_wording(given: AgreementGiven, coordinator: Actor) -> None:
    meeting, offer = register(given, by=coordinator, at=NOW).commitments.all()
    assert meeting.is_agreement_wording
    assert not offer.is_agreement_wording


def test_the_registering_party_has_confirmed_and_the_other_has_not(given: AgreementGiven, coordinator: Actor) -> None:
    own, other = register(given, by=coordinator, at=NOW).parties.all()
    assert (own.confirmed_at, own.confirmed_name) == (NOW, coordinator.person.name)
    assert other.confirmed_at is None


def test_a_private_agreement_is_not_seen_by_the_other_party(
    given: AgreementGiven, coordinator: Actor, counterpart: Actor
) -> None:
    agreement = register(given, by=coordinator, at=NOW)
    assert not Agreement.objects.visible_to(counterpart).exists()
    assert not Area.objects.visible_to(counterpart).exists()
    client = client_of(counterpart)
    assert client.get(reverse("agreements:facts", args=[agreement.pk])).status_code == 404


def test_a_shared_agreement_shares_its_new_areas(given: AgreementGiven, coordinator: Actor, counterpart: Actor) -> None:
    register(given, by=coordinator, at=NOW, circle=Circle.SHARED)
    assert Agreement.objects.visible_to(counterpart).count() == 1
    assert Area.objects.visible_to(counterpart).count() == 2


def test_an_area_that_is_known_by_name_is_used_again(given: AgreementGiven, coordinator: Actor) -> None:
    known = Area.objects.create(name="VÄTGASTEKNIK", home=coordinator.organisation, status="established")
    agreement = register(given, by=coordinator, at=NOW)
    assert known in agreement.areas.all()
    assert Area.objects.count() == 2


def test_another_partys_private_area_is_not_used(
    given: AgreementGiven, coordinator: Actor, municipality: Organisation
) -> None:
    Area.objects.create(name="vätgasteknik", home=municipality, circle=Circle.PRIVATE)
    register(given, by=coordinator, at=NOW)
    assert Area.objects.count() == 3


def test_a_new_area_carries_the_agreements_criterion(given: AgreementGiven, coordinator: Actor) -> None:
    register(given, by=coordinator, at=NOW)
    area = Area.objects.get(name="vätgasteknik")
    assert (area.status, area.criterion) == (AreaStatus.EXPLORING, "av betydelse")


def test_an_agreement_without_domains_gets_the_four_usual(given: AgreementGiven, coordinator: Actor) -> None:
    agreement = register(replace(given, domains=(), commitments=()), by=coordinator, at=NOW)
    codes = [domain.code for domain in agreement.domains.all()]
    assert codes == ["education", "competence_development", "research", "innovation"]


def test_registering_writes_one_line_without_names(given: AgreementGiven, coordinator: Actor) -> None:
    agreement = register(given, by=coordinator, at=NOW)
    entry = Entry.objects.get(action="agreements.register")
    assert entry.within_id == str(agreement.pk)
    assert "Öman" not in str(entry.detail)


def test_a_proposal_is_not_in_force(given: AgreementGiven, coordinator: Actor) -> None:
    assert propose(given, by=coordinator, at=NOW).state == "proposed"


@pytest.mark.parametrize(
    "changes",
    [
        {"title": " "},
        {"title": "x" * 251},
        {"kind": "handslag"},
        {"meeting_cadence": "ibland"},
        {"signed_on": "2025-13"},
        {"valid_from": "2026", "valid_to": "2025-12-31"},
        {"commitments": (CommitmentGiven(kind="recurring", text="Orden finns inte."),)},
        {"commitments": (CommitmentGiven(kind="recurring", start=5, end=99999),)},
        {"commitments": (CommitmentGiven(kind="recurring"),)},
        {"commitments": (CommitmentGiven(kind="hope", text=PROMISE),)},
    ],
)
def test_what_cannot_be_registered_is_refused_with_a_sentence(
    given: AgreementGiven, coordinator: Actor, changes: dict[str, object]
) -> None:
    with pytest.raises(CannotRegister) as refusal:
        register(replace(given, **changes), by=coordinator, at=NOW)
    assert str(refusal.value).endswith(".")
    assert not Agreement.objects.exists()


@pytest.mark.parametrize("number", [0, 1, 9])
def test_an_agreement_has_two_to_eight_parties(given: AgreementGiven, coordinator: Actor, number: int) -> None:
    parties = tuple(PartyGiven(organisation=organisation()) for _ in range(number))
    with pytest.raises(CannotRegister):
        register(replace(given, parties=parties), by=coordinator, at=NOW)


def test_the_same_organisation_twice_is_refused(given: AgreementGiven, coordinator: Actor) -> None:
    with pytest.raises(CannotRegister):
        register(replace(given, parties=(given.parties[0],) * 2), by=coordinator, at=NOW)


def test_an_agreement_between_others_is_refused(given: AgreementGiven) -> None:
    with pytest.raises(CannotRegister):
        register(given, by=acting(organisation("Bergets region")), at=NOW)


def test_a_promise_that_binds_an_outsider_is_refused(given: AgreementGiven, coordinator: Actor) -> None:
    promise = CommitmentGiven(kind="recurring", text=PROMISE, actors=(organisation("Utom AB"),))
    with pytest.raises(CannotRegister):
        register(replace(given, commitments=(promise,)), by=coordinator, at=NOW)


def test_an_owner_cannot_register(given: AgreementGiven, university: Organisation) -> None:
    with pytest.raises(NotAllowed):
        register(given, by=acting(university, "owner"), at=NOW)


def choices(draft: Draft, signed_in: Client, **changes: str) -> dict[str, str]:
    """What the page of registration sends when nothing but `changes` is touched."""
    form = signed_in.get(reverse("agreements:register", args=[draft.pk])).context["form"]
    filled = {bound.html_name: str(bound.value() or "") for bound in form}
    return {**filled, "version": str(draft.version), **changes}


def test_one_press_registers_a_draft_whose_parties_are_known(
    draft: Draft, signed_in: Client, municipality: Organisation
) -> None:
    url = reverse("agreements:register", args=[draft.pk])
    answer = signed_in.post(url, choices(draft, signed_in))
    agreement = Agreement.objects.get()
    assert answer.headers["Location"] == reverse("agreements:page", args=[agreement.pk])
    assert set(agreement.parties.values_list("organisation__name", flat=True)) == {
        "Älvdalens universitet",
        "Björkö kommun",
    }
    assert agreement.published_on == "2025-03-03"
    assert agreement.commitments.count() == len(draft.content["commitments"])


def test_an_agreement_known_from_the_news_is_called_by_its_kind_parties_and_year(
    draft: Draft, signed_in: Client, municipality: Organisation
) -> None:
    signed_in.post(reverse("agreements:register", args=[draft.pk]), choices(draft, signed_in))
    assert Agreement.objects.get().title == "Avsiktsförklaring mellan Älvdalens universitet och Björkö kommun, 2025"


def test_a_title_that_was_corrected_in_the_draft_is_kept(
    draft: Draft, signed_in: Client, municipality: Organisation
) -> None:
    signed_in.post(reverse("agreements:draft", args=[draft.pk]), {"version": "1", "step": "save", "title": "Öbrevet"})
    draft.refresh_from_db()
    signed_in.post(reverse("agreements:register", args=[draft.pk]), choices(draft, signed_in))
    assert Agreement.objects.get().title == "Öbrevet"


def test_a_person_names_the_agreement_at_registration(
    draft: Draft, signed_in: Client, municipality: Organisation
) -> None:
    url = reverse("agreements:register", args=[draft.pk])
    signed_in.post(url, choices(draft, signed_in, title="Samverkan på ön"))
    assert Agreement.objects.get().title == "Samverkan på ön"


def test_a_second_press_makes_no_second_agreement(draft: Draft, signed_in: Client, municipality: Organisation) -> None:
    url, sent = reverse("agreements:register", args=[draft.pk]), choices(draft, signed_in)
    first, second = signed_in.post(url, sent), signed_in.post(url, sent)
    assert first.headers["Location"] == second.headers["Location"]
    assert Agreement.objects.count() == 1


def test_an_unknown_party_becomes_an_organisation(draft: Draft, signed_in: Client) -> None:
    signed_in.post(reverse("agreements:register", args=[draft.pk]), choices(draft, signed_in))
    made = Organisation.objects.get(name="Björkö kommun")
    assert (made.kind, made.short_mark) == ("municipality", "Björ")


def test_a_draft_without_our_own_party_is_refused(draft: Draft) -> None:
    stranger = acting(organisation("Bergets region", kind="region"))
    draft.home = stranger.organisation
    draft.save()
    signed_in = client_of(stranger)
    page = signed_in.post(reverse("agreements:register", args=[draft.pk]), choices(draft, signed_in))
    assert page.status_code == 400
    assert "Ange vilken av parterna som är er egen." in words(page)


def test_a_draft_changed_meanwhile_is_looked_through_again(draft: Draft, signed_in: Client) -> None:
    sent = choices(draft, signed_in)
    signed_in.post(reverse("agreements:draft", args=[draft.pk]), {"version": "1", "step": "save", "title": "Ny"})
    answer = signed_in.post(reverse("agreements:register", args=[draft.pk]), sent)
    assert answer.headers["Location"] == reverse("agreements:draft", args=[draft.pk])
    assert not Agreement.objects.exists()


def test_a_draft_that_is_no_agreement_is_not_registered(draft: Draft, signed_in: Client) -> None:
    signed_in.post(reverse("agreements:draft", args=[draft.pk]), {"version": "1", "step": "agreement:no"})
    draft.refresh_from_db()
    page = signed_in.post(reverse("agreements:register", args=[draft.pk]), choices(draft, signed_in))
    assert page.status_code == 400
    assert not Agreement.objects.exists()
    assert not Organisation.objects.filter(name="Björkö kommun").exists()


def test_a_registered_draft_is_finished(draft: Draft, signed_in: Client, municipality: Organisation) -> None:
    signed_in.post(reverse("agreements:register", args=[draft.pk]), choices(draft, signed_in))
    draft.refresh_from_db()
    assert draft.state == DraftState.REGISTERED
    signed_in.post(reverse("agreements:draft", args=[draft.pk]), {"version": "1", "step": "save", "title": "Sent"})
    draft.refresh_from_db()
    assert draft.title != "Sent"


def test_a_registration_that_is_shared_at_once_tells_the_other_party_where_to_read_it(
    draft: Draft, signed_in: Client, counterpart: Actor
) -> None:
    url = reverse("agreements:register", args=[draft.pk])
    answer = signed_in.post(url, choices(draft, signed_in, circle="shared"))
    message = Notice.objects.get()
    assert message.to == counterpart.person.email
    assert answer.headers["Location"] == message.path
    assert Agreement.objects.visible_to(counterpart).exists()


def test_a_shared_registration_says_what_it_may_mean(draft: Draft, signed_in: Client) -> None:
    page = words(signed_in.get(reverse("agreements:register", args=[draft.pk])))
    assert "Skicka till parten – kan bli allmän handling hos båda" in page
    assert "Kan ändå behöva lämnas ut" in page


def test_a_partner_manager_may_draft_but_not_register(draft: Draft, university: Organisation) -> None:
    manager = client_of(acting(university, "partner_manager"))
    assert manager.get(reverse("agreements:draft", args=[draft.pk])).status_code == 200
    assert manager.get(reverse("agreements:register", args=[draft.pk])).status_code == 403
