"""Activities: private or shared by choice, counted once, corrected by several, with money, milestones and results."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from samverkan.accounts.actor import NotAllowed
from samverkan.accounts.permissions import Role
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements.actions import activities as actions
from samverkan.agreements.actions import activity_parts as parts
from samverkan.agreements.models import Activity, Commitment
from samverkan.agreements.queries.activities import Sought, activity_lines, activity_page, sought_activities
from samverkan.areas.models import Area
from samverkan.journal.models import Entry
from tests.factories import acting, agreement, commitment, organisation, person
from tests.web.agreements.living.conftest import AT, TODAY, Partnership

pytestmark = pytest.mark.django_db


def add(two: Partnership, title: str = "Förstudie", circle: str = "shared", **about: Any) -> Activity:
    plan = actions.Plan(title=title, **{"commitments": [two.commitment], **about})
    return actions.add(plan=plan, circle=circle, by=two.anna, at=AT)


def found(who: Any, **sought: Any) -> list[str]:
    return [a.title for a in sought_activities(Sought(**sought), who, "title")]


def test_a_private_activity_is_its_partys_own(two: Partnership) -> None:
    add(two, "Hemligt", "private")
    assert found(two.anna) == ["Hemligt"]
    assert found(two.bo) == found(two.stranger) == []
    assert Entry.objects.get(action="agreements.add_activity").circle == "private"


def test_a_shared_activity_is_seen_by_the_parties_of_what_it_serves(two: Partnership) -> None:
    add(two)
    assert found(two.bo) == ["Förstudie"]
    assert found(two.stranger) == []


def test_an_activity_of_two_agreements_is_listed_once_and_names_only_what_the_reader_sees(two: Partnership) -> None:
    third = organisation("Region Norr", kind="region")
    other = commitment(agreement(two.university, third), title="Tredje parten")
    add(two, commitments=[two.commitment, other])
    line = activity_lines(sought_activities(Sought(), two.anna), two.anna)
    assert [len(each.commitments) for each in line] == [2]
    bos = activity_lines(sought_activities(Sought(), two.bo), two.bo)
    assert [c.pk for c in bos[0].commitments] == [two.commitment.pk]
    assert found(two.bo, agreement=other.agreement_id) == []


def test_the_counterparts_edit_leaves_what_it_cannot_see(two: Partnership) -> None:
    third = organisation("Region Norr", kind="region")
    other = commitment(agreement(two.university, third))
    secret = Area.objects.create(name="Hemligt område", home=two.university, circle="private")
    made = add(two, commitments=[two.commitment, other], areas=[secret])
    plan = actions.Plan(title="Ändrad", commitments=[two.commitment])
    actions.edit(activity=made, plan=plan, version=1, by=two.bo, at=AT)
    assert set(made.commitments.all()) == {two.commitment, other}
    assert list(made.areas.all()) == [secret]


def test_the_second_of_two_who_edit_at_once_is_refused(two: Partnership) -> None:
    made = add(two)
    mine = Activity.objects.get(pk=made.pk)
    plan = actions.Plan(title="Annas", commitments=[two.commitment])
    actions.edit(activity=made, plan=plan, version=1, by=two.anna, at=AT)
    with pytest.raises(EditedMeanwhile):
        actions.edit(activity=mine, plan=actions.Plan(title="Bos"), version=1, by=two.bo, at=AT)
    assert Activity.objects.get(pk=made.pk).title == "Annas"


def test_moving_outward_is_an_act_of_its_own(two: Partnership) -> None:
    made = add(two, circle="private")
    actions.share(activity=made, by=two.anna, at=AT)
    assert found(two.bo) == ["Förstudie"]
    with pytest.raises(actions.AlreadyShared):
        actions.share(activity=made, by=two.anna, at=AT)


def test_editing_never_moves_an_activity_outward(two: Partnership) -> None:
    made = add(two, circle="private")
    plan = actions.Plan(title="Fortfarande privat", commitments=[two.commitment])
    actions.edit(activity=made, plan=plan, version=1, by=two.anna, at=AT)
    assert Activity.objects.get(pk=made.pk).circle == "private"


def test_what_serves_only_private_commitments_stays_private(two: Partnership) -> None:
    Commitment.objects.filter(pk=two.commitment.pk).update(circle="private")
    two.commitment.refresh_from_db()
    made = add(two, circle="shared")
    assert made.circle == "private"
    with pytest.raises(actions.NothingToShareWith):
        actions.share(activity=made, by=two.anna, at=AT)


def test_another_party_cannot_touch_a_private_activity(two: Partnership) -> None:
    made = add(two, circle="private")
    with pytest.raises(NotAllowed):
        parts.add_note(activity=made, text="Hej", on=TODAY, by=two.bo, at=AT)
    with pytest.raises(NotAllowed):
        actions.share(activity=made, by=two.bo, at=AT)


def test_a_reader_cannot_add(two: Partnership) -> None:
    with pytest.raises(NotAllowed):
        actions.add(plan=actions.Plan(title="Nej"), circle="private", by=acting(two.university, Role.READER), at=AT)


def test_it_cannot_end_before_it_begins(two: Partnership) -> None:
    with pytest.raises(actions.EndsBeforeItBegins):
        add(two, starts_on=date(2026, 2, 1), ends_on=date(2026, 1, 1))


def test_each_party_has_one_lead_among_its_own_people(two: Partnership) -> None:
    made = add(two)
    actions.lead(activity=made, person=two.anna.person, by=two.anna, at=AT)
    actions.lead(activity=made, person=two.bo.person, by=two.bo, at=AT)
    assert made.leads.count() == 2
    with pytest.raises(NotAllowed):
        actions.lead(activity=made, person=person(), by=two.anna, at=AT)
    actions.lead(activity=made, person=None, by=two.anna, at=AT)
    assert [lead.person for lead in made.leads.all()] == [two.bo.person]


def test_money_adds_up_per_payer_and_year(two: Partnership) -> None:
    made = add(two)
    for year, amount in ((2025, "100.50"), (2025, "200"), (2026, "50")):
        parts.add_money(
            activity=made, year=year, amount_sek=Decimal(amount), organisation=two.university, by=two.anna, at=AT
        )
    parts.add_money(activity=made, year=2026, amount_sek=Decimal(1000), payer="Vinnova", by=two.bo, at=AT)
    page = activity_page(made, two.anna)
    assert page.years == (2025, 2026)
    assert [(t.payer, t.by_year, t.total) for t in page.totals] == [
        ("Vinnova", (Decimal(0), Decimal(1000)), Decimal(1000)),
        (two.university.name, (Decimal("300.50"), Decimal(50)), Decimal("350.50")),
    ]
    assert page.line.money_sek == Decimal("1350.50")


def test_money_says_who_pays(two: Partnership) -> None:
    with pytest.raises(parts.NoPayer):
        parts.add_money(activity=add(two), year=2026, amount_sek=Decimal(1), payer=" ", by=two.anna, at=AT)


def test_a_figure_needs_unit_and_source(two: Partnership) -> None:
    made = add(two)
    with pytest.raises(parts.FigureWithoutSource):
        parts.add_result(activity=made, text="34 personer", on=TODAY, figure=Decimal(34), by=two.anna, at=AT)
    kept = parts.add_result(
        activity=made, text="Bytte yrke", on=TODAY, figure=Decimal(34), unit="personer", source="Egen",
        by=two.anna, at=AT,
    )  # fmt: skip
    assert kept.figure == 34


def test_the_file_of_a_result_is_kept(two: Partnership) -> None:
    kept = parts.add_result(
        activity=add(two), text="Rapport", on=TODAY, file=b"%PDF", file_name="rapport.pdf", by=two.anna, at=AT
    )
    assert kept.evidence_file.name == "rapport.pdf"


@pytest.mark.parametrize("deed", ["note", "result", "milestone"])
def test_what_has_not_been_yet_is_refused(two: Partnership, deed: str) -> None:
    made, day = add(two), date(2026, 3, 3)
    step = parts.add_milestone(activity=made, title="Klar", due_on=day, by=two.anna, at=AT)
    deeds = {
        "note": lambda: parts.add_note(activity=made, text="I morgon", on=day, by=two.anna, at=AT),
        "result": lambda: parts.add_result(activity=made, text="I morgon", on=day, by=two.anna, at=AT),
        "milestone": lambda: parts.reach_milestone(milestone=step, reached_on=day, by=two.anna, at=AT),
    }
    with pytest.raises(parts.NotYet):
        deeds[deed]()


def test_a_milestone_is_reached_on_a_day(two: Partnership) -> None:
    step = parts.add_milestone(activity=add(two), title="Klar", due_on=TODAY, by=two.anna, at=AT)
    assert parts.reach_milestone(milestone=step, reached_on=TODAY, by=two.bo, at=AT).reached_on == TODAY


@pytest.mark.parametrize(
    ("sought", "titles"),
    [
        ({"text": "ÅNG"}, ["Ångpanna"]),
        ({"domain": "research"}, ["Ångpanna"]),
        ({"domain": "education"}, ["Öppen kurs"]),
        ({"status": "done"}, ["Öppen kurs"]),
        ({"from_date": date(2026, 1, 1)}, ["Ångpanna"]),
        ({"to_date": date(2025, 6, 1)}, ["Öppen kurs"]),
        ({}, ["Ångpanna", "Öppen kurs"]),
    ],
)
def test_the_list_is_cut_down_to_what_is_sought(two: Partnership, sought: dict[str, Any], titles: list[str]) -> None:
    add(two, "Öppen kurs", status="done", domains=["education"], starts_on=date(2025, 1, 1), ends_on=date(2025, 12, 1))
    add(two, "Ångpanna", domains=["research"], starts_on=date(2026, 1, 1))
    assert found(two.bo, **sought) == titles


def test_the_list_is_cut_down_by_agreement_area_and_lead(two: Partnership) -> None:
    area = Area.objects.create(name="Träteknik", home=two.university, circle="shared")
    made = add(two, areas=[area])
    actions.lead(activity=made, person=two.anna.person, by=two.anna, at=AT)
    add(two, "En annan")
    assert found(two.anna, area=area.pk) == found(two.anna, lead=two.anna.person.pk) == ["Förstudie"]
    assert len(found(two.anna, agreement=two.agreement.pk)) == 2
    assert found(two.anna, agreement=agreement().pk) == []


def test_only_a_party_ties_its_activity_to_a_promise_even_a_public_one(two: Partnership) -> None:
    Commitment.objects.filter(pk=two.commitment.pk).update(circle="public")
    plan = actions.Plan(title="Utifrån", commitments=[two.commitment])
    with pytest.raises(NotAllowed):
        actions.add(plan=plan, circle="private", by=two.stranger, at=AT)
    assert not Activity.objects.exists()
