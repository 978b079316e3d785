"""The drawing of a family."""

from xml.etree import ElementTree

from samverkan.agreements.family_drawing import INDENT, LEFT, Line, Member, draw


def member(pk: int, title: str = "", day: str = "", *, is_here: bool = False) -> Member:
    return Member(pk, title or f"Avtal {pk}", "avsiktsförklaring", day, "undertecknat" if day else "", ("A",), is_here)


def circles(svg: str) -> list[tuple[float, float]]:
    tree = ElementTree.fromstring(svg)
    return [(float(c.get("cx", "")), float(c.get("cy", ""))) for c in tree.iter() if c.tag.endswith("circle")]


def test_successors_stand_below_each_other_and_what_is_under_one_is_indented():
    family = [member(3, day="2024"), member(1, day="2016"), member(2, day="2018", is_here=True)]
    chart = draw(family, [Line(1, 3, "renewal", "förnyar"), Line(1, 2, "addendum", "är tillägg till")])
    assert [row[0] for row in chart.table_rows] == ["Avtal 1", "Avtal 2", "Avtal 3"]
    assert [x for x, _y in circles(chart.svg)] == [LEFT, LEFT + INDENT, LEFT]


def test_a_relative_stands_beside_the_agreement_looked_at_whichever_way_the_link_goes():
    for line in (Line(1, 2, "relative", "är släkt med"), Line(2, 1, "relative", "är släkt med")):
        chart = draw([member(1, day="2019", is_here=True), member(2, day="2015")], [line])
        assert [row[0] for row in chart.table_rows] == ["Avtal 1", "Avtal 2"]
        assert "stroke-dasharray" in chart.svg


def test_every_agreement_is_drawn_once_also_when_two_lines_lead_to_it():
    lines = [Line(1, 3, "sub_agreement", "är delavtal under"), Line(2, 3, "renewal", "förnyar")]
    chart = draw([member(1), member(2), member(3, is_here=True)], lines)
    assert len(circles(chart.svg)) == 3
    assert len(chart.table_rows) == 3


def test_words_that_look_like_markup_are_only_words():
    chart = draw([member(1, "<b>Avtal</b>", is_here=True), member(2)], [Line(1, 2, "renewal", "förnyar")])
    assert "<b>" not in chart.svg


def test_the_drawing_says_in_words_what_it_shows():
    chart = draw([member(1, is_here=True), member(2)], [Line(1, 2, "renewal", "förnyar")])
    assert "“Avtal 2” förnyar “Avtal 1”." in chart.description
    assert chart.description.replace("“", "“") in ElementTree.fromstring(chart.svg)[1].text
