"""What is refused before a paper is written, as page or as PDF."""

import pytest

from samverkan import papers
from samverkan.papers import checks
from tests.web.papers import paper

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'


def test_a_figure_without_words_is_refused_by_its_caption():
    figure = papers.Figure(SQUARE, alt=" ", caption="Åtaganden efter läge")
    with pytest.raises(checks.FigureWithoutWords, match="Åtaganden efter läge"):
        papers.pdf(paper(figure))


def test_a_skipped_heading_level_is_refused_with_its_words():
    blocks = papers.Heading(1, "Att besluta"), papers.Heading(3, "Pengar")
    with pytest.raises(checks.HeadingLevelSkipped, match=r"Pengar.*3.*1"):
        papers.html(paper(*blocks))


def test_headings_may_go_up_several_levels_at_once():
    levels = (1, 2, 3, 1, 2)
    checks.check(paper(*(papers.Heading(level, "Rubrik") for level in levels)))


def test_a_paper_that_begins_below_the_first_level_is_refused():
    with pytest.raises(checks.HeadingLevelSkipped):
        checks.check(paper(papers.Heading(2, "Pengar")))


def test_a_paper_without_title_is_refused():
    with pytest.raises(checks.UntitledPaper):
        checks.check(paper(title="  "))


def test_a_row_that_does_not_fit_its_head_is_refused_by_its_number():
    table = papers.Table(("Post", "Belopp"), (("Lokal", "10"), ("Resor",)), caption="Tillskott")
    with pytest.raises(checks.UnevenTable, match=r"2.*Tillskott"):
        checks.check(paper(table))


@pytest.mark.parametrize(
    "drawing",
    [
        "",
        "not a drawing",
        "<p>no</p>",
        SQUARE.replace("<rect", "<script/><rect"),
        SQUARE.replace("<rect", '<rect onclick="x()"'),
        SQUARE.replace("<rect", "<foreignObject/><rect"),
        SQUARE.replace("<rect", '<rect fill="url(https://example.org/x)"'),
        SQUARE.replace("<rect", '<image href="https://example.org/x.png"/><rect'),
    ],
)
def test_a_drawing_that_is_more_than_shapes_is_refused(drawing):
    with pytest.raises(checks.BrokenDrawing):
        checks.check(paper(papers.Figure(drawing, alt="En kvadrat")))


def test_a_plain_drawing_passes():
    checks.check(paper(papers.Figure(SQUARE, alt="En kvadrat")))
