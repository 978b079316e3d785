"""Many agreements from a spreadsheet: looked at, corrected, imported once."""

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.test import Client
from openpyxl import Workbook

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation, RoleHeld
from samverkan.agreements.models import Agreement
from samverkan.journal.models import Entry
from samverkan.overview.actions import importing
from samverkan.overview.actions.importing import register_all
from samverkan.overview.queries.importing import Preview, preview
from samverkan.overview.queries.portfolio import Wanted, all_rows
from samverkan.overview.queries.register import table
from samverkan.overview.queries.waiting import Viewer
from samverkan.sources.forms import FileForm
from samverkan.sources.spreadsheets import write_csv, write_xlsx
from tests import factories
from tests.web.overview.conftest import NOW, TODAY

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]
HEADER = ["titel", "slag", "parter", "undertecknat", "åtaganden"]
RIVER = ["Älven", "avsiktsförklaring", "Norrby universitet; Älvdals kommun", "2024-03-01", "Vi träffas\nVi bygger"]
CAMPUS = ["Campus", "samverkansavtal", "Campusbolaget AB", "2025", ""]
WRONG = ["Fel slag", "köpekontrakt", "Norrby universitet", "", ""]


def looked_at(actor: Actor, *rows: list[str], **options: Any) -> Preview:
    options = {"left_out": frozenset(), **options}
    return preview(write_csv([HEADER, *rows]), "avtal.csv", by=actor, on=TODAY, **options)


def uploaded(client: Client, *rows: list[str]) -> str:
    file = SimpleUploadedFile("avtal.csv", write_csv([HEADER, *rows]))
    answer = client.post("/avtal/importera/", {"file": file})
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def test_nothing_is_registered_until_the_button_is_pressed(
    coordinator: Actor, university: Organisation, signed_in: SignIn
):
    client = signed_in(coordinator)
    address = uploaded(client, RIVER, CAMPUS, WRONG)
    page = client.get(address).content.decode()
    assert "Importera 2 avtal" in page
    assert Agreement.objects.count() == 0
    client.post(address, {"importera": "2"})
    assert sorted(Agreement.objects.values_list("title", flat=True)) == ["Campus", "Älven"]


def test_what_is_imported_is_ours_private_and_not_yet_confirmed_by_the_others(
    coordinator: Actor, university: Organisation, town: Organisation
):
    (made,) = register_all(looked_at(coordinator, RIVER).ready, by=coordinator, at=NOW)
    assert (made.home, made.circle, made.kind, made.signed_on) == (town, "private", "letter of intent", "2024-03-01")
    confirmed = {party.organisation: bool(party.confirmed_at) for party in made.parties.all()}
    assert confirmed == {university: False, town: True}
    assert list(made.commitments.values_list("text", flat=True)) == ["Vi träffas", "Vi bygger"]
    assert Entry.objects.filter(action="agreements.register").count() == 1


def test_the_own_party_is_added_where_the_row_leaves_it_out(coordinator: Actor, town: Organisation):
    (candidate,) = looked_at(coordinator, CAMPUS).ready
    assert [member.name for member in candidate.members] == ["Älvdals kommun", "Campusbolaget AB"]
    assert candidate.is_own_added


def test_a_party_not_known_before_is_made_once(coordinator: Actor):
    rows = [[f"Avtal {number}", *CAMPUS[1:]] for number in range(3)]
    register_all(looked_at(coordinator, *rows).ready, by=coordinator, at=NOW)
    made = Organisation.objects.get(name="Campusbolaget AB")
    assert (made.kind, made.parties.count()) == ("company", 3)


def test_a_party_is_recognised_by_name_whatever_the_case_and_by_its_mark(coordinator: Actor, university: Organisation):
    for words in ("NORRBY UNIVERSITET", "nu"):
        (candidate,) = looked_at(coordinator, ["Älven", "avsiktsförklaring", words, "", ""]).ready
        assert candidate.members[1].organisation == university


def test_only_the_own_party_makes_no_agreement(coordinator: Actor, town: Organisation):
    (candidate,) = looked_at(coordinator, ["Älven", "avsiktsförklaring", town.name, "", ""]).wrong
    assert [problem.code for problem in candidate.entry.problems] == ["parties"]


def test_the_same_agreement_is_recognised_in_the_file_and_among_those_registered(
    coordinator: Actor, university: Organisation
):
    turned = ["ÄLVEN", RIVER[1], "Älvdals kommun; Norrby universitet", *RIVER[3:]]
    first, second = looked_at(coordinator, RIVER, turned).candidates
    assert (first.skipped, second.skipped) == ("", "Samma avtal som rad 2.")
    register_all([first], by=coordinator, at=NOW)
    (again,) = looked_at(coordinator, RIVER).candidates
    assert again.skipped == "Redan registrerat: samma titel, parter och datum."


def test_another_partys_private_agreement_does_not_show_itself_as_a_repetition(
    coordinator: Actor, university: Organisation, town: Organisation
):
    factories.agreement(university, town, circle="private", title="Älven", signed_on="2024-03-01")
    assert looked_at(coordinator, RIVER).ready


def test_a_contact_is_one_of_the_partys_own_people(coordinator: Actor, town: Organisation, university: Organisation):
    ours, theirs = factories.person("Åsa Norrby"), factories.person("Örjan Universitetsson")
    for person, organisation in ((ours, town), (theirs, university)):
        RoleHeld.objects.create(person=person, organisation=organisation, role="owner", from_date=TODAY)
    rows = [[*RIVER[:3], name] for name in ("åsa norrby", str(ours.email), "Örjan Universitetsson")]
    data = write_csv([["titel", "slag", "parter", "kontaktperson"], *rows])
    found = preview(data, "x.csv", by=coordinator, on=TODAY, left_out=frozenset()).candidates
    assert [one.contact for one in found] == [ours, ours, None]
    assert "Örjan Universitetsson" in found[2].notices[0]


def test_errors_name_row_and_column_and_can_be_corrected_in_place(
    coordinator: Actor, university: Organisation, signed_in: SignIn
):
    client = signed_in(coordinator)
    address = uploaded(client, RIVER, WRONG)
    page = client.get(address).content.decode()
    assert "Rad 3" in page
    assert 'name="rad-3-kind"' in page
    answer = client.post(address, {"rad-3-kind": "samverkansavtal", "kontrollera": "1"})
    assert "Importera 2 avtal" in answer.content.decode()
    client.post(address, {"rad-3-kind": "samverkansavtal", "importera": "2"})
    assert Agreement.objects.count() == 2


def test_a_number_that_the_person_has_not_seen_is_not_imported(
    coordinator: Actor, university: Organisation, signed_in: SignIn
):
    client = signed_in(coordinator)
    address = uploaded(client, RIVER, WRONG)
    answer = client.post(address, {"rad-3-kind": "samverkansavtal", "importera": "1"})
    assert answer.status_code == 422
    assert "Importera 2 avtal" in answer.content.decode()
    assert Agreement.objects.count() == 0


def test_a_row_can_be_left_out(coordinator: Actor, university: Organisation, signed_in: SignIn):
    client = signed_in(coordinator)
    address = uploaded(client, RIVER, CAMPUS)
    client.post(address, {"utan": ["3"], "kontrollera": "1"})
    client.post(address, {"utan": ["3"], "importera": "1"})
    assert Agreement.objects.get().title == "Älven"


def test_pressing_twice_imports_once(coordinator: Actor, university: Organisation, signed_in: SignIn):
    client = signed_in(coordinator)
    address = uploaded(client, RIVER)
    for _time in range(2):
        client.post(address, {"importera": "1"})
    assert Agreement.objects.count() == 1


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_exported_file_is_read_back_by_another_party(
    coordinator: Actor, university: Organisation, town: Organisation, ending: str
):
    dated = {"notice_date": "2026-08-01", "review_date": "2026-05-01", "valid_from": "2024", "valid_to": "2028-12"}
    made = factories.agreement(
        university, town, title="=Älven", signed_on="2024-03", meeting_cadence="annual", purpose="Två\nrader", **dated
    )
    factories.commitment(made, text="Parterna ska träffas varje år")
    viewer = Viewer(coordinator, TODAY)
    rows = table(all_rows(viewer, Wanted()), viewer)
    data = write_csv(rows) if ending == "csv" else write_xlsx(rows, "Avtal")
    elsewhere = factories.acting(factories.organisation())
    found = preview(data, f"avtal.{ending}", by=elsewhere, on=TODAY, left_out=frozenset())
    (copy,) = register_all(found.ready, by=elsewhere, at=NOW)
    made.refresh_from_db()
    for name in ("title", "kind", "signed_on", "meeting_cadence", "purpose", *dated):
        assert getattr(copy, name) == getattr(made, name)
    assert copy.commitments.get().text == "Parterna ska träffas varje år"


def test_a_workbook_with_dates_is_read_and_a_formula_is_an_error_in_its_cell(coordinator: Actor):
    book = Workbook()
    book.active.append(["titel", "slag", "parter", "undertecknat", "översyn"])
    book.active.append(["Älven", "avsiktsförklaring", "Norrby universitet", TODAY, "=D2+365"])
    data = io.BytesIO()
    book.save(data)
    (one,) = preview(data.getvalue(), "a.xlsx", by=coordinator, on=TODAY, left_out=frozenset()).candidates
    assert one.entry.signed_on == "2026-03-02"
    assert [problem.code for problem in one.entry.problems] == ["review_date"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "tom"),
        (b"titel;slag;parter\n", "inga rader"),
        (b"titel;slag\nx;y\n", "parter"),
        (b"titel;slag;parter;titel\nx;y;z;w\n", "två gånger"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_on_the_page(
    coordinator: Actor, signed_in: SignIn, data: bytes, words: str
):
    answer = signed_in(coordinator).post("/avtal/importera/", {"file": SimpleUploadedFile("avtal.csv", data)})
    assert answer.status_code == 422
    assert words in answer.content.decode()


class Enormous(UploadedFile):
    """An upload of 300 MB that nobody may read."""

    def read(self, *_anything: Any) -> bytes:
        raise AssertionError("it was read")


def test_an_enormous_file_is_refused_by_its_size_before_it_is_read():
    form = FileForm({}, {"file": Enormous(io.BytesIO(b"x"), "stor.xlsx", size=300 * 2**20)})
    assert form.errors["file"] == ["Filen är 300 MB; högst 50 MB kan läsas. Ta bort bilder eller dela upp den."]


def test_another_partys_file_is_not_found(coordinator: Actor, university: Organisation, signed_in: SignIn):
    address = uploaded(signed_in(coordinator), RIVER)
    assert signed_in(factories.acting(university)).get(address).status_code == 404


@pytest.mark.parametrize("role", ["reader", "owner", "leader", "registrar"])
def test_only_those_who_may_register_import(town: Organisation, signed_in: SignIn, role: str):
    client = signed_in(factories.acting(town, role))
    for address in ("/avtal/importera/", "/avtal/importera/1/", "/avtal/importera/avtal-mall.csv"):
        assert client.get(address).status_code == 403


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_template_is_a_file_that_can_be_imported(coordinator: Actor, signed_in: SignIn, ending: str):
    data = signed_in(coordinator).get(f"/avtal/importera/avtal-mall.{ending}").content
    found = preview(data, f"mall.{ending}", by=coordinator, on=TODAY, left_out=frozenset())
    assert (len(found.ready), found.unread) == (1, ())


def test_a_wording_keeps_its_paragraphs_and_each_promise_its_place(coordinator: Actor):
    text = "Parterna ska träffas\nvarje år.\n\nDe ska bygga."
    data = write_csv([["titel", "slag", "parter", "text", "åtaganden"], [*CAMPUS[:3], text, "träffas varje år"]])
    found = preview(data, "x.csv", by=coordinator, on=TODAY, left_out=frozenset())
    (made,) = register_all(found.ready, by=coordinator, at=NOW)
    passage = made.commitments.get().passages.get()
    assert " ".join(passage.wording.text[passage.start : passage.end].split()) == "träffas varje år"
    assert len(passage.wording.paragraphs) > 1


def test_thousands_of_rows_are_looked_at_in_a_few_queries(coordinator: Actor, django_assert_max_num_queries: Any):
    rows = [[f"Avtal {number}", "avsiktsförklaring", f"Part {number % 300} AB", "2024", ""] for number in range(5000)]
    with django_assert_max_num_queries(8):
        assert len(looked_at(coordinator, *rows).ready) == 5000


def test_a_row_that_fails_at_the_last_moment_says_what_was_registered(
    coordinator: Actor, university: Organisation, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(importing, "PORTION", 1)
    good, other = looked_at(coordinator, RIVER, CAMPUS).ready
    spoilt = replace(other, entry=replace(other.entry, title=""))
    with pytest.raises(importing.CannotImport, match=r"Rad 3: .*1 avtal är registrerade"):
        register_all([good, spoilt], by=coordinator, at=NOW)
    assert Agreement.objects.get().title == "Älven"
    assert not Organisation.objects.filter(name="Campusbolaget AB").exists()
