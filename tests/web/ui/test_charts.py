"""Charts: a drawing and the same thing as a table."""

from datetime import date
from itertools import pairwise
from xml.etree import ElementTree as Xml

import pytest
from django.utils.translation import override

from samverkan import papers
from samverkan.ui import charts
from samverkan.ui.charts.lines import round_up
from samverkan.ui.examples import _charts
from tests.web.papers import paper

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def swedish():
    with override("sv"):
        yield


def parts(chart: charts.Chart, name: str, css: str = "") -> list[Xml.Element]:
    found = Xml.fromstring(chart.svg).iter(SVG + name)
    return [each for each in found if css in each.get("class", "").split() or not css]


def texts(chart: charts.Chart) -> list[str]:
    return [each.text or "" for each in parts(chart, "text")]


@pytest.mark.parametrize("number", range(7))
def test_every_chart_has_title_description_and_table(number):
    chart = _charts()[number]
    assert [each.text for each in parts(chart, "title")] == [chart.title]
    assert [each.text for each in parts(chart, "desc")] == [chart.description]
    assert chart.description
    assert chart.table_rows
    assert {len(row) for row in chart.table_rows} == {len(chart.table_headers)}


@pytest.mark.parametrize("number", range(7))
def test_every_class_in_a_chart_is_the_charts_own(number):
    classes = {name for each in Xml.fromstring(_charts()[number].svg).iter() for name in each.get("class", "").split()}
    assert all(name == "ch" or name.startswith("ch-") for name in classes)


@pytest.mark.parametrize("number", range(7))
def test_every_chart_can_be_printed(number):
    chart = _charts()[number]
    assert papers.pdf(paper(papers.Figure(chart.svg, alt=chart.description, caption=chart.title)))


def test_bars_begin_at_zero_and_are_as_long_as_their_numbers():
    rows = [charts.Bar((charts.Part("klara", 3, "good"), charts.Part("pågår", 6, "calm")))]
    first, second = parts(charts.bars("Åtaganden", rows), "rect")
    assert float(first.get("x")) == 0
    assert (float(second.get("width")) + 2) / (float(first.get("width")) + 2) == pytest.approx(2, abs=0.01)


def test_a_part_of_nothing_is_not_drawn_but_stands_in_the_table():
    rows = [charts.Bar((charts.Part("klara", 0, "good"), charts.Part("pågår", 6, "calm")))]
    chart = charts.bars("Åtaganden", rows)
    assert len(parts(chart, "rect")) == 1
    assert ["klara", "0"] in chart.table_rows


def test_words_under_a_bar_stay_apart_and_inside():
    names = ("klara", "pågår", "läget skiljer sig", "ej påbörjade", "under omprövning")
    row = charts.Bar([charts.Part(name, 30 if name == "klara" else 1, "calm") for name in names])
    words = [(float(each.get("x")), each.get("y"), each.text) for each in parts(charts.bars("x", [row]), "text")]
    for x, y, text in words:
        assert 0 <= x <= 680 - 6.5 * len(text)
        assert all(abs(x - other) >= 20 for other, line, said in words if line == y and said != text)


@pytest.mark.parametrize("rows", [[], [charts.Bar(())], [charts.Bar((), "Forskning")]])
def test_bars_of_nothing_are_still_a_chart(rows):
    assert parts(charts.bars("Tomt", rows), "title")


def test_a_timeline_covers_whole_years_in_order():
    chart = charts.timeline(
        "Vad som hände",
        events=[charts.Event(date(2026, 5, 20), "Möte"), charts.Event(date(2023, 3, 14), "Underskrift")],
        spans=[charts.Span(date(2024, 8, 15), "Doktorand")],
    )
    assert [row[0] for row in chart.table_rows] == ["Underskrift", "Möte", "Doktorand"]
    assert chart.table_rows[2][1:] == ["15 aug 2024", "pågår"]
    assert [text for text in texts(chart) if text.isdigit()] == ["2023", "2024", "2025", "2026"]


def test_a_timeline_of_nothing_is_still_a_chart():
    assert parts(charts.timeline("Tomt"), "title")


@pytest.mark.parametrize("most", [0.4, 1, 3, 7.9, 8.1, 9, 12.5, 25, 41, 50, 81, 99, 100, 101, 370, 2_600, 81_000])
def test_the_steps_of_an_axis_are_told_as_they_are(most: float):
    top = round_up(most)
    assert most <= top <= max(2 * most, 1.2)
    step = top / 4
    assert step == (round(step, 1) if most <= 8 else round(step))


def test_a_line_begins_its_axis_at_zero_and_breaks_where_a_value_is_missing():
    points = [charts.Point(2019, 310), charts.Point(2020, None, note="ny definition"), charts.Point(2021, 352)]
    chart = charts.line("Mekaniker", [charts.Series("Efterfrågan", points)], "personer")
    assert not parts(chart, "line", "ch-fact")
    assert {"0", "ny definition", "Efterfrågan"} <= set(texts(chart))
    assert chart.title == "Mekaniker (personer)"
    assert chart.table_rows[1] == ["2020", "ny definition"]


def test_a_forecast_is_lighter_than_a_fact_and_has_bands():
    points = [charts.Point(2025, 10), charts.Point(2026, 12), charts.Point(2027, 14, True, (13, 15), (11, 17))]
    points.append(charts.Point(2028, 16, True, (14, 18), (11, 21)))
    chart = charts.line("Mekaniker", [charts.Series("Efterfrågan", points)])
    (fact,) = parts(chart, "line", "ch-fact")
    assert all(
        float(f.get("stroke-width")) < float(fact.get("stroke-width")) for f in parts(chart, "line", "ch-forecast")
    )
    assert [band.get("class") for band in parts(chart, "path")] == ["ch-band-outer", "ch-band-inner"]
    assert chart.table_rows[-1] == ["2028", "16 (11–21) prognos"]


def test_a_forecast_of_ranges_alone_has_bands_and_no_line():
    points = [charts.Point(year, None, True, (ends[0] + 1, ends[1] - 1), ends) for year, ends in FORESEEN.items()]
    chart = charts.line("Saknas", [charts.Series("prognos", points)])
    assert not parts(chart, "line", "ch-forecast")
    assert len(parts(chart, "path")) == 2
    assert "prognos" in texts(chart)
    assert chart.table_rows[-1] == ["2028", "11–21 prognos"]
    assert chart.description == "prognos: 8–12 år 2026, 11–21 år 2028."


FORESEEN = {2026: (8, 12), 2027: (10, 17), 2028: (11, 21)}


def test_a_value_that_no_line_leads_to_is_a_dot():
    alone = charts.line("Saknas", [charts.Series("utfall", [charts.Point(2026, 41)])])
    assert len(parts(alone, "circle", "ch-alone")) == 1
    beside = charts.line("Saknas", [charts.Series("utfall", [charts.Point(2026, 41), charts.Point(2027, 39)])])
    assert not parts(beside, "circle", "ch-alone")


def test_names_of_lines_that_end_together_do_not_meet():
    series = [charts.Series(name, [charts.Point(2024, 5), charts.Point(2025, 5)]) for name in "ABC"]
    places = sorted(float(t.get("y")) for t in parts(charts.line("x", series), "text") if t.text in ("A", "B", "C"))
    assert all(after - before >= 15 for before, after in pairwise(places))


def test_lines_of_nothing_are_still_a_chart():
    assert parts(charts.line("Tomt", []), "title")


def test_the_wheel_tells_the_next_step_in_its_hub():
    steps = [charts.Step(date(2026, 12, 1), "Underlaget fryses"), charts.Step(date(2026, 2, 1), "Lägen lämnas")]
    chart = charts.wheel("Årets steg", 2026, steps, date(2026, 11, 2))
    assert {"2026", "Nästa: 1 dec 2026", "Underlaget fryses"} <= set(texts(chart))
    assert [row[2] for row in chart.table_rows] == ["Lägen lämnas", "Underlaget fryses"]


def test_the_wheel_goes_clockwise_from_the_top():
    chart = charts.wheel("x", 2026, [charts.Step(date(2026, 4, 2), "april")])
    start = parts(chart, "path", "ch-step")[0].get("d").split("A")[0][1:].split()
    assert float(start[0]) > 480
    assert float(start[1]) == pytest.approx(280, abs=3)


def test_what_people_write_is_never_markup_in_a_chart():
    hostile = '<script>"&'
    made = charts.bars(hostile, [charts.Bar((charts.Part(hostile, 1, "good"),), hostile)])
    assert not parts(made, "script")
    assert hostile in texts(made)
