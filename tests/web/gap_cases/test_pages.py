"""The pages of gap cases: the list, a case, and the places elsewhere that tell of it."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Agreement
from samverkan.areas.models import Area
from samverkan.gap_cases.actions import deciding, opening
from samverkan.gap_cases.models import GapCase, Option
from samverkan.meetings.actions.outcomes.positions import agree_position
from samverkan.meetings.actions.topics import take_derived
from samverkan.meetings.models import Forum
from samverkan.overview.queries.waiting import Viewer, tasks
from tests import factories
from tests.web.gap_cases.conftest import GAP, NOW, state_of

SignIn = Callable[[Actor], Client]
WRITTEN: dict[str, Any] = {
    "title": "Svetsare", "ssyk": "7212", "region": "24", "year": 2031, "low": 5, "high": 12, "source": "Prognosen",
    "circle": "shared",
}  # fmt: skip


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def page_of(case: GapCase) -> str:
    return reverse("gap_cases:page", args=[case.pk])


def more(agreement: Agreement, to: int) -> None:
    GapCase.objects.bulk_create(
        GapCase(
            agreement=agreement, circle="shared", home=agreement.home, title=f"Gap {n}", ssyk="7212", region="24",
            occupation="Svetsare", year=2030, low=n, high=n + 5, source="Planen", opened_at=NOW,
        )
        for n in range(GapCase.objects.count(), to)
    )  # fmt: skip


@pytest.mark.one_database
def test_the_list_asks_as_often_for_many_as_for_few(agreement: Agreement, anna: Actor, as_: SignIn) -> None:
    client, used = as_(anna), []
    for size in (10, 400):
        more(agreement, size)
        client.get("/kompetens/gap/")
        with CaptureQueriesContext(connection) as captured:
            text(client, "/kompetens/gap/?sort=-missing")
        used.append(len(captured))
    assert used[0] == used[1] <= 20


def test_the_list_is_cut_down_ordered_and_paged(agreement: Agreement, anna: Actor, as_: SignIn) -> None:
    more(agreement, 60)
    client = as_(anna)
    assert text(client, "/kompetens/gap/?sort=missing").index(">Gap 1<") < text(client, "/kompetens/gap/").find(
        "</table>"
    )
    assert "page=2" in text(client, "/kompetens/gap/")
    found = text(client, "/kompetens/gap/?q=Gap+59")
    assert ">Gap 59<" in found
    assert ">Gap 58<" not in found
    assert "Inget kompetensgap passar filtren." in text(client, "/kompetens/gap/?lage=decided")


def test_a_newcomer_is_told_what_belongs_there(stranger: Actor, as_: SignIn) -> None:
    client = as_(stranger)
    assert "Inget kompetensgap är uppe ännu" in text(client, "/kompetens/gap/")
    assert "Er part har inget avtal ännu" in text(client, "/kompetens/gap/nytt/")


def test_the_list_is_handed_over_as_a_file(ready: GapCase, anna: Actor, as_: SignIn) -> None:
    client = as_(anna)
    written = text(client, "/kompetens/gap.csv")
    assert f"{ready.title};7233;" in written
    assert ";Alternativ klara;" in written
    sheet = load_workbook(BytesIO(client.get("/kompetens/gap.xlsx").content)).active
    assert sheet["A2"].value == ready.title


def test_a_case_is_opened_from_the_page_of_an_occupation(agreement: Agreement, anna: Actor, as_: SignIn) -> None:
    client = as_(anna)
    occupation = "/kompetens/24/yrken/7212/"
    assert "/kompetens/gap/nytt/?ssyk=7212&amp;region=24" in text(client, occupation)
    assert 'value="7212"' in text(client, "/kompetens/gap/nytt/?ssyk=7212&region=24")
    client.post("/kompetens/gap/nytt/?ssyk=7212&region=24", WRITTEN)
    made = GapCase.objects.get()
    assert (made.agreement, made.low, made.high) == (agreement, 5, 12)
    assert "Svetsare" in text(client, occupation)
    again = client.post("/kompetens/gap/nytt/?ssyk=7212&region=24", WRITTEN)
    assert again.status_code == 422
    assert "Det finns redan ett ärende" in again.content.decode()
    client.post("/kompetens/gap/nytt/", {**WRITTEN, "anyway": "on"})
    assert GapCase.objects.count() == 2


def test_wrong_figures_of_a_gap_are_named(agreement: Agreement, anna: Actor, as_: SignIn) -> None:
    answer = as_(anna).post("/kompetens/gap/nytt/", {**WRITTEN, "ssyk": "72", "low": 20})
    said = answer.content.decode()
    assert "En SSYK-grupp är fyra siffror." in said
    assert "Mest får inte vara mindre än minst." in said


def test_what_another_saved_meanwhile_stands_beside(case: GapCase, anna: Actor, bo: Actor, as_: SignIn) -> None:
    gap = opening.Gap(**{**vars(GAP), "title": "Bos titel"})
    opening.edit(case=case, gap=gap, version=1, by=bo, at=NOW)
    client, address = as_(anna), reverse("gap_cases:edit", args=[case.pk])
    answer = client.post(address, {**WRITTEN, "version": 1})
    assert "Bos titel" in answer.content.decode()
    assert 'name="version" value="2"' in answer.content.decode()


def test_the_figures_of_an_option_are_changed_on_its_page(programme: Option, anna: Actor, as_: SignIn) -> None:
    address = reverse("gap_cases:edit_option", args=[programme.case.pk, programme.pk])
    written = {
        "kind": "programme", "title": "Ny utbildning", "people": "2029: 9–11", "source": "Planen",
        "as_of": "2026-08-01", "version": 1,
    }  # fmt: skip
    as_(anna).post(address, written)
    assert programme.figures.get(is_current=True).people == [[2029, 9, 11]]
    assert programme.figures.count() == 2


def test_a_case_goes_from_page_to_page_until_it_is_looked_back_at(
    ready: GapCase, programme: Option, agreement: Agreement, anna: Actor, as_: SignIn
) -> None:
    client, today = as_(anna), timezone.localdate()
    coming = factories.meeting(agreement, starts_at=timezone.now() + timedelta(days=9))
    client.post(reverse("gap_cases:raise", args=[ready.pk]), {"meeting": coming.pk})
    agreed = agree_position(
        meeting=coming, text="Utbildningen söks.", item=coming.items.get(), by=anna, at=timezone.now()
    )
    waiting = [task.card.title for task in tasks(Viewer(anna, today))]
    assert f"Skriv in beslutet om {ready.title}" in waiting
    form = text(client, reverse("gap_cases:decide", args=[ready.pk]))
    assert f'<option value="{agreed.pk}" selected>' in form
    day = today.replace(year=today.year - 1, day=min(today.day, 28)) - timedelta(days=1)
    decided = {
        "option": programme.pk, "body": "Nämnden", "decided_on": day.isoformat(), "joint_position": agreed.pk
    }  # fmt: skip
    client.post(reverse("gap_cases:decide", args=[ready.pk]), decided)
    assert state_of(ready) == "decided"
    assert page_of(ready) in text(client, reverse("meetings:position", args=[agreed.pk]))
    assert f"Se tillbaka på beslutet om {ready.title}" in [t.card.title for t in tasks(Viewer(anna, today))]
    written = {"people": 3, "source": "Antagningen", "learnt": "Starten blev sen.", "version": 1}
    client.post(reverse("gap_cases:look_back", args=[ready.pk, 1]), written)
    shown = text(client, page_of(ready))
    assert "Starten blev sen." in shown
    assert "Återblickar: prognos och utfall" in shown
    assert state_of(ready) == "followed"


def test_a_case_is_closed_and_opened_again_on_its_pages(case: GapCase, anna: Actor, as_: SignIn) -> None:
    client = as_(anna)
    client.post(reverse("gap_cases:close", args=[case.pk]), {"why": "Fabriken kom inte.", "version": 1})
    assert "Fabriken kom inte." in text(client, page_of(case))
    client.post(reverse("gap_cases:reopen", args=[case.pk]))
    assert state_of(case) == "open"


def test_a_closed_case_asks_for_no_look_back(ready: GapCase, programme: Option, anna: Actor, as_: SignIn) -> None:
    said = deciding.Decided(option=programme, body="Nämnden", decided_on=timezone.localdate() - timedelta(days=400))
    deciding.decide(case=ready, said=said, by=anna, at=timezone.now())
    client, asked = as_(anna), reverse("gap_cases:look_back", args=[ready.pk, 1])
    assert asked in text(client, page_of(ready))
    opening.close(case=ready, why="Fabriken kom inte.", version=ready.version, by=anna, at=NOW)
    assert asked not in text(client, page_of(ready))


def test_the_page_of_an_area_lists_its_cases(agreement: Agreement, anna: Actor, as_: SignIn) -> None:
    area = Area.objects.create(name="Träteknik", circle="private", home=anna.home)
    gap = opening.Gap(**{**vars(GAP), "area": area})
    opening.open_case(agreement=agreement, gap=gap, by=anna, at=NOW)
    assert GAP.title in text(as_(anna), reverse("overview:area", args=[area.pk]))


def test_an_area_that_the_other_party_does_not_see_is_not_named(
    agreement: Agreement, anna: Actor, bo: Actor, as_: SignIn
) -> None:
    area = Area.objects.create(name="Hemligt område", circle="private", home=anna.home)
    gap = opening.Gap(**{**vars(GAP), "area": area})
    made = opening.open_case(agreement=agreement, gap=gap, circle="shared", by=anna, at=NOW)
    assert "Hemligt område" not in text(as_(bo), page_of(made))


def test_a_meeting_of_one_partys_own_forum_is_not_told_to_the_other(
    ready: GapCase, agreement: Agreement, anna: Actor, bo: Actor, as_: SignIn
) -> None:
    own = factories.meeting(agreement, starts_at=timezone.now() + timedelta(days=9), title="Vårt förmöte")
    take_derived(key=f"gap:{ready.pk}", meeting=own, by=anna, at=timezone.now())
    assert "Vårt förmöte" in text(as_(bo), page_of(ready))
    assert state_of(ready) == "awaiting"
    Forum.objects.filter(pk=own.forum_id).update(circle="private", home=anna.organisation)
    assert "Vårt förmöte" in text(as_(anna), page_of(ready))
    assert "Vårt förmöte" not in text(as_(bo), page_of(ready))
    assert state_of(ready) == "ready"


def test_the_page_asks_as_often_with_many_options_as_with_few(
    ready: GapCase, programme: Option, anna: Actor, as_: SignIn
) -> None:
    said = deciding.Decided(option=programme, body="Nämnden", decided_on=timezone.localdate() - timedelta(days=400))
    deciding.decide(case=ready, said=said, by=anna, at=timezone.now())
    client = as_(anna)
    text(client, page_of(ready))
    with CaptureQueriesContext(connection) as captured:
        text(client, page_of(ready))
    assert len(captured) <= 20
