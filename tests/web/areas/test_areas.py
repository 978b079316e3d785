"""Areas: proposed, decided by the criterion, seen by those they concern, gathered on their page."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from samverkan.accounts.actor import Actor, NotAllowed
from samverkan.accounts.permissions import Role
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements.actions import activities, activity_parts
from samverkan.agreements.models import Domain
from samverkan.areas import actions
from samverkan.areas.models import Area
from samverkan.areas.queries import Sought, area_groups
from samverkan.journal.models import Entry
from samverkan.overview.queries.areas import area_page
from tests.factories import acting, agreement, commitment, organisation, person

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)
SignIn = Callable[[Actor], Client]


@pytest.fixture
def anna() -> Actor:
    return acting(organisation("Högskolan i Norrskog", kind="university"))


@pytest.fixture
def bo() -> Actor:
    return acting(organisation("Älvdalens kommun"))


@pytest.fixture
def signed_in() -> SignIn:
    def sign_in(actor: Actor) -> Client:
        client = Client()
        client.force_login(actor.person)
        return client

    return sign_in


def proposed(by: Actor, *others: Actor, name: str = "Batteriteknik", circle: str = "shared", **about: Any) -> Area:
    says = actions.Description(name=name, organisations=[other.organisation for other in others], **about)
    return actions.propose(says=says, circle=circle, by=by, at=AT)


def names(who: Actor, **sought: Any) -> list[str]:
    return [line.area.name for group in area_groups(Sought(**sought), who) for line in group.lines]


def decide(area: Area, by: Actor, status: str = "established", **about: Any) -> Any:
    about = {"reason": "Av stor betydelse för näringslivet", "decided_on": TODAY, "version": area.version, **about}
    return actions.decide(area=area, status=status, by=by, at=AT, **about)


def test_a_proposed_area_is_seen_by_those_it_concerns(anna: Actor, bo: Actor) -> None:
    proposed(anna, bo)
    assert names(anna) == names(bo) == ["Batteriteknik"]
    assert names(acting(organisation())) == []


def test_a_private_proposal_is_seen_by_its_own_party_only(anna: Actor, bo: Actor) -> None:
    made = proposed(anna, bo, circle="private")
    assert names(bo) == []
    assert Entry.objects.of(made).get().circle == "private"
    actions.share(area=made, by=anna, at=AT)
    assert names(bo) == ["Batteriteknik"]


def test_an_area_is_proposed_once_whatever_the_case(anna: Actor, bo: Actor) -> None:
    proposed(anna, bo, name="Elkraft Öst")
    with pytest.raises(actions.AlreadyThere):
        proposed(bo, anna, name="elkraft  öst")


@pytest.mark.parametrize("status", ["established", "exploring", "dropped"])
def test_a_decision_has_its_reason_and_moves_the_area(anna: Actor, bo: Actor, status: str) -> None:
    made = proposed(anna, bo)
    decision = decide(made, bo, status)
    made.refresh_from_db()
    assert (made.status, decision.reason) == (status, "Av stor betydelse för näringslivet")


@pytest.mark.parametrize("about", [{"reason": " "}, {"decided_on": date(2026, 3, 3)}])
def test_a_decision_without_reason_or_in_the_future_is_refused(anna: Actor, about: dict[str, Any]) -> None:
    made = proposed(anna)
    with pytest.raises(actions.NoReason):
        decide(made, anna, **about)
    assert not made.decisions.exists()


def test_two_who_decide_at_once_do_not_overrule_each_other_unseen(anna: Actor, bo: Actor) -> None:
    made = proposed(anna, bo)
    decide(made, anna, version=1)
    with pytest.raises(EditedMeanwhile):
        decide(made, bo, "dropped", version=1)
    assert Area.objects.get().status == "established"


@pytest.mark.parametrize("role", [Role.READER, Role.OWNER, Role.AREA_LEAD])
def test_one_whose_role_does_not_allow_it_cannot_decide(anna: Actor, role: str) -> None:
    with pytest.raises(NotAllowed):
        decide(proposed(anna), acting(anna.organisation, role))


def test_an_area_lead_edits_and_a_stranger_does_not(anna: Actor) -> None:
    made = proposed(anna)
    says = actions.Description(name="Batterier", criterion="Stor betydelse")
    actions.edit(area=made, says=says, version=1, by=acting(anna.organisation, Role.AREA_LEAD), at=AT)
    with pytest.raises(NotAllowed):
        actions.edit(area=made, says=says, version=2, by=acting(organisation()), at=AT)
    with pytest.raises(EditedMeanwhile):
        actions.edit(area=made, says=says, version=1, by=anna, at=AT)


def test_each_organisation_has_its_own_lead(anna: Actor, bo: Actor) -> None:
    made = proposed(anna, bo)
    actions.lead(area=made, person=anna.person, by=anna, at=AT)
    actions.lead(area=made, person=bo.person, by=bo, at=AT)
    assert {lead.person for lead in made.leads.all()} == {anna.person, bo.person}
    with pytest.raises(NotAllowed):
        actions.lead(area=made, person=person(), by=anna, at=AT)
    actions.lead(area=made, person=None, by=bo, at=AT)
    assert [lead.person for lead in made.leads.all()] == [anna.person]


def test_the_list_is_grouped_and_cut_down(anna: Actor, bo: Actor) -> None:
    decide(proposed(anna, bo, name="Träteknik"), anna)
    proposed(anna, name="Ålderdomens musik", kind="theme")
    assert [group.status for group in area_groups(Sought(), anna)] == ["established", "proposed"]
    assert names(anna, text="ÅLDER") == names(anna, kind="theme") == ["Ålderdomens musik"]
    assert names(anna, status="established") == names(anna, organisation=bo.organisation_id) == ["Träteknik"]


def test_the_page_gathers_promises_and_activities_by_domain_each_figure_with_its_source(anna: Actor, bo: Actor) -> None:
    letter = agreement(anna.organisation, bo.organisation)
    promise = commitment(letter)
    promise.domains.set(Domain.objects.filter(agreement=letter, code="research"))
    area = proposed(anna, bo)
    promise.areas.add(area)

    def add(title: str, circle: str = "shared", domains: tuple[str, ...] = ("education", "research")) -> Any:
        plan = activities.Plan(title=title, domains=domains, commitments=[promise], areas=[area])
        return activities.add(plan=plan, circle=circle, by=anna, at=AT)

    made = add("Förstudie")
    activity_parts.add_money(
        activity=made, year=2026, amount_sek=Decimal(500), organisation=bo.organisation, by=anna, at=AT
    )
    activity_parts.add_result(
        activity=made, text="Utbildade", on=TODAY, figure=Decimal(12), unit="personer", source="LADOK", by=anna, at=AT
    )  # fmt: skip
    add("Hemlig", "private")
    add("Utan domän", domains=())
    page = area_page(area, bo, TODAY)
    columns = {column.code: column for column in page.columns}
    assert list(columns)[:4] == ["education", "competence_development", "research", "innovation"]
    assert [a.title for a in columns["education"].activities] == ["Förstudie"]
    assert [v.commitment for v in columns["research"].views] == [promise]
    assert columns["innovation"].is_empty
    assert [a.title for a in columns["other"].activities] == ["Utan domän"]
    assert page.money_sek == 500  # counted once although it stands in two columns
    assert [(r.figure, r.source) for r in page.figures] == [(12, "LADOK")]
    assert len(area_page(area, anna, TODAY).columns[0].activities) == 2


def test_an_area_past_its_day_without_a_decision_is_late(anna: Actor) -> None:
    made = proposed(anna, decide_by=date(2026, 3, 1))
    assert area_page(made, anna, TODAY).is_late
    decide(made, anna)
    assert not area_page(made, anna, TODAY).is_late


def test_an_area_is_proposed_decided_and_read_from_its_pages(anna: Actor, bo: Actor, signed_in: SignIn) -> None:
    agreement(anna.organisation, bo.organisation)
    client = signed_in(anna)
    said = {"name": "Batteriteknik", "kind": "field", "organisations": [anna.organisation_id, bo.organisation_id]}
    assert client.post("/omraden/nytt/", said).status_code == 200  # who sees it is chosen, never assumed
    assert client.post("/omraden/nytt/", {**said, "circle": "shared"}).status_code == 302
    area = Area.objects.get()
    page = f"/omraden/{area.pk}/"
    for address in ("/omraden/", page, f"{page}redigera/", f"{page}beslut/", f"{page}ansvarig/", "/omraden/nytt/"):
        answer = signed_in(bo).get(address)
        assert answer.status_code == 200, address
    decision = {"status": "established", "reason": "Stor betydelse", "decided_on": "2026-03-01", "version": 1}
    assert signed_in(bo).post(f"{page}beslut/", decision).status_code == 302
    assert "Stor betydelse" in client.get(page).content.decode()
    stale = client.post(f"{page}beslut/", {**decision, "reason": "Behåll mina ord"})
    assert "Behåll mina ord" in stale.content.decode()
    assert client.post(f"{page}ansvarig/", {"person": anna.person.pk}).status_code == 302


def test_a_stranger_gets_404_and_a_reader_403(anna: Actor, signed_in: SignIn) -> None:
    area = proposed(anna)
    stranger, reader = signed_in(acting(organisation())), signed_in(acting(anna.organisation, Role.READER))
    for end in ("", "redigera/", "beslut/", "ansvarig/", "skicka/"):
        assert stranger.get(f"/omraden/{area.pk}/{end}").status_code == 404
        assert reader.get(f"/omraden/{area.pk}/{end}").status_code == (403 if end else 200)


def test_who_leads_a_public_area_is_told_to_those_it_concerns(anna: Actor, bo: Actor) -> None:
    made = proposed(anna)
    actions.lead(area=made, person=anna.person, by=anna, at=AT)
    Area.objects.update(circle="public")
    made.refresh_from_db()
    for who, count in ((anna, 1), (bo, 0)):
        assert len(area_page(made, who, TODAY).leads) == count
        assert len(area_groups(Sought(), who)[0].lines[0].leads) == count
