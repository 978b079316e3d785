"""Commitments as a spreadsheet: handed over, and read back row by row."""

import csv
import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import RoleHeld
from samverkan.agreements.actions import owning, reports
from samverkan.agreements.actions.sheet import CannotApplyRows, apply_rows
from samverkan.agreements.models import Binding, Commitment, Domain, StatusReport
from samverkan.agreements.queries.health import commitment_views
from samverkan.agreements.queries.sheet import Compared, Preview, preview, table
from samverkan.areas.models import Area
from samverkan.sources.spreadsheets import Refusal, Value, write_csv, write_xlsx
from tests.factories import agreement, commitment, organisation, person
from tests.web.agreements.living.conftest import AT, TODAY, Partnership

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]
NEW = "Parterna ska verka för fler utvecklingsmiljöer."
Rows = list[list[Value]]


def sheet(two: Partnership, by: Actor | None = None) -> Rows:
    """The sheet that is handed over."""
    by = by or two.anna
    commitments = Commitment.objects.visible_to(by).filter(agreement=two.agreement)
    return table(commitment_views(commitments, by, TODAY), by)


def changed(rows: Rows, at: int = 1, **cells: Value) -> Rows:
    """The sheet with some cells of a row changed, by the Swedish names of their columns."""
    rows = [list(row) for row in rows]
    for name, value in cells.items():
        rows[at][rows[0].index(name.replace("_", " "))] = value
    return rows


def added(rows: Rows, **cells: Value) -> Rows:
    """The sheet with a new row."""
    return changed([*rows, [""] * len(rows[0])], len(rows), **cells)


def seen(two: Partnership, rows: Rows, by: Actor | None = None) -> Preview:
    return preview(two.agreement, write_csv(rows), "x.csv", by=by or two.anna, on=TODAY)


def only(two: Partnership, rows: Rows, by: Actor | None = None) -> Compared:
    return seen(two, rows, by).rows[-1]


def applied(two: Partnership, rows: Rows, by: Actor | None = None) -> list[Commitment]:
    chosen = seen(two, rows, by).of("new", "changed")
    return apply_rows(two.agreement, chosen, by=by or two.anna, at=AT)


def outcomes(found: Preview) -> list[str]:
    return [row.outcome for row in found.rows]


def why(found: Compared) -> str:
    return " ".join(sentence for _column, sentence in found.named_problems)


def fill(two: Partnership) -> None:
    """Give the commitment something in every column."""
    first = two.commitment
    first.domains.set(Domain.objects.filter(agreement=two.agreement))
    first.due_on, first.report_every_days = date(2027, 5, 1), 90
    first.save()
    first.areas.add(Area.objects.create(name="Vätgas; lagring", home=two.university, circle="shared"))
    binding = first.bindings.get(party__organisation=two.university)
    owning.own(binding=binding, owner=two.anna.person, by=two.anna, at=AT)
    reports.report(commitment=first, state="under_way", as_of=TODAY, sentence="Går bra.", by=two.anna, at=AT)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_is_handed_over_changes_nothing_when_it_is_read_back(two: Partnership, language: str) -> None:
    fill(two)
    commitment(two.agreement, text="Parterna ska verka")
    with translation.override(language):
        rows = sheet(two)
    for data, name in ((write_csv(rows), "x.csv"), (write_xlsx(rows, "Åtaganden"), "x.xlsx")):
        found = preview(two.agreement, data, name, by=two.anna, on=TODAY)
        assert outcomes(found) == ["same", "same"]
        assert found.unread == ()


NASTY = st.text(st.sampled_from("abcåäöÅÄÖ ;,\n\r\t\"'=+-@|0123456789–…\x0c\x01"), min_size=1, max_size=40)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(titles=st.lists(NASTY, min_size=1, max_size=4), texts=st.lists(NASTY, min_size=4, max_size=4), said=NASTY)
def test_any_commitments_come_back_as_they_were(
    two: Partnership, titles: list[str], texts: list[str], said: str
) -> None:
    Commitment.objects.filter(agreement=two.agreement).delete()
    for number, (title, text) in enumerate(zip(titles, texts, strict=False), start=1):
        made = Commitment.objects.create(
            agreement=two.agreement, number=number, title=title, text=text, kind="direction", circle="shared",
            home=two.university, made_at=AT,
        )  # fmt: skip
        party = two.agreement.parties.get(organisation=two.university)
        Binding.objects.create(commitment=made, party=party)
        StatusReport.objects.create(
            commitment=made, party=party, state="under_way", sentence=said, as_of=TODAY, reported_at=AT
        )
    rows = sheet(two)
    for data in (write_csv(rows), write_xlsx(rows, "Åtaganden")):
        assert set(outcomes(preview(two.agreement, data, "x", by=two.anna, on=TODAY))) == {"same"}
    for line in csv.reader(io.StringIO(write_csv(rows).decode("utf-8-sig"), newline=""), delimiter=";"):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in line)


def test_a_changed_row_shows_old_and_new_and_is_written(two: Partnership) -> None:
    rows = changed(sheet(two), kortnamn="Årliga möten", slag="återkommande", klart_senast="1 maj 2027")
    row = only(two, rows)
    assert row.outcome == "changed"
    assert [(each.column, each.old, each.new) for each in row.differences] == [
        ("kortnamn", "Åtagande 1", "Årliga möten"),
        ("slag", "Inriktning", "återkommande"),
        ("klart senast", "", "1 maj 2027"),
    ]
    applied(two, rows)
    two.commitment.refresh_from_db()
    assert (two.commitment.title, two.commitment.kind) == ("Årliga möten", "recurring")
    assert two.commitment.due_on == date(2027, 5, 1)
    assert two.commitment.bindings.count() == 2


def test_english_words_and_english_columns_are_understood(two: Partnership) -> None:
    with translation.override("en"):
        rows = changed(sheet(two), kind="deliverable", due="2027-05-31")
    applied(two, rows)
    two.commitment.refresh_from_db()
    assert (two.commitment.kind, two.commitment.due_on) == ("deliverable", date(2027, 5, 31))


def test_owner_is_known_by_name_or_address_and_state_by_its_word(two: Partnership) -> None:
    owner = person("Åsa Öberg", email="asa@hns.example")
    RoleHeld.objects.create(person=owner, organisation=two.university, role="reader", from_date=date(2020, 1, 1))
    for word in ("åsa öberg", "ASA@hns.example"):
        Binding.objects.update(owner=None)
        applied(two, changed(sheet(two), ansvarig_hos_er=word))
        assert two.commitment.bindings.get(party__organisation=two.university).owner == owner
    applied(two, changed(sheet(two), läge_enligt_er="pågår", med_en_mening="Två möten hölls."))
    report = StatusReport.objects.get()
    assert (report.state, report.sentence) == ("under_way", "Två möten hölls.")
    assert report.party.organisation == two.university


def test_two_of_the_same_name_are_told_apart_by_their_addresses(two: Partnership) -> None:
    for _number in range(2):
        same = person("Bo Ek")
        RoleHeld.objects.create(person=same, organisation=two.university, role="reader", from_date=date(2020, 1, 1))
    assert "e-postadressen" in why(only(two, changed(sheet(two), ansvarig_hos_er="Bo Ek")))


def test_parties_domains_and_areas_are_known_by_name(two: Partnership) -> None:
    area = Area.objects.create(name="Vätgas", home=two.university, circle="shared")
    rows = changed(sheet(two), binder="hns", verksamheter="Forskning; utbildning", områden="vätgas")
    applied(two, rows)
    assert [each.party.organisation for each in two.commitment.bindings.all()] == [two.university]
    assert two.commitment.domains.count() == 2
    assert list(two.commitment.areas.all()) == [area]
    applied(two, changed(sheet(two), verksamheter="", områden=""))
    assert two.commitment.domains.count() == 0
    assert two.commitment.areas.count() == 0


def test_an_area_that_is_not_seen_is_neither_shown_nor_lost(two: Partnership) -> None:
    hidden = Area.objects.create(name="Hemligt", home=two.municipality, circle="private")
    two.commitment.areas.add(hidden)
    assert "Hemligt" not in str(sheet(two))
    applied(two, changed(sheet(two), kortnamn="Annat"))
    assert list(two.commitment.areas.all()) == [hidden]


def test_a_party_that_has_left_stays_bound_as_it_was(two: Partnership) -> None:
    two.agreement.parties.filter(organisation=two.municipality).update(left_on=date(2026, 1, 1))
    applied(two, changed(sheet(two), kortnamn="Annat"))
    assert two.commitment.bindings.count() == 2


@pytest.mark.parametrize(
    ("column", "cell", "says"),
    [
        ("slag", "köp", "Skriv något av"),
        ("slag", "", "Säg vilket slags"),
        ("binder", "Granö kommun", "är inte part"),
        ("binder", "", "vilka parter"),
        ("verksamheter", "Sport", "ingen verksamhet"),
        ("områden", "Månen", "Inget område"),
        ("klart senast", "2027-02-30", "inte finns"),
        ("klart senast", "i vår", "2019-11-19"),
        ("dagar mellan rapporter", "ofta", "heltal"),
        ("dagar mellan rapporter", "3", "heltal"),
        ("ansvarig hos er", "Ingen Alls", "Ingen i er part"),
        ("läge enligt er", "sådär", "Skriv något av"),
        ("läge enligt er", "infriat under året", "passar inte"),
        ("kortnamn", "x" * 151, "150"),
        ("lydelse", "Andra ord", "egen sida"),
    ],
)
def test_what_cannot_be_written_is_told_by_row_and_column(two: Partnership, column: str, cell: str, says: str) -> None:
    row = only(two, changed(sheet(two), **{column: cell}))
    assert row.outcome == "refused"
    assert [name for name, _sentence in row.named_problems] == [column]
    assert says in why(row)


def test_a_year_without_a_state_is_refused(two: Partnership) -> None:
    assert "Säg hur er part" in why(only(two, changed(sheet(two), år="2025")))


def test_a_recurring_promise_needs_its_year(two: Partnership) -> None:
    rows = changed(sheet(two), slag="återkommande", läge_enligt_er="infriat under året")
    assert "vilket år" in why(only(two, rows))
    applied(two, changed(rows, år="2025"))
    assert StatusReport.objects.get().year == 2025


def test_a_new_row_stands_on_words_of_the_text(two: Partnership) -> None:
    rows = added(sheet(two), lydelse=NEW, slag="inriktning")
    assert outcomes(seen(two, rows)) == ["same", "new"]
    (made,) = applied(two, rows)
    assert (made.number, made.text, made.bindings.count()) == (2, NEW, 2)
    assert outcomes(seen(two, sheet(two))) == ["same", "same"]


def test_a_new_row_without_words_or_with_others_is_refused(two: Partnership) -> None:
    assert "behöver sina ord" in why(only(two, added(sheet(two), slag="inriktning", kortnamn="Utan ord")))
    assert "redan åtagande 1" in why(only(two, added(sheet(two), lydelse=two.commitment.text, slag="inriktning")))
    with pytest.raises(CannotApplyRows, match="Rad 3"):
        applied(two, added(sheet(two), lydelse="Detta står inte i texten.", slag="inriktning"))


def test_nothing_is_written_when_one_row_cannot_be(two: Partnership) -> None:
    rows = added(changed(sheet(two), kortnamn="Annat"), lydelse="Detta står inte i texten.", slag="inriktning")
    with pytest.raises(CannotApplyRows):
        applied(two, rows)
    two.commitment.refresh_from_db()
    assert two.commitment.title == "Åtagande 1"


def test_a_row_that_is_not_there_deletes_nothing(two: Partnership) -> None:
    commitment(two.agreement, text="Parterna ska verka")
    rows = sheet(two)
    assert outcomes(seen(two, rows[:2])) == ["same"]
    applied(two, changed(rows[:2], kortnamn="Annat"))
    assert two.agreement.commitments.count() == 2


def test_what_somebody_else_changed_meanwhile_is_shown_and_not_overwritten(two: Partnership) -> None:
    rows = changed(sheet(two), kortnamn="Mitt namn")
    applied(two, changed(sheet(two, two.bo), kortnamn="Deras namn"), two.bo)
    row = only(two, rows)
    assert row.outcome == "meanwhile"
    assert [(each.old, each.new) for each in row.differences] == [("Deras namn", "Mitt namn")]


def test_a_report_made_meanwhile_counts_as_a_change(two: Partnership) -> None:
    rows = changed(sheet(two), läge_enligt_er="ej påbörjat")
    reports.report(commitment=two.commitment, state="under_way", as_of=TODAY, by=two.anna, at=AT)
    assert only(two, rows).outcome == "meanwhile"


def test_rows_are_known_by_number_where_the_file_has_no_ids(two: Partnership) -> None:
    rows = [row[2:] for row in changed(sheet(two), kortnamn="Annat")]
    assert only(two, rows).outcome == "changed"


def test_unknown_and_repeated_ids_are_refused(two: Partnership) -> None:
    assert "inget åtagande med detta id" in why(only(two, changed(sheet(two), id="999999")))
    rows = sheet(two)
    assert "tidigare rad" in why(only(two, [*rows, rows[1]]))


def test_another_agreements_commitment_is_not_reached_by_its_id(two: Partnership) -> None:
    other = commitment(agreement(two.university, organisation()))
    assert only(two, changed(sheet(two), id=str(other.pk))).outcome == "refused"


def test_formulas_and_merged_cells_are_told(two: Partnership) -> None:
    rows = [*sheet(two), [""] * 17]
    book = Workbook()
    page: Any = book.active
    for row in rows[:2]:
        page.append(row)
    page["D2"] = "=A1"
    page.merge_cells("F2:G2")
    data = io.BytesIO()
    book.save(data)
    row = preview(two.agreement, data.getvalue(), "x.xlsx", by=two.anna, on=TODAY).rows[0]
    assert {name for name, _sentence in row.named_problems} == {"kortnamn", "binder"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_encodings_and_separators_of_other_programs_are_read(two: Partnership, encoding: str, separator: str) -> None:
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator).writerows(changed(sheet(two), kortnamn="Årliga möten"))
    found = preview(two.agreement, stream.getvalue().encode(encoding), "x.csv", by=two.anna, on=TODAY)
    assert [each.new for each in found.rows[0].differences] == ["Årliga möten"]


def test_columns_that_are_not_read_are_named(two: Partnership) -> None:
    rows = [[*row, cell] for row, cell in zip(sheet(two), ("Vår anmärkning", "x"), strict=True)]
    assert seen(two, rows).unread == ("vår anmärkning",)


@pytest.mark.parametrize("data", [b"", b"a;b\n1;2\n", b"%PDF-1.7", b"kortnamn;slag\nx;y\n", b"id;lydelse\n"])
def test_a_file_that_is_no_such_sheet_is_refused_as_a_whole(two: Partnership, data: bytes) -> None:
    with pytest.raises(Refusal):
        preview(two.agreement, data, "x.csv", by=two.anna, on=TODAY)


@pytest.mark.one_database
def test_five_thousand_rows_are_compared_in_as_many_queries_as_five(two: Partnership) -> None:
    used = []
    for number in (5, 5000):
        rows = sheet(two)
        rows += [["", "", "", "", f"Ord nummer {n}", "inriktning", *[""] * 11] for n in range(number)]
        with CaptureQueriesContext(connection) as captured:
            assert len(seen(two, rows).of("new")) == number
        used.append(len(captured))
    assert used[0] == used[1] <= 20


def test_the_filter_is_kept_in_the_file(two: Partnership, signed_in: SignIn) -> None:
    commitment(two.agreement, text="Parterna ska verka", kind="deliverable")
    address = f"/avtal/{two.agreement.pk}/ataganden/ataganden"
    client = signed_in(two.anna)
    text = client.get(f"{address}.csv?slag=deliverable").content.decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))) == 2
    book = load_workbook(io.BytesIO(client.get(f"{address}.xlsx").content))
    assert book.active
    assert book.active.max_row == 3


def test_one_who_is_no_party_sees_neither_owners_nor_what_a_party_says(two: Partnership) -> None:
    fill(two)
    for each in (two.agreement, two.commitment):
        type(each).objects.filter(pk=each.pk).update(circle="public")
    line = dict(zip(*sheet(two, two.stranger), strict=True))
    assert (line["ansvarig hos er"], line["läge enligt er"], line["med en mening"]) == ("", "", "")


def test_a_file_is_looked_at_and_its_ticked_rows_written(two: Partnership, signed_in: SignIn) -> None:
    client = signed_in(two.anna)
    rows = added(changed(sheet(two), kortnamn="Annat"), lydelse=NEW, slag="inriktning")
    address = f"/avtal/{two.agreement.pk}/ataganden/las-in/"
    answer = client.post(address, {"file": SimpleUploadedFile("x.csv", write_csv(rows))})
    page = client.get(answer["Location"]).content.decode()
    assert "1 åtagande ändras" in page
    assert "1 åtagande är nytt" in page
    assert Commitment.objects.get().title == "Åtagande 1"
    client.post(answer["Location"], {"rad": ["3"]})
    assert list(Commitment.objects.order_by("number").values_list("title", flat=True)) == [
        "Åtagande 1", "Parterna ska verka för fler utvecklingsmiljöer",
    ]  # fmt: skip


def test_what_was_changed_between_the_look_and_the_press_is_not_written(two: Partnership, signed_in: SignIn) -> None:
    client = signed_in(two.anna)
    rows = changed(sheet(two), kortnamn="Mitt")
    address = f"/avtal/{two.agreement.pk}/ataganden/las-in/"
    where = client.post(address, {"file": SimpleUploadedFile("x.csv", write_csv(rows))})["Location"]
    applied(two, changed(sheet(two, two.bo), kortnamn="Deras"), two.bo)
    answer = client.post(where, {"rad": ["2"]})
    assert answer.status_code == 422
    assert "Deras" in answer.content.decode()
    assert Commitment.objects.get().title == "Deras"
    assert client.post(where, {}).status_code == 422


def test_a_file_that_cannot_be_read_is_refused_at_the_door(two: Partnership, signed_in: SignIn) -> None:
    address = f"/avtal/{two.agreement.pk}/ataganden/las-in/"
    answer = signed_in(two.anna).post(address, {"file": SimpleUploadedFile("x.csv", b"a;b\n1;2\n")})
    assert answer.status_code == 422
    assert "kolumnernas namn" in answer.content.decode()


def test_today_is_the_day_of_a_report(two: Partnership) -> None:
    applied(two, changed(sheet(two), läge_enligt_er="pågår"))
    assert StatusReport.objects.get().as_of == timezone.localdate(AT)
