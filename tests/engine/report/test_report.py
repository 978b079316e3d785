"""`samverkan plan`: the folder it writes, and the report in it."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from lxml import etree

from samverkan_engine import report
from samverkan_engine.__main__ import main
from samverkan_engine.cases.reading import read
from samverkan_engine.command.casefile import CannotRead, together
from samverkan_engine.errors.planning import Impossible, Lack
from samverkan_engine.pipeline import STEPS, plan_case
from samverkan_engine.report.markup import tag
from samverkan_engine.report.numbers import roughly, round_up
from samverkan_engine.report.words import LANGUAGES, Words
from samverkan_engine.tables import tested as of_past
from samverkan_engine.tables.planned import About, Planned
from samverkan_engine.tables.tested import NEVER_TESTED, Reason, Verdict
from tests.engine.casefiles.files import INVENTED, replaced

VOID = {"meta"}


class Outline(HTMLParser):
    """What stands open, which elements there are and where they lead."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: list[str] = []
        self.found: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        self.names.append(name)
        self.found += [(key, value or "") for key, value in attributes]
        if name not in VOID:
            self.open.append(name)

    def handle_endtag(self, name: str) -> None:
        assert self.open.pop() == name


@pytest.fixture(scope="module")
def planned() -> Planned:
    """What is told of the invented region."""
    return plan_case(read(INVENTED.read_bytes(), "case.yaml"), "case.yaml", draws=150, seed=1)


@pytest.fixture(scope="module")
def page(planned: Planned) -> str:
    """Its report in Swedish."""
    return report.page(planned, "sv")


def sourced(planned: Planned) -> Planned:
    """The same if somebody had delivered most of its figures."""
    return replace(planned, about=replace(planned.about, sourced=0.7))


def test_the_page_is_whole_and_asks_nobody_for_anything(page: str) -> None:
    outline = Outline(page)
    assert not outline.open
    assert not {"script", "link", "img", "iframe"} & set(outline.names)
    assert not [value for key, value in outline.found if key in ("src", "style")]
    assert "url(" not in page
    assert "@import" not in page


def test_every_heading_follows_one_of_its_level_or_the_next(page: str) -> None:
    levels = [int(name[1]) for name in Outline(page).names if re.fullmatch("h[1-6]", name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_link_within_the_page_leads_somewhere(page: str) -> None:
    found = Outline(page).found
    ids = [value for key, value in found if key == "id"]
    assert len(ids) == len(set(ids))
    assert {value[1:] for key, value in found if key == "href" and value.startswith("#")} <= set(ids)
    assert {value for key, value in found if key == "aria-labelledby"} <= set(ids)


def test_the_first_screen_is_one_sentence_one_chart_and_three_choices(page: str) -> None:
    first = page[page.index("<header") : page.index("</header>")]
    assert re.search(r"<h1>Hösten 2030 saknas .* personer i Järnlunda, mest för att .*\.</h1>", first)
    assert first.count("<figure>") == 1
    assert first[first.index("<ol") : first.index("</ol>")].count("<li>") == 3


def test_every_chart_has_a_title_a_sentence_and_a_table(planned: Planned, page: str) -> None:
    drawings = report.charts(planned, "sv")
    assert page.count("<figure>") == page.count("<summary>Visa som tabell</summary>") == len(drawings)
    for drawing in drawings.values():
        root = etree.fromstring(drawing)
        assert [child.tag.rpartition("}")[2] for child in root[:2]] == ["title", "desc"]
        assert root[0].text
        assert root[1].text


def test_a_case_of_assumptions_calls_itself_an_example_and_shows_ranges_only(planned: Planned, page: str) -> None:
    assert planned.about.is_example
    assert "Räkneexempel" in page
    assert "Skaffa de här fem uppgifterna först" in page
    obtained = page[page.index('id="obtain"') :]
    assert obtained[: obtained.index("</ol>")].count("<li>") == 5
    assert '<th scope="col" class="n">Mitten</th>' not in page


def test_a_sourced_case_shows_the_middle_too(planned: Planned) -> None:
    page = report.page(sourced(planned), "sv")
    assert "Räkneexempel" not in page
    assert '<th scope="col" class="n">Mitten</th>' in page


def past(planned: Planned, verdict: Verdict, *reasons: Reason) -> str:
    """Its report if its past said something else of it."""
    tested = of_past.Tested(verdict, reasons, 120, 8, 2017, 2024, 0.1, 0.2, 0.5, 0.7)
    return report.page(replace(planned, about=replace(planned.about, tested=tested)), "sv")


def test_a_case_whose_test_failed_is_not_fit_for_decisions_and_says_so_first(planned: Planned) -> None:
    page = past(planned, Verdict.UNFIT, Reason.TOO_SURE)
    first = page[page.index("<header") : page.index("</header>")]
    assert "Duger inte som underlag för beslut" in first
    assert 'href="#tested"' in first
    assert "Banden är för smala" in page[page.index('id="tested"') :]


def test_a_case_whose_test_held_says_so_without_a_box(planned: Planned) -> None:
    page = past(sourced(planned), Verdict.FIT)
    assert "Räkningen är prövad mot det som varit och höll." in page
    assert '<aside class="notice">' not in page


def test_a_case_without_history_says_that_it_was_not_tested_and_why_that_matters(planned: Planned) -> None:
    untested = replace(
        planned, about=replace(planned.about, tested=NEVER_TESTED), backtest=planned.backtest.slice(0, 0)
    )
    page = report.page(untested, "sv")
    assert "Inte prövat" in page[: page.index("</header>")]
    assert "Det spelar roll" in page[page.index('id="tested"') :]
    assert "Varför det spelar roll" in page[: page.index("</header>")]


def test_what_a_plan_is_of_is_the_same_by_way_of_json(planned: Planned) -> None:
    assert About.again(json.loads(json.dumps(asdict(planned.about)))) == planned.about


def test_a_course_that_takes_people_from_nowhere_is_told_of(planned: Planned, page: str) -> None:
    silent = "Filen säger inte från vilka yrken"
    assert silent not in page
    told = replace(planned, about=replace(planned.about, free_people=("uppdrag-process",)))
    assert silent in report.page(told, "sv")


def test_every_number_of_the_file_stands_with_its_ground(planned: Planned, page: str) -> None:
    table = planned.inputs.to_pylist()
    assert len(table) == planned.about.figures
    assert all(row["source"] or row["assumption"] or row["derived"] for row in table)
    assert "https://mittalven.example/antagning/2025" in page


def test_what_stands_in_a_file_cannot_become_markup(planned: Planned) -> None:
    named = dict.fromkeys(planned.about.programmes, "<script>alert(1)</script>")
    page = report.page(replace(planned, about=replace(planned.about, region="<b>x", programmes=named)), "en")
    assert "<script" not in page
    assert "<b>x" not in page
    assert tag("a", '"<', href='"<') == '<a href="&quot;&lt;">&quot;&lt;</a>'


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_all_the_words(planned: Planned, language: str) -> None:
    def shape(words: Mapping[str, str]) -> dict[str, set[str]]:
        return {key: set(re.findall(r"{(\w+)}", sentence)) for key, sentence in words.items()}

    assert shape(LANGUAGES[language]) == shape(LANGUAGES["sv"])
    page = report.page(planned, language)
    assert f'lang="{language}"' in page
    assert not [key for key in LANGUAGES["sv"] if f">{key}<" in page and "." in key]


def test_regret_is_nought_for_the_plan_of_the_scenario_that_happens(planned: Planned) -> None:
    worst = {row["outlook"]: row["regret_sek"] for row in planned.regrets.to_pylist() if row["plan"] == row["outlook"]}
    assert set(worst) == {"planned", "late", "half", "closed", "none", "own"}
    assert all(regret >= 0 for regret in worst.values())


def test_the_plan_beats_doing_nothing_on_draws_it_was_not_looked_for_on(planned: Planned) -> None:
    gains = {row["outlook"]: row["gain_sek"] for row in planned.judged.to_pylist() if row["plan"] == "robust"}
    assert sum(gains.values()) > 0


def test_the_plan_least_to_regret_comes_first(planned: Planned) -> None:
    page = report.page(sourced(planned), "sv")
    section = page[page.index('id="regret"') :]
    worst = re.findall(r'<td class="n">([^<]*)</td></tr>', section[: section.index("</section>")])
    numbers = [float(re.sub(r"[^0-9-]", "", number.replace("\u2212", "-"))) for number in worst]
    assert numbers == sorted(numbers)
    assert "inst att ångra" in section[: section.index("</tr>", section.index("<tbody>"))]


def between(page: str, start: str, end: str) -> str:
    """What stands from one piece of a page to the next of another."""
    begun = page.index(start)
    return page[begun : page.index(end, begun)]


def test_an_example_tells_causes_and_regrets_as_ranges(planned: Planned, page: str) -> None:
    told = re.findall(r'<td class="n">([^<]*)</td>', between(page, 'id="regret"', "</section>"))
    assert any("–" in each or "till" in each for each in told)
    causes = between(page, 'id="why"', "</section>")
    assert "–" in causes or "till" in causes
    row = max(planned.causes.filter(pc.field("ahead") == 8).to_pylist(), key=lambda each: each["high"] - each["low"])
    assert row["low"] < row["people"] < row["high"]


def test_causes_have_their_band_in_the_year_spoken_of_and_in_the_last(planned: Planned) -> None:
    found = planned.causes.to_pylist()
    assert {row["ahead"] for row in found if row["low"] is not None} == {8, 20}
    certain = [row for row in found if row["cause"] == "base_in" and row["low"] is not None]
    assert certain
    assert all(row["low"] == pytest.approx(row["people"]) == row["high"] for row in certain)


def test_the_best_of_a_scenario_is_not_regretted_in_it(planned: Planned) -> None:
    for row in planned.regrets.to_pylist():
        assert row["low_sek"] <= row["high_sek"]
        if row["plan"] == row["outlook"]:
            assert (row["low_sek"], row["high_sek"]) == (0, 0)


def test_what_sways_the_plan_is_drawn(planned: Planned, page: str) -> None:
    assert "sways" in report.charts(planned, "sv")
    assert "Vad som avgör om planen lönar sig" in page


def test_what_was_cut_and_what_is_overdrawn_is_told(planned: Planned, page: str) -> None:
    assert "Fler går till kurser" not in page
    place = planned.gap.schema.get_field_index("overdrawn")
    half = planned.gap.set_column(place, "overdrawn", pa.array([0.5] * planned.gap.num_rows))
    about = replace(planned.about, exits_clipped=7)
    told = report.page(replace(planned, gap=half, about=about), "sv")
    assert "Fler går till kurser från yrket Industrielektriker" in told
    assert "I 7 dragningar skulle fler ha lämnat" in told


def test_a_plan_that_no_limits_allow_is_refused_with_each_limit_and_by_how_much() -> None:
    lack = Lack("teachers", "2028", 3.5, "full-time teachers")
    needed = r"case.yaml: .* Needed are teachers 2028: 3.5 full-time teachers more"
    with pytest.raises(CannotRead, match=needed), together(Path("case.yaml")):
        raise Impossible((lack,))


def test_the_causes_sum_to_the_change_of_the_gap(planned: Planned) -> None:
    gaps = {(row["ssyk"], row["ahead"]): row["mean"] for row in planned.gap.to_pylist()}
    sums: dict[tuple[str, int], float] = {}
    for row in planned.causes.to_pylist():
        key = row["ssyk"], row["ahead"]
        sums[key] = sums.get(key, 0.0) + row["people"]
    assert all(total == pytest.approx(gaps[key] - gaps[key[0], 0], abs=1e-8) for key, total in sums.items())


def test_steps_are_told_as_they_begin() -> None:
    told: list[str] = []
    plan_case(read(INVENTED.read_bytes(), "case.yaml"), "case.yaml", draws=100, seed=1, tell=told.append)
    assert tuple(told) == STEPS


def test_the_command_writes_report_tables_and_charts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "new" / "out"
    assert main(["plan", str(INVENTED), "--out", str(out), "--language", "en", "--draws", "100"]) == 0
    assert capsys.readouterr().out.strip() == str(out / "report.html")
    assert '<html lang="en">' in (out / "report.html").read_text("utf-8")
    summary = json.loads((out / "plan.json").read_text("utf-8"))
    assert summary["about"]["is_example"] is True
    assert summary["scenarios"][0]["scenario"] == "drawn"
    assert summary["about"]["tested"]["verdict"] == "fit"
    assert summary["about"]["is_fit"] is True
    assert {
        "calibrated",
        "backtest",
        "sways",
        "tipping",
        "scarce",
        "lasting",
        "seats_worth",
        "regrets",
        "effects",
        "effects_by_year",
    } <= summary.keys()
    assert summary["overdrawn"] == []
    for file in (out / "tables").glob("*.parquet"):
        assert pq.read_table(file).num_rows == len(file.with_suffix(".csv").read_text("utf-8").splitlines()) - 1
    assert {file.suffix for file in (out / "charts").iterdir()} == {".svg"}


def test_a_wrong_file_is_refused_with_its_faults_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "case.yaml").write_bytes(replaced('"7233": 0.50', '"7233": 1.50'))
    assert main(["plan", str(tmp_path / "case.yaml"), "--out", str(tmp_path / "out")]) == 1
    assert "line 22, programmes[1].route.7233: 1.5 is too large" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_not_there_too_few_draws_and_a_file_for_a_folder_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", str(tmp_path / "none.yaml"), "--out", str(tmp_path / "out")]) == 1
    assert "cannot be read" in capsys.readouterr().err
    assert main(["plan", str(INVENTED), "--out", str(tmp_path / "out"), "--draws", "9"]) == 2
    (tmp_path / "out").touch()
    assert main(["plan", str(INVENTED), "--out", str(tmp_path / "out")]) == 2
    assert "is a file" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("value", "rough"), [(0.4, 0), (7.4, 7), (86.4, 86), (1234, 1200), (-9551, -9600), (99.6, 100)]
)
def test_numbers_are_rounded_to_two_figures(value: float, rough: float) -> None:
    assert roughly(value) == rough


@pytest.mark.parametrize(("value", "written"), [(-0.04, "0,0"), (-0.06, "\u22120,1"), (1234.5, "1\u00a0234,5")])
def test_what_rounds_to_nought_has_no_sign(value: float, written: str) -> None:
    assert Words("sv").figures(False).number(value, 1) == written


def test_an_axis_ends_above_what_it_shows() -> None:
    for value in (0.3, 1, 7, 23, 2_096, 18_033):
        assert value <= round_up(value) <= 2 * value
