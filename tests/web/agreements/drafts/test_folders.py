"""A folder of documents: taken in at once, read one by one, corrected in a table, registered several at once."""

import io
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements import command
from samverkan.agreements.actions import batches, drafts
from samverkan.agreements.actions.batches import RowGiven, correct_row, read_next, register_rows, take_in
from samverkan.agreements.drafting import CannotApply
from samverkan.agreements.models import Agreement, Batch, BatchRow, Draft, RowState
from samverkan.agreements.queries.batches import Wanted, batch_page, lines_of
from samverkan.config.command import parser
from samverkan.journal.models import Entry

from .conftest import NOW, TEXT, client_of, hidden, words

pytestmark = pytest.mark.django_db
FOLDER = reverse("agreements:folder")
OTHER = TEXT.replace("Björkö", "Granö").replace("3 mars 2025", "4 maj 2024")
RECIPE = "Sockerkaka. Vispa ägg och socker. Rör ner mjöl. Grädda i fyrtio minuter."
BROKEN = b"%PDF-1.7 inget mer"
FILES = [
    ("ett.txt", TEXT.encode()),
    ("trasig.pdf", BROKEN),
    ("recept.txt", RECIPE.encode()),
    ("två.txt", OTHER.encode()),
]


def folder(by: Actor, files: list[tuple[str, bytes]] | None = None, *, is_read: bool = True) -> Batch:
    """A folder taken in, and read unless said."""
    batch = take_in(files or FILES, name="Avtal", by=by, at=NOW)
    while is_read and read_next(batch, by=by, at=NOW):
        pass
    return batch


def row(batch: Batch, number: int) -> BatchRow:
    return batch.rows.select_related("draft").get(number=number)


def states(batch: Batch, by: Actor) -> list[str]:
    return [line.state for line in lines_of(batch, by)]


def address(name: str, batch: Batch, *more: int) -> str:
    return reverse(f"agreements:{name}", args=[batch.pk, *more])


def written(number: int, batch: Batch, **changes: str) -> dict[str, str]:
    """The form of a row with some fields changed."""
    shown = lines_of(batch, client_actor(batch))[number - 1].summary
    draft = row(batch, number).draft
    assert draft
    return {
        "title": shown.title, "kind": shown.kind, "parties": "; ".join(shown.parties), "date": shown.date,
        "date_kind": shown.date_kind or "signed", "valid_to": shown.valid_to, "version": str(draft.version), **changes,
    }  # fmt: skip


def client_actor(batch: Batch) -> Actor:
    return Actor(None, batch.home, frozenset({"coordinator"}))


def test_every_document_gets_a_row_and_a_broken_one_stops_no_other(coordinator: Actor) -> None:
    batch = folder(coordinator)
    assert states(batch, coordinator) == ["read", "refused", "no_agreement", "read"]
    assert row(batch, 2).refusal["code"] == "damaged"
    assert Draft.objects.count() == 3


def test_documents_are_kept_before_they_are_read_and_nothing_is_registered(coordinator: Actor) -> None:
    batch = folder(coordinator, is_read=False)
    assert states(batch, coordinator) == ["waiting"] * 4
    assert not Draft.objects.exists()
    assert not Agreement.objects.exists()
    assert Entry.objects.filter(action="agreements.take_in_folder").count() == 1


def test_documents_in_compressed_folders_get_rows_of_their_own_and_what_systems_leave_does_not(
    coordinator: Actor,
) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("b.txt", OTHER)
    files = [("två.zip", stream.getvalue()), ("mapp/.DS_Store", b"x"), ("Thumbs.db", b"x"), ("tom.txt", b"")]
    batch = folder(coordinator, files)
    assert [(each.name, each.state) for each in batch.rows.all()] == [
        ("a.txt", "read"), ("b.txt", "read"), ("tom.txt", "refused"),
    ]  # fmt: skip


def test_a_folder_with_nothing_in_it_or_too_much_is_refused(
    coordinator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(batches.CannotTakeIn):
        take_in([("Thumbs.db", b"x")], name="x", by=coordinator, at=NOW)
    monkeypatch.setattr(batches.taking_in, "MOST_DOCUMENTS", 3)
    with pytest.raises(batches.CannotTakeIn, match="3"):
        take_in(FILES, name="x", by=coordinator, at=NOW)
    assert not Batch.objects.exists()


def test_a_row_that_was_left_half_read_is_taken_up_after_ten_minutes(coordinator: Actor) -> None:
    batch = folder(coordinator, FILES[:1], is_read=False)
    batch.rows.update(state=RowState.READING, begun_at=NOW)
    assert read_next(batch, by=coordinator, at=NOW + timedelta(minutes=9)) is None
    assert read_next(batch, by=coordinator, at=NOW + timedelta(minutes=11)) is not None


def test_two_windows_never_read_the_same_document(coordinator: Actor) -> None:
    batch = folder(coordinator, is_read=False)
    seen = [read_next(batch, by=coordinator, at=NOW) for _time in range(4)]
    assert len({each.number for each in seen if each}) == 4
    assert Draft.objects.count() == 3


def test_a_file_that_is_gone_is_refused(coordinator: Actor) -> None:
    batch = folder(coordinator, FILES[:1], is_read=False)
    batch.rows.update(snapshot=None)
    read_next(batch, by=coordinator, at=NOW)
    assert states(batch, coordinator) == ["refused"]


def test_the_same_text_and_the_same_parties_and_date_are_told(coordinator: Actor) -> None:
    again = TEXT.replace("träffas varje år", "träffas två gånger per år")
    batch = folder(coordinator, [("a.txt", TEXT.encode()), ("b.txt", TEXT.encode()), ("c.txt", again.encode())])
    twins = [line.twin.sentence if line.twin else "" for line in lines_of(batch, coordinator)]
    assert twins == ["", "Samma text som rad 1.", "Samma parter och datum som rad 1."]


def test_what_is_registered_already_is_told(coordinator: Actor) -> None:
    register_rows([row(folder(coordinator), 1)], by=coordinator, at=NOW)
    again = TEXT.replace("träffas varje år", "träffas två gånger per år")
    batch = folder(coordinator, [("a.txt", TEXT.encode()), ("b.txt", again.encode())])
    first, second = lines_of(batch, coordinator)
    assert first.twin
    assert second.twin
    assert first.twin.sentence.startswith("Samma text är registrerad")
    assert second.twin.sentence.startswith("Samma parter och datum som")
    (outcome,) = register_rows([row(batch, 1)], by=coordinator, at=NOW)
    assert "redan registrerad" in outcome.refused


def test_several_are_registered_at_once_private_and_the_others_are_refused_by_row(
    coordinator: Actor, university: Organisation, municipality: Organisation
) -> None:
    batch = folder(coordinator)
    client = client_of(coordinator)
    page = words(client.post(address("register_rows", batch), {"valda": ["1", "2", "3", "4"]}, follow=True))
    assert "2 avtal är registrerade" in page
    assert "Rad 2: Dokumentet är inte läst" in page
    assert "Rad 3: " in page
    assert Agreement.objects.count() == 2
    assert set(Agreement.objects.values_list("circle", flat=True)) == {"private"}
    assert Agreement.objects.filter(parties__organisation=municipality).count() == 1
    assert Organisation.objects.filter(name="Granö kommun").count() == 1
    assert states(batch, coordinator)[0] == "registered"


def test_a_document_without_ones_own_party_is_refused_until_its_parties_are_corrected(counterpart: Actor) -> None:
    batch = folder(counterpart)
    (outcome,) = register_rows([row(batch, 4)], by=counterpart, at=NOW)
    assert "inte bland parterna" in outcome.refused
    client = client_of(counterpart)
    client.post(address("correct_row", batch, 4), written(4, batch, parties="Älvdalens universitet; Björkö kommun"))
    (outcome,) = register_rows([row(batch, 4)], by=counterpart, at=NOW)
    assert outcome.agreement


def test_a_row_is_corrected_in_place(coordinator: Actor, signed_in: Client) -> None:
    batch = folder(coordinator)
    changes = {
        "title": "Samverkan i Björkö",
        "kind": "cooperation agreement",
        "valid_to": "2029-12",
        "date": "2025-03-04",
    }
    changes["parties"] = "Älvdalens universitet; Björkö stad; Region Björk"
    signed_in.post(address("correct_row", batch, 1), written(1, batch, **changes))
    shown = lines_of(batch, coordinator)[0].summary
    assert (shown.title, shown.kind, shown.valid_to, shown.date) == (
        "Samverkan i Björkö", "cooperation agreement", "2029-12", "2025-03-04",
    )  # fmt: skip
    assert shown.parties == ("Älvdalens universitet", "Björkö stad", "Region Björk")
    draft = row(batch, 1).draft
    assert draft
    kept = draft.working().content.commitments
    assert kept[0].actors == () or kept[1].actors


def test_what_does_not_fit_is_said_in_the_row_and_nothing_is_changed(coordinator: Actor, signed_in: Client) -> None:
    batch = folder(coordinator)
    answer = signed_in.post(address("correct_row", batch, 1), written(1, batch, title="Annat", valid_to="i vår"))
    assert answer.status_code == 422
    assert "Annat" in answer.content.decode()
    assert lines_of(batch, coordinator)[0].summary.title != "Annat"


def test_a_row_that_somebody_else_corrected_meanwhile_is_not_overwritten(coordinator: Actor, signed_in: Client) -> None:
    batch = folder(coordinator)
    form = written(1, batch, title="Min titel")
    draft = row(batch, 1).draft
    assert draft
    step = {"do": "set", "field": "title", "value": "Deras titel"}
    drafts.correct(draft, steps=[step], version=draft.version, by=coordinator, at=NOW)
    answer = signed_in.post(address("correct_row", batch, 1), form)
    assert "Nu står det: Deras titel" in words(answer)
    assert lines_of(batch, coordinator)[0].title == "Deras titel"
    signed_in.post(address("correct_row", batch, 1), {**form, "version": hidden(answer, "version")})
    assert lines_of(batch, coordinator)[0].title == "Min titel"


def test_correcting_what_was_not_taken_for_an_agreement_says_that_it_is_one(
    coordinator: Actor, signed_in: Client
) -> None:
    batch = folder(coordinator)
    parties = "Älvdalens universitet; Björkö kommun"
    signed_in.post(
        address("correct_row", batch, 3), written(3, batch, title="Kakavtal", kind="letter of intent", parties=parties)
    )
    assert states(batch, coordinator)[2] == "read"


def test_without_change_nothing_is_corrected(coordinator: Actor) -> None:
    batch = folder(coordinator)
    shown = lines_of(batch, coordinator)[0].summary
    given = RowGiven(
        title=shown.title, kind=shown.kind, parties=shown.parties, date=shown.date,
        date_kind=shown.date_kind, valid_to=shown.valid_to,
    )  # fmt: skip
    before = row(batch, 1).draft
    assert before
    assert correct_row(row(batch, 1), given, version=0, by=coordinator, at=NOW).version == before.version


def test_setting_aside_is_undone(coordinator: Actor, signed_in: Client) -> None:
    batch = folder(coordinator)
    page = signed_in.post(address("set_rows_aside", batch), {"valda": ["1", "4"]}, follow=True)
    assert "2 rader är undanlagda" in words(page)
    assert [states(batch, coordinator)[at] for at in (0, 3)] == ["set_aside"] * 2
    signed_in.post(address("set_rows_aside", batch), {"valda": ["1", "4"], "ta-upp": "1"})
    assert [states(batch, coordinator)[at] for at in (0, 3)] == ["read"] * 2
    assert "Dokumentet kunde inte läsas" in words(
        signed_in.post(address("set_rows_aside", batch), {"valda": "2"}, follow=True)
    )


def test_the_page_reads_while_it_is_looked_at_and_swaps_in_the_rows_that_were_read(
    coordinator: Actor, signed_in: Client
) -> None:
    batch = folder(coordinator, is_read=False)
    table = address("batch", batch)
    assert "0 av 4 dokument" in words(signed_in.get(table))
    answer = signed_in.post(address("read_batch", batch), headers={"HX-Request": "true"})
    assert 'id="row-1" hx-swap-oob="true"' in answer.content.decode()
    assert "Alla 4 dokument är lästa" in words(answer)
    page = words(signed_in.get(table))
    assert "trasig.pdf är skadad" in page
    assert "inget avtal" in page


def test_without_script_a_press_reads_on(coordinator: Actor, signed_in: Client) -> None:
    batch = folder(coordinator, is_read=False)
    page = signed_in.post(address("read_batch", batch), follow=True)
    assert "Alla dokument är lästa" in words(page)


def test_files_are_sent_several_at_once(signed_in: Client) -> None:
    files = [SimpleUploadedFile(name, data) for name, data in FILES]
    answer = signed_in.post(FOLDER, {"many": files[:2], "folder": files[2:]})
    batch = Batch.objects.get()
    assert answer["Location"] == address("batch", batch)
    assert [each.name for each in batch.rows.all()] == ["ett.txt", "trasig.pdf", "recept.txt", "två.txt"]


def test_all_documents_of_a_file_become_a_folder(coordinator: Actor, signed_in: Client) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("b.txt", OTHER)
    offered = signed_in.post(reverse("agreements:new"), {"file": SimpleUploadedFile("allt.zip", stream.getvalue())})
    assert "Läs alla" in words(offered)
    word = offered.content.decode().split('name="inside" value="')[1].split('"')[0]
    signed_in.post(FOLDER, {"inside": word})
    assert Batch.objects.get().rows.count() == 2
    assert "kunde inte hittas" in words(signed_in.post(FOLDER, {"inside": "999.0"}))


def test_sending_nothing_is_refused_with_a_sentence(signed_in: Client) -> None:
    assert "Det finns inget dokument" in words(signed_in.post(FOLDER))


def test_more_files_than_are_taken_in_are_refused_with_a_sentence(signed_in: Client, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    files = [SimpleUploadedFile(name, data) for name, data in FILES]
    answer = signed_in.post(FOLDER, {"many": files})
    assert answer.status_code == 400
    assert "Högst 1000 dokument" in words(answer)


def test_where_nothing_can_be_read_just_now_the_page_asks_again_later(coordinator: Actor, signed_in: Client) -> None:
    batch = folder(coordinator, FILES[:1], is_read=False)
    batch.rows.update(state=RowState.READING, begun_at=timezone.now())
    answer = signed_in.post(address("read_batch", batch), headers={"HX-Request": "true"})
    assert "delay:5s" in answer.content.decode()


def test_more_than_five_hundred_megabytes_are_refused_unread(signed_in: Client) -> None:
    body = {
        "CONTENT_LENGTH": "700000000",
        "CONTENT_TYPE": "multipart/form-data; boundary=x",
        "wsgi.input": io.BytesIO(),
    }
    answer = signed_in.generic("POST", FOLDER, **body)
    assert answer.status_code == 413
    assert "500 MB" in words(answer)


def test_the_table_is_filtered_and_sorted(coordinator: Actor, signed_in: Client) -> None:
    batch = folder(coordinator)
    assert [line.number for line in batch_page(batch, coordinator, Wanted(sort="-date")).lines][:2] == [1, 4]
    assert [line.number for line in batch_page(batch, coordinator, Wanted(text="granö")).lines] == [4]
    assert [line.number for line in batch_page(batch, coordinator, Wanted(state="refused")).lines] == [2]
    assert "Inget dokument passar" in words(signed_in.get(address("batch", batch) + "?q=finnsinte"))


def test_a_table_of_many_is_cut_into_pages(coordinator: Actor) -> None:
    batch = folder(coordinator, FILES[:1])
    BatchRow.objects.bulk_create(BatchRow(batch=batch, number=n, name=f"{n}.pdf") for n in range(2, 302))
    page = batch_page(batch, coordinator, Wanted())
    assert len(page.lines) == 200
    assert page.number == 301


def test_a_folder_is_its_partys_alone(coordinator: Actor, counterpart: Actor) -> None:
    batch = folder(coordinator)
    client = client_of(counterpart)
    for name, more in (("batch", ()), ("correct_row", (1,))):
        assert client.get(address(name, batch, *more)).status_code == 404
    for name in ("read_batch", "register_rows", "set_rows_aside"):
        assert client.post(address(name, batch), {"valda": "1"}).status_code == 404


def test_a_draft_corrected_on_its_own_page_is_shown_as_it_stands(coordinator: Actor) -> None:
    batch = folder(coordinator)
    draft = row(batch, 1).draft
    assert draft
    step = {"do": "set", "field": "title", "value": "Rättad"}
    drafts.correct(draft, steps=[step], version=draft.version, by=coordinator, at=NOW)
    assert lines_of(batch, coordinator)[0].title == "Rättad"
    given = RowGiven(title="X", kind="", parties=(), date="", date_kind="signed", valid_to="")
    with pytest.raises(EditedMeanwhile):
        correct_row(row(batch, 1), given, version=1, by=coordinator, at=NOW)
    given = replace(given, date="nyss")
    with pytest.raises(CannotApply):
        correct_row(row(batch, 1), given, version=2, by=coordinator, at=NOW)


@pytest.mark.one_database
def test_the_table_asks_as_often_for_two_hundred_as_for_four(coordinator: Actor, signed_in: Client) -> None:
    batch = folder(coordinator)
    table = address("batch", batch)
    used = []
    for more in (0, 196):
        drafted = row(batch, 1).draft
        BatchRow.objects.bulk_create(
            BatchRow(batch=batch, number=5 + n, name=f"{n}.txt", state=RowState.READ, draft=drafted,
                     summary=row(batch, 1).summary, summary_version=1)
            for n in range(more)
        )  # fmt: skip
        signed_in.get(table)
        with CaptureQueriesContext(connection) as captured:
            signed_in.get(table)
        used.append(len(captured))
    assert used[0] == used[1] <= 20


def run(*words_: str) -> int:
    options = parser().parse_args(["import", "agreements", *words_])
    return int(options.handler(options) or 0)


@pytest.fixture
def on_disk(tmp_path: Path) -> Path:
    (tmp_path / "inre").mkdir()
    (tmp_path / "ett.txt").write_text(TEXT)
    (tmp_path / "inre" / "två.txt").write_text(OTHER)
    return tmp_path


def test_the_command_takes_a_folder_in_and_tells_each_row(
    coordinator: Actor, on_disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert coordinator.person
    assert run(str(on_disk), "--as", coordinator.person.email or "") == 0
    printed = capsys.readouterr().out
    assert "inre/två.txt: " in printed
    assert "2 read, 0 refused" in printed
    assert Draft.objects.count() == 2


def test_the_command_tells_by_its_exit_code_that_a_file_was_refused(
    coordinator: Actor, on_disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (on_disk / "trasig.pdf").write_bytes(BROKEN)
    assert coordinator.person
    assert run(str(on_disk), "--as", coordinator.person.email or "") == 1
    assert "trasig.pdf: refused. trasig.pdf is damaged" in capsys.readouterr().out
    assert Draft.objects.count() == 2


def test_the_command_refuses_a_stranger_and_a_folder_that_is_not_there(on_disk: Path) -> None:
    with pytest.raises(command.NobodySuch):
        run(str(on_disk), "--as", "ingen@rip.example")
    with pytest.raises(SystemExit) as ended:
        run(str(on_disk / "borta"), "--as", "ingen@rip.example")
    assert ended.value.code == 2
