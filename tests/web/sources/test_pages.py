"""The pages of the sources: what was fetched, fetching now, by itself and from files, and naming columns."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samverkan.accounts.actor import Actor
from samverkan.accounts.permissions import Role
from samverkan.sources.actions.fetching import carry_out
from samverkan.sources.models import Began, Fetch, Mapping, RefusedRow, Rhythm, Schedule, State
from samverkan.sources.queries import datasets
from samverkan.sources.queries import fetches as queries
from tests.factories import acting, organisation
from tests.web.sources.test_queueing import NOW

pytestmark = pytest.mark.django_db
CSV = 'Tidsperiod;Kön;Värde\n="2024";Kvinnor;3120,5\n="2024";Män;många\n'.encode()


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> None:
    settings.TABLES, settings.FETCHING = tmp_path / "tables", tmp_path / "fetching"


@pytest.fixture
def coordinator() -> Actor:
    return acting(organisation(), Role.COORDINATOR)


@pytest.fixture
def signed_in(client: Client, coordinator: Actor) -> Client:
    client.force_login(coordinator.person)
    return client


def failed(**more: Any) -> Fetch:
    told = {"source": "scb", "began": Began.COMMAND, "asked_at": NOW, "ended_at": NOW, "state": State.FAILED}
    return Fetch.objects.create(**{**told, "reason": "Källan kan inte nås.", **more})


def text(client: Client, name: str, *args: Any, **data: Any) -> str:
    answer = client.get(reverse(f"sources:{name}", args=args), data)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_source_is_named_also_before_anything_is_fetched(signed_in: Client):
    shown = text(signed_in, "sources")
    assert "Yrkesbarometern (Arbetsförmedlingen)" in shown
    assert "Inget hämtat än" in shown


def test_a_fetch_that_failed_says_why(signed_in: Client):
    fetch = failed()
    assert "Källan kan inte nås." in text(signed_in, "sources")
    assert "Källan kan inte nås." in text(signed_in, "fetch", fetch.pk)


@pytest.mark.one_database
def test_the_list_asks_as_much_of_the_database_for_many_fetches_as_for_few(signed_in: Client):
    used = []
    for more in (2, 40):
        for number in range(more):
            failed(source=("scb", "susa", "kolada")[number % 3], asked_at=NOW + timedelta(minutes=number))
        with CaptureQueriesContext(connection) as captured:
            text(signed_in, "sources")
        used.append(len(captured))
    assert used[0] == used[1] <= 20


def test_refused_rows_are_paged_and_given_as_a_file(signed_in: Client):
    fetch = failed(refused=60)
    RefusedRow.objects.bulk_create(RefusedRow(fetch=fetch, place=str(n), sentence=f"Fel {n}") for n in range(60))
    assert "Fel 49" in text(signed_in, "fetch", fetch.pk)
    assert "Fel 59" not in text(signed_in, "fetch", fetch.pk)
    assert "Fel 59" in text(signed_in, "fetch", fetch.pk, page="2")
    answer = signed_in.get(reverse("sources:refused_csv", args=[fetch.pk]))
    assert answer.content.decode("utf-8-sig").splitlines()[60] == "59;Fel 59"


def test_a_fetch_is_asked_for_and_waits_for_its_turn(signed_in: Client, coordinator: Actor):
    answer = signed_in.post(reverse("sources:fetch_now", args=["kolada"]), {"wanted": "kpi=N00945 year=2024"})
    fetch = Fetch.objects.get()
    assert answer.url == reverse("sources:fetch", args=[fetch.pk])
    assert (fetch.state, fetch.began, fetch.by) == (State.WAITING, Began.PERSON, coordinator.person)
    assert fetch.wanted == {"kpi": ["N00945"], "year": ["2024"]}
    assert "Den är inte klar än" in text(signed_in, "fetch", fetch.pk)


@pytest.mark.parametrize("wanted", ["", "kpi", "ort=Järnlunda"])
def test_what_is_not_understood_is_said_and_nothing_is_asked_for(signed_in: Client, wanted: str):
    answer = signed_in.post(reverse("sources:fetch_now", args=["kolada"]), {"wanted": wanted})
    assert answer.status_code == 422
    assert Fetch.objects.count() == 0


def test_a_source_is_fetched_by_itself_as_often_as_is_said(signed_in: Client):
    signed_in.post(reverse("sources:schedule", args=["yrkesbarometern"]), {"rhythm": "monthly"})
    assert Schedule.objects.get().rhythm == Rhythm.MONTHLY
    assert "Nästa gång" in text(signed_in, "source", "yrkesbarometern")
    signed_in.post(reverse("sources:schedule", args=["yrkesbarometern"]), {"rhythm": "off"})
    assert Schedule.objects.get().rhythm == Rhythm.OFF


def test_a_file_of_a_source_is_kept_and_waits_for_its_turn(signed_in: Client):
    rows = b'[{"yb_yrke": "Stigfinnare", "lan": "02", "ssyk": "9991", "omgang": "2026-1"}]'
    signed_in.post(reverse("sources:upload", args=["yrkesbarometern"]), {"file": SimpleUploadedFile("yb.json", rows)})
    fetch = Fetch.objects.get()
    assert (fetch.state, fetch.file_name) == (State.WAITING, "yb.json")
    assert carry_out(fetch, clock=lambda: NOW).state == State.DONE
    assert datasets.table("ASSESSMENTS").num_rows == 1


def chosen(client: Client, how: str = "FIGURES", data: bytes = CSV) -> Any:
    return client.post(reverse("sources:own_file"), {"file": SimpleUploadedFile("uka.csv", data), "how": how})


COLUMNS = {
    "column_period": "tidsperiod", "column_value": "värde", "column_breakdown": "kön", "constant_measure": "Studenter",
    "constant_region": "02", "name": "UKÄ",
}  # fmt: skip


def test_the_columns_of_an_own_file_are_named_looked_at_and_saved(signed_in: Client):
    address = chosen(signed_in).url
    shown = signed_in.get(address).content.decode()
    assert "tidsperiod" in shown
    looked_at = signed_in.post(address, COLUMNS | {"look": ""}).content.decode()
    assert "3120.5" in looked_at
    assert "värde ska vara ett tal men är ”många”" in looked_at
    assert Mapping.objects.count() == 0
    signed_in.post(address, COLUMNS | {"save": ""})
    done = carry_out(Fetch.objects.get(), clock=lambda: NOW)
    assert (done.state, done.rows, done.refused) == (State.DONE, 2, 1)
    assert datasets.table("FIGURES")["value"].to_pylist() == [3120.5, None]


def test_the_next_file_of_the_same_kind_is_read_at_once(signed_in: Client):
    signed_in.post(chosen(signed_in).url, COLUMNS | {"save": ""})
    saved = Mapping.objects.get()
    answer = chosen(signed_in, f"mapping:{saved.pk}", CSV.replace(b"2024", b"2025"))
    assert answer.url == reverse("sources:fetch", args=[Fetch.objects.first().pk])


def test_a_field_that_is_needed_must_be_given(signed_in: Client):
    answer = signed_in.post(chosen(signed_in).url, {"name": "UKÄ", "save": ""})
    assert answer.status_code == 422
    assert "Välj en kolumn, eller skriv det som gäller alla rader." in answer.content.decode()


def test_a_file_that_is_no_table_is_refused_with_a_sentence(signed_in: Client):
    answer = chosen(signed_in, data=b"%PDF-1.7")
    assert answer.status_code == 422


def test_somebody_who_may_only_read_sees_what_was_fetched_and_can_ask_for_nothing(client: Client):
    client.force_login(acting(organisation(), Role.READER).person)
    shown = text(client, "sources")
    assert reverse("sources:source", args=["scb"]) not in shown
    assert client.post(reverse("sources:fetch_now", args=["scb"]), {"wanted": "table=T"}).status_code == 403


def test_a_source_shows_its_latest_real_fetch_and_the_invented_one_only_until_there_is_one():
    told = {"asked_at": NOW, "ended_at": NOW, "state": State.DONE, "rows": 20}
    Fetch.objects.create(source="scb", began=Began.EXAMPLE, **told)
    (line,) = (one for one in queries.lines_of_sources() if one.known.code == "scb")
    assert line.latest is not None
    assert line.latest.fetch.is_invented
    assert line.good is not None
    failed = Fetch.objects.create(source="scb", began=Began.COMMAND, **told | {"state": State.FAILED, "reason": "x"})
    Fetch.objects.create(source="scb", began=Began.EXAMPLE, **told | {"asked_at": NOW + timedelta(days=1)})
    (line,) = (one for one in queries.lines_of_sources() if one.known.code == "scb")
    assert (line.latest.fetch, line.good) == (failed, None)
