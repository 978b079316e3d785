"""The index stays in step with the things, however they are written; tried on organisations and areas."""

import sqlite3
import time
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection, transaction

from samverkan.accounts.models import FormerName, Organisation
from samverkan.areas.models import Area
from samverkan.search import actions, daily, often, registry, triggers
from samverkan.search.models import Due, Entry, Word
from tests import factories

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 11, 0, tzinfo=UTC)
NIGHT = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


@pytest.fixture
def home() -> Organisation:
    return factories.organisation("Norrby universitet")


def titles(kind: str = "areas") -> list[str]:
    actions.catch_up()
    return sorted(Entry.objects.filter(kind=kind).values_list("title", flat=True))


def test_what_is_made_changed_and_deleted_is_read_anew(home: Organisation):
    area = Area.objects.create(name="Skog", home=home)
    assert titles() == ["Skog"]
    area.name = "Skog och trä"
    area.save()
    assert titles() == ["Skog och trä"]
    area.delete()
    assert titles() == []


def test_what_is_written_past_the_models_is_read_anew_too(home: Organisation):
    Area.objects.bulk_create(Area(name=name, home=home) for name in ("Skog", "Vatten"))
    assert titles() == ["Skog", "Vatten"]
    Area.objects.filter(name="Skog").update(name="Vind")
    assert titles() == ["Vatten", "Vind"]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE areas_area SET name = 'Sol' WHERE name = 'Vind'")
    assert titles() == ["Sol", "Vatten"]
    Area.objects.all().delete()
    assert titles() == []


def test_a_row_of_another_table_makes_the_thing_due(home: Organisation):
    titles("organisations")
    former = FormerName.objects.create(organisation=home, name="Norrby högskola", until=NOON.date())
    titles("organisations")
    assert "Norrby högskola" in Entry.objects.get(kind="organisations", thing=home.pk).text
    former.delete()
    titles("organisations")
    assert "Norrby högskola" not in Entry.objects.get(kind="organisations", thing=home.pk).text


def test_what_has_been_read_is_no_longer_due_and_nothing_is_written_twice(home: Organisation):
    area = Area.objects.create(name="Skog", home=home)
    titles()
    assert not Due.objects.exists()
    before = Entry.objects.get(kind="areas").pk
    area.save()
    assert actions.read_all_due() == 0
    assert Entry.objects.get(kind="areas").pk == before


def test_who_searches_reads_only_so_much_and_the_tick_the_rest(home: Organisation, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(actions, "AT_ONCE", 3)
    actions.read_all_due()
    Area.objects.bulk_create(Area(name=f"Skog {n}", home=home) for n in range(5))
    assert len(titles()) == 3
    assert daily.run(at=NOON) == 2
    assert daily.run(at=NOON) == 0
    assert len(titles()) == 5


def test_at_night_what_differs_is_repaired(home: Organisation):
    for name in ("Skog", "Vatten", "Vind"):
        Area.objects.create(name=name, home=home)
    titles()
    Entry.objects.filter(title="Skog").delete()
    Entry.objects.filter(title="Vatten").update(title="Något annat", fingerprint="")
    Entry.objects.create(kind="areas", thing=987654, title="Borta", fingerprint="", address="/", language="sv")
    Entry.objects.create(kind="unknown", thing=1, title="Borta", fingerprint="", address="/", language="sv")
    assert daily.run(at=NIGHT) == 4
    assert sorted(Entry.objects.exclude(kind="organisations").values_list("title", flat=True)) == [
        "Skog",
        "Vatten",
        "Vind",
    ]
    assert daily.run(at=NIGHT) == 0


def test_the_whole_index_can_be_made_anew(home: Organisation):
    Area.objects.create(name="Skog", home=home)
    titles()
    Word.objects.create(word="gammalt", length=7)
    assert actions.rebuild() == 2
    assert titles() == ["Skog"]
    assert not Word.objects.filter(word="gammalt").exists()


def test_triggers_that_are_lost_come_back_at_night_and_everything_is_read(home: Organisation):
    actions.read_all_due()
    name = "search_areas_0_insert"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}" + (" ON areas_area" if connection.vendor == "postgresql" else ""))
    Area.objects.create(name="Skog", home=home)
    assert titles() == []
    assert triggers.missing() == [name]
    daily.run(at=NIGHT)
    assert triggers.missing() == []
    assert titles() == ["Skog"]


def test_a_deed_that_is_undone_leaves_nothing_due(home: Organisation):
    actions.read_all_due()
    with transaction.atomic():
        Area.objects.create(name="Skog", home=home)
        transaction.set_rollback(True)
    assert not Due.objects.exists()


def test_after_a_large_write_a_search_asks_no_more_than_it_can_wait_for_and_says_that_it_is_behind(
    home: Organisation, django_assert_max_num_queries: Any
):
    actions.read_all_due()
    for n in range(8):
        agreement = factories.agreement(title=f"Avtal {n}")
        factories.commitment(agreement)
        factories.person(f"Anna {n}")
        Area.objects.create(name=f"Skog {n}", home=home)
    with connection.cursor() as cursor:
        triggers.mark_all(cursor, registry.registered()[0])
    assert Due.objects.values("kind").distinct().count() > actions.KINDS_AT_ONCE
    with django_assert_max_num_queries(18):
        assert actions.catch_up() is False
    often.run(at=NOON)
    assert actions.catch_up() is True


@pytest.mark.django_db(transaction=True)
def test_who_searches_waits_only_a_moment_for_somebody_who_writes_for_long():
    actions.read_all_due()
    area = Area.objects.create(name="Skog", home=factories.organisation())
    if connection.vendor == "postgresql":
        pytest.skip("readers and writers do not wait for each other there")
    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        actions.catch_up()
        assert not Entry.objects.filter(kind="areas", thing=area.pk).exists()
        other.execute("ROLLBACK")
        actions.catch_up()
        assert Entry.objects.filter(kind="areas", thing=area.pk).exists()
    finally:
        other.close()


@pytest.mark.one_database
@pytest.mark.django_db(transaction=True)
def test_what_reads_much_gives_way_to_others_between_its_rounds(monkeypatch: pytest.MonkeyPatch):
    actions.read_all_due()
    monkeypatch.setattr(actions, "IN_A_ROUND", 2)
    home = factories.organisation()
    Area.objects.bulk_create(Area(name=f"Skog {n}", home=home) for n in range(5))
    rounds, left, waits = -(-Due.objects.count() // 2), [], []
    monkeypatch.setattr(time, "sleep", lambda seconds: (waits.append(seconds), left.append(Due.objects.count())))
    actions.read_all_due()
    assert waits == [actions.BETWEEN_ROUNDS] * (rounds - 1)
    assert left == sorted(left, reverse=True)
    assert Due.objects.count() == 0
