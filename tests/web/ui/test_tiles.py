"""Maps of tiles."""

from xml.etree import ElementTree as Xml

import pytest
from django.utils.translation import override

from samverkan import papers
from samverkan.ui.charts import Tile, framed, tiles
from samverkan.ui.charts.tiles import arranged

SVG = "{http://www.w3.org/2000/svg}"
NORTH_EAST = [(66.0, 20.0), (65.0, 18.0), (64.0, 17.0), (63.9, 20.5), (63.5, 19.0)]
PLACES = [
    Tile("Umeå", 900, 63.8, 20.3, "/karta/2480"),
    Tile("Skellefteå", 100, 64.8, 20.5, "/karta/2482"),
    Tile("Upplands Väsby", 0, 63.0, 17.0, "/karta/0114"),
    Tile("Åsele", None, 64.2, 17.3),
]


@pytest.fixture(autouse=True)
def swedish():
    with override("sv"):
        yield


def drawn():
    return tiles("Lediga jobb: Västerbottens län", PLACES, "lediga jobb", absent="få")


@pytest.mark.parametrize("number", [0, 1, 2, 5, 15, 26, 49])
def test_every_place_has_a_cell_of_its_own(number):
    points = [(55 + 13.7 * (n * 37 % 101) / 101, 11 + 13.1 * (n * 53 % 97) / 97) for n in range(number)]
    cells = arranged(points)
    assert len(set(cells)) == number
    assert all(column < 6 for _row, column in cells)


def test_the_north_lies_above_and_the_east_to_the_right():
    rows_and_columns = arranged(NORTH_EAST)
    rows = [row for row, _column in rows_and_columns]
    assert rows == sorted(rows)
    assert rows_and_columns[4][1] > rows_and_columns[2][1] or rows_and_columns[4][0] > rows_and_columns[2][0]


def test_a_tile_leads_on_and_says_so_to_those_who_do_not_see_it():
    links = list(Xml.fromstring(drawn().svg).iter(SVG + "a"))
    assert (links[0].get("href"), links[0].get("aria-label")) == ("/karta/2480", "Umeå: 900 lediga jobb")
    assert len(links) == 3


def test_the_more_the_darker_and_nothing_is_white():
    fills = {each.get("fill") for each in Xml.fromstring(drawn().svg).iter(SVG + "rect")}
    assert "#1f5c4d" in fills
    assert "#fbfaf7" in fills


def test_a_number_that_is_not_told_is_neither_drawn_nor_written_as_nothing():
    chart = drawn()
    assert ["Åsele", "få"] in [list(row) for row in chart.table_rows]
    assert chart.sheet.rows[3][1] is None


def test_a_long_name_of_two_words_stands_on_two_lines():
    words = [each.text for each in Xml.fromstring(drawn().svg).iter(SVG + "text")]
    assert words.count("Upplands") == words.count("Väsby") == 1


def test_in_a_file_the_tiles_have_no_links_and_can_be_a_picture():
    alone = framed(drawn(), ["Källa: annonser"])
    assert "<a " not in alone
    assert papers.png(alone).startswith(b"\x89PNG")
