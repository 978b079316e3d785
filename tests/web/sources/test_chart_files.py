"""Charts as files."""

import io
from datetime import date
from xml.etree import ElementTree as Xml

import pytest
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.utils.translation import override
from openpyxl import load_workbook

from samverkan.sources import chart_files
from samverkan.ui.charts import Chart, Dated, Spot, over_time

MONTHS = [date(2026, month, 1) for month in (1, 2, 3)]
SPOTS = [
    Spot(MONTHS[0], 12.5, band=(8.0, 17.25)),
    Spot(MONTHS[1], None),
    Spot(MONTHS[2], -3.0, band=(-6.0, 1.0), breaks="brott i serien"),
]
TOLD = chart_files.Told(["SCB (TAB1), hämtat 2 nov 2026", "Susa-navet"], "beräkning 7")


@pytest.fixture(autouse=True)
def swedish():
    with override("sv"):
        yield


@pytest.fixture
def chart() -> Chart:
    return over_time("Lediga jobb", [Dated("lediga", SPOTS)], unit="antal", decimals=1)


def asked(chart: Chart, **said: str) -> HttpResponse | None:
    return chart_files.wanted(RequestFactory().get("/", said), {"lediga-jobb": chart}, TOLD)


def test_a_page_asked_for_as_a_page_gives_no_file(chart):
    assert asked(chart) is None


@pytest.mark.parametrize("said", [{"diagram": "annat", "fil": "png"}, {"diagram": "lediga-jobb", "fil": "exe"}])
def test_a_chart_or_a_kind_that_there_is_not_gives_404(chart, said):
    with pytest.raises(Http404):
        asked(chart, **said)


def test_a_file_is_called_in_swedish_with_the_day(chart):
    answer = asked(chart, diagram="lediga-jobb", fil="svg")
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="lediga-jobb-20')
    assert answer.headers["Content-Type"].startswith("image/svg+xml")


def test_csv_has_figures_that_a_swedish_spreadsheet_counts_with(chart):
    lines = chart_files.file(chart, TOLD, "csv", date(2026, 11, 23)).decode("utf-8-sig").split("\r\n")
    assert lines[0] == "Dag;Linje;Värde;90 % från;90 % till;Anmärkning"
    assert lines[1] == "2026-01-01;lediga;12,5;8;17,25;"
    assert lines[3] == "2026-03-01;lediga;-3;-6;1;brott i serien"


def test_csv_ends_with_what_it_is_and_where_it_comes_from(chart):
    text = chart_files.file(chart, TOLD, "csv", date(2026, 11, 23)).decode("utf-8-sig")
    for line in (
        "Titel;Lediga jobb (antal)",
        "Enhet;antal",
        '"SCB (TAB1), hämtat 2 nov 2026; Susa-navet"',
        "Beräkning;beräkning 7",
        "Uttaget;23 nov 2026",
    ):
        assert line in text


def test_xlsx_holds_numbers_and_gaps(chart):
    book = load_workbook(io.BytesIO(chart_files.file(chart, TOLD, "xlsx", date(2026, 11, 23))))
    rows = list(book.active.values)
    assert rows[1][2] == 12.5
    assert rows[2][2] is None


def test_svg_and_png_stand_alone_with_title_and_source(chart):
    svg = chart_files.file(chart, TOLD, "svg", date(2026, 11, 23))
    words = [each.text for each in Xml.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]
    assert words[0] == "Lediga jobb (antal)"
    assert "Uttaget: 23 nov 2026" in words
    assert chart_files.file(chart, TOLD, "png", date(2026, 11, 23)).startswith(b"\x89PNG")


def test_a_chart_without_figures_of_its_own_gives_its_table():
    drawn = over_time("Lediga jobb", [Dated("lediga", SPOTS)])
    bare = Chart("Hjulet", drawn.svg, ["När", "Steg"], [["2 nov", "Möte"]])
    assert chart_files.rows(bare, TOLD, date(2026, 11, 23))[:2] == [["När", "Steg"], ["2 nov", "Möte"]]
