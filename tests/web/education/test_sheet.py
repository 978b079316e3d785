"""The list as a file, rows read from a file, and a change of many at once."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from samverkan.accounts.actor import NotAllowed
from samverkan.education import actions
from samverkan.education.models import Programme
from samverkan.education.queries.sheet import Change, preview, table
from samverkan.education.sheet import Row, read_rows
from samverkan.sources import spreadsheets
from samverkan.sources.files import location
from samverkan.sources.models import Snapshot
from samverkan.sources.spreadsheets.columns import MissingColumns
from samverkan.sources.spreadsheets.understanding import Preview
from tests.web.education.conftest import AT, Region, SignIn, added


def read(text: str, region: Region) -> Preview[Change, Row]:
    return preview(text.encode(), "utbildningar.csv", region.anna)


def faults(text: str) -> dict[str, str]:
    return dict(read_rows(text.encode(), "f.csv").rows[0].named_problems)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_list_comes_back_as_it_went_out(region: Region, ending: str) -> None:
    made = added(
        region.anna, name="=Kurs; med \"tecken\"", kind="course", given_as=("campus", "summer"), level=6, weeks=5,
        stages=("Cell", "Pack och system"), teachers=2, place_cost_sek=100, municipality_code="0180", url="https://x.example/",
        description="Två\nrader",
    )  # fmt: skip
    actions.enter(
        programme=made, says=actions.Entered(2025, places=0, started=0, source="Ladok"), by=region.anna, at=AT
    )
    rows = list(table(Programme.objects.all()))
    data = spreadsheets.write_csv(rows) if ending == "csv" else spreadsheets.write_xlsx(rows, "Utbildningar")
    found = preview(data, f"f.{ending}", region.anna)
    assert (found.new, found.changed, found.same, found.refused, found.unread) == ((), (), 2, (), ())


def test_new_and_changed_rows_are_told_apart_and_written(region: Region) -> None:
    header = "namn;ges av;form;nivå;år;platser;källa\n"
    text = header + "Eltekniker;Norrviks högskola;kvällar, distans;5;2025;30;Ladok\nNy;Skolan;;;;;\n"
    found = read(text, region)
    assert [one.says.name for one in found.new] == ["Ny"]
    assert found.changed[0].changed == ("form", "nivå", "platser", "källa")
    assert actions.write_rows(changes=found.writable, by=region.anna, at=AT) == 2
    kept = Programme.objects.get(name="Eltekniker")
    assert (kept.given_as, kept.level, kept.years.get().places) == (("distance", "evening"), 5, 30)
    assert {one.name for one in kept.organisations.all()} == {"Norrviks högskola", "Norrviks kommun"}
    assert read(text, region).same == 2


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("nivå\nA;B;9", "nivå"),
        ("form\nA;B;rymden", "form"),
        ("poäng\nA;B;många", "poäng"),
        ("kommun\nA;B;24", "kommun"),
        ("länk\nA;B;hej", "länk"),
        ("platser;källa\nA;B;30;L", "år"),
        ("år;platser\nA;B;2025;30", "källa"),
        ("år;började;slutförde;källa\nA;B;2025;3;4;L", "slutförde"),
        ("typ\nA;B;bakverk", "typ"),
    ],
)
def test_a_row_that_cannot_be_read_names_its_column(row: str, column: str) -> None:
    header, _line, cells = row.partition("\n")
    assert list(faults(f"namn;ges av;{header}\n{cells}\n")) == [column]


def test_a_formula_without_a_value_or_a_merged_cell_is_refused_and_empties_nothing() -> None:
    book = Workbook()
    page: Any = book.active
    for row in (["namn", "ges av", "nivå", "veckor"], ["A", "B", "=1+4", 5]):
        page.append(row)
    page.merge_cells("D2:E2")
    page.append(["A", "B"])
    page.merge_cells("C3:D3")
    data = io.BytesIO()
    book.save(data)
    first, second = read_rows(data.getvalue(), "f.xlsx").rows
    assert [name for name, _sentence in first.named_problems] == ["nivå"]
    assert [name for name, _sentence in second.named_problems] == ["veckor"]


def test_a_file_without_the_columns_needed_is_refused(region: Region) -> None:
    with pytest.raises(MissingColumns):
        read("namn;nivå\nA;5\n", region)


def test_rows_about_others_and_twins_are_refused(region: Region) -> None:
    mine, theirs = region.programme, added(region.stranger, name="Deras")
    text = f"nr;namn;ges av\n{theirs.pk};Deras;X\n{mine.pk};Ett;X\n{mine.pk};Två;X\n;A;B\n;a;b\n"
    found = read(text, region)
    assert [row.number for row in found.refused] == [2, 4, 6]
    assert [one.row.number for one in found.writable] == [5, 3]


def test_all_rows_are_written_or_none(region: Region) -> None:
    changes = read("namn;ges av\nNy;Skolan\n", region).writable
    actions.add(says=actions.Description(name="Ny", provider_name="Skolan"), by=region.anna, at=AT)
    with pytest.raises(actions.CannotWrite, match="Rad 2"):
        actions.write_rows(changes=changes, by=region.anna, at=AT)


def test_many_get_the_same_at_once(region: Region) -> None:
    other = added(region.anna, name="Annan", given_as=("campus",))
    alike = actions.Alike(stage="Cell", form="evening")
    both = [region.programme, other]
    assert actions.change_many(programmes=both, alike=alike, by=region.anna, at=AT) == 2
    assert actions.change_many(programmes=both, alike=alike, by=region.anna, at=AT) == 0, "they have it already"
    other.refresh_from_db()
    assert (other.given_as, other.stages) == (("campus", "evening"), ("Cell",))
    with pytest.raises(NotAllowed):
        actions.change_many(programmes=[added(region.stranger)], alike=alike, by=region.anna, at=AT)


def test_a_file_is_read_through_the_pages(region: Region, signed_in: SignIn) -> None:
    browser = signed_in(region.anna)

    def give(text: str) -> Any:
        file = SimpleUploadedFile("f.csv", text.encode())
        return browser.post(reverse("education:read_in"), {"file": file}, follow=True)

    assert give("x;y\n1;2\n").status_code == 422
    page = give("namn;ges av;nivå\nNy;Skolan;\nFel;Skolan;99\n")
    assert "Rad 3" in page.content.decode()
    address = page.redirect_chain[-1][0]
    assert "Kryssa för raderna" in browser.post(address).content.decode()
    assert "1 rad är skriven" in browser.post(address, {"rad": ["2"]}, follow=True).content.decode()
    assert browser.post(address, {"rad": ["2"]}).status_code == 422, "it is in the list now"
    assert "Ny;Skolan" in browser.get(reverse("education:download", args=["csv"])).content.decode()


def test_a_kept_file_that_is_gone_is_told_of_in_a_sentence(region: Region, signed_in: SignIn) -> None:
    browser = signed_in(region.anna)
    file = SimpleUploadedFile("f.csv", b"namn;ges av\nNy;Skolan\n")
    address = browser.post(reverse("education:read_in"), {"file": file}, follow=True).redirect_chain[-1][0]
    location(Snapshot.objects.get().file_id).unlink()
    assert "finns inte kvar i lagret" in browser.get(address, follow=True).content.decode()


def test_many_are_changed_through_the_list(region: Region, signed_in: SignIn) -> None:
    browser, address = signed_in(region.anna), reverse("education:change_many")
    ticked = {"utbildning": [region.programme.pk]}
    assert "Kryssa för utbildningarna" in browser.post(address, follow=True).content.decode()
    assert "Välj vad alla ska få" in browser.post(address, ticked, follow=True).content.decode()
    page = browser.post(address, ticked | {"arkivera": "Slut"}, follow=True)
    assert "1 utbildning är ändrad" in page.content.decode()
    assert Programme.objects.get().archived_because == "Slut"


def test_a_full_disk_is_told_on_a_page_and_nothing_is_kept(
    region: Region, signed_in: SignIn, settings: Any, tmp_path: Path
) -> None:
    (tmp_path / "full").touch()  # where a folder should be: nothing can be written there
    settings.FILES = tmp_path / "full"
    file = SimpleUploadedFile("utbildningar.csv", "namn;ges av\nKurs;Högskolan\n".encode())
    answer = signed_in(region.anna).post(reverse("education:read_in"), {"file": file})
    assert answer.status_code == 507
    assert "Filen kunde inte sparas" in answer.text
    assert not Snapshot.objects.exists()
