"""Files of tables, good and bad: what is read, and the sentence of each refusal."""

import io
import zipfile
from datetime import date, datetime
from decimal import Decimal

import pytest
from openpyxl import Workbook

from samverkan.overview.sheet import COLUMNS
from samverkan.sources.spreadsheets import Refusal, Sheet, read, write_csv, write_xlsx
from samverkan.sources.spreadsheets import reading as reading_module
from samverkan.sources.spreadsheets.values import number

HEADER = "titel;slag;parter"
ROW = "Älven;avsiktsförklaring;Norrby universitet"


def workbook(*rows: tuple[object, ...], hidden: bool = False) -> bytes:
    book = Workbook()
    sheet = book.active
    if hidden:
        sheet.sheet_state = "hidden"
        sheet = book.create_sheet("Synligt")
    for row in rows:
        sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def table(data: bytes, name: str = "avtal.csv") -> Sheet:
    return read(data, name, COLUMNS.known)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_separator_and_the_encoding_are_found(separator: str, encoding: str):
    text = f"{HEADER}\r\n{ROW}\r\n".replace(";", separator)
    found = table(text.encode(encoding))
    assert found.header == ("titel", "slag", "parter")
    assert [line.cells for line in found.lines] == [("Älven", "avsiktsförklaring", "Norrby universitet")]


def test_a_separator_within_quotation_marks_divides_nothing():
    found = table(f'{HEADER}\n"Älven; en avsikt";x;"A;\nB"\n'.encode())
    assert found.lines[0].cells == ("Älven; en avsikt", "x", "A;\nB")


def test_rows_keep_the_number_they_have_in_the_file():
    csv = table(f'\n{HEADER}\n\n"två\nrader";;\nSista;;\n'.encode())
    assert [line.number for line in csv.lines] == [4, 5]
    book = table(workbook(("titel", "slag", "parter"), (None,), ("Älven", "x", "y")))
    assert [line.number for line in book.lines] == [3]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "tom"),
        (b" \r\n\t ", "tom"),
        (b"titel|slag|parter\nx|y|z\n", "skiljas åt"),
        (b"a;b;c\n1;2;3\n", "kolumnernas namn"),
        (b"titel;slag;parter;Titel\nx;y;z;w\n", "två gånger"),
        (b"PK\x03\x04 this is no workbook", "skadad"),
        (b"\xd0\xcf\x11\xe0 an old one, or one with a password", "inte en tabell"),
        (b"%PDF-1.7", "inte en tabell"),
        (b"titel;slag\0;parter\nx;y;z\n", "varken Excel eller text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "varken Excel eller text"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(data: bytes, words: str):
    with pytest.raises(Refusal, match=words):
        table(data)


def test_a_workbook_is_read_from_its_first_sheet_that_shows():
    found = table(workbook(("Titel ", "SLAG*", "Parter:"), ("Älven", "x", "y"), hidden=True))
    assert found.header == ("titel", "slag", "parter")


def test_of_several_sheets_the_first_that_holds_a_table_is_read_and_the_others_are_named():
    book = Workbook()
    book.active.title = "Läs mig"
    book.active["A1"] = "Siffrorna är preliminära"
    for title, header in (("Data", ("Titel", "Slag")), ("Mer", ("Titel", "Annat"))):
        sheet = book.create_sheet(title)
        sheet.append(header)
        sheet.append(("Älven", "x"))
    data = io.BytesIO()
    book.save(data)
    found = read(data.getvalue(), "flera.xlsx", None)
    assert (found.header, found.title, found.others) == (("titel", "slag"), "Data", ("Läs mig", "Mer"))


def test_dates_and_numbers_of_a_workbook_become_text():
    cells = (datetime(2019, 11, 19), date(2019, 11, 19), 2019, 2019.0, 7.5, True, "  två \u00a0 ord ")
    found = table(workbook(("titel", "slag", *"abcde"), cells))
    assert found.lines[0].cells == ("2019-11-19", "2019-11-19", "2019", "2019", "7.5", "True", "två ord")


def test_a_formula_without_a_stored_result_is_told():
    found = table(workbook(("titel", "slag", "parter"), ("=A1&B1", "x", "y")))
    assert found.lines[0].formulas == {0}


def test_cells_that_a_merged_one_covers_are_told():
    book = Workbook()
    sheet = book.active
    for row in (("titel", "slag", "parter"), ("Älven", "x", "y"), (None, "z", None)):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("B2:C2")
    data = io.BytesIO()
    book.save(data)
    assert [line.merged for line in table(data.getvalue()).lines] == [{2}, {0}]


def test_a_sheet_of_nothing_but_merged_cells_is_refused():
    with pytest.raises(Refusal, match="sammanfogade"):
        reading_module.covered(b'<mergeCell ref="A1:CV20000"/>')


def test_a_sheet_that_grows_enormous_when_unpacked_is_refused(monkeypatch: pytest.MonkeyPatch):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 2_000_000)
    monkeypatch.setattr(reading_module, "MOST_UNPACKED", 1_000_000)
    with pytest.raises(Refusal, match="för stor"):
        table(data.getvalue())


def test_more_rows_than_can_be_handled_are_refused():
    with pytest.raises(Refusal, match="20000"):
        table((HEADER + "\n" + "x;y;z\n" * 20_001).encode())


@pytest.mark.parametrize(
    "text", ["=1+1", "+46 70", "-1", "@SUM(A1)", "\tx", "'=quoted already", "plain", "'", "0180", "01"]
)
def test_a_text_comes_back_as_it_was_and_never_as_a_formula(text: str):
    for data in (write_csv([["titel"], [text], ["slag;"]]), write_xlsx([["titel"], [text]], "Avtal")):
        cell = read(data, "x", COLUMNS.known | {"titel"}).lines[0].cells[0]
        assert cell == text.strip()
    assert not write_csv([[text]]).decode("utf-8-sig").startswith(("=", "+", "-", "@", "\t"))


def test_a_negative_number_stays_a_number():
    written = write_csv([["steg"], [-1.5]]).decode("utf-8-sig")
    assert written.splitlines()[1] in ("-1,5", "-1.5")
    assert read(write_xlsx([["steg"], [-1.5]], "Avtal"), "x", COLUMNS.known | {"steg"}).lines[0].cells[0] in (
        "-1,5",
        "-1.5",
        -1.5,
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1 234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("−3", "-3"),
        ("7\N{NO-BREAK SPACE}500", "7500"),
    ],
)
def test_a_number_is_read_as_people_write_it(text: str, said: str):
    assert number(text) == Decimal(said)


@pytest.mark.parametrize("text", ["", "många", "1,2,3", "NaN", "Infinity"])
def test_what_is_no_number_is_never_guessed(text: str):
    assert number(text) is None
