"""Every sample of what outside sources give, imported as a person would; and each of them cut, mixed or misplaced."""

from pathlib import Path
from typing import Any

import pytest

from samverkan.sources.actions import fetching
from samverkan.sources.models import Fetch, State
from tests.web.sources.test_command import run

pytestmark = pytest.mark.django_db
Rows = dict[str, int]

SUSA = ("Infos", "Events", "Providers")
KOLADA = ("data_page1", "data_page2", "kpi", "municipality")
ESCO = ("occupations", "skills", "occupationSkillRelations")
TAXONOMY = ("graphql_ssyk4", "main_concepts_municipality", "specific_concepts_municipality")
READ: list[tuple[str, tuple[str, ...], Rows]] = [
    ("yrkesbarometern", ("composed/yrkesbarometer.json",), {"ASSESSMENTS": 3}),
    ("scb", ("composed/scb_v2_jsonstat2_occupation_by_county.json",), {"FIGURES": 8}),
    ("scb", ("composed/scb_v1_json.json",), {"FIGURES": 2}),
    ("scb", ("scb-pxwebapi2/TAB6471_data.json",), {"FIGURES": 2772}),
    ("susa", tuple(f"composed/susa_education{kind}_page0.json" for kind in SUSA), {"OFFERS": 3}),
    ("susa", ("composed/susa_educationEvents_updatedSince.json",), {"OFFERS": 2}),
    ("kolada", tuple(f"composed/kolada_v3_{name}.json" for name in KOLADA), {"FIGURES": 5}),
    ("jobsearch", ("composed/jobsearch_search.json",), {"ADS": 2}),
    ("jobstream", ("composed/jobstream_v2_stream.jsonl",), {"ADS": 1}),
    ("jobstream", ("composed/jobstream_v2_stream_array.json",), {"ADS": 1}),
    ("historical", ("composed/historical_ads.sample.jsonl",), {"ADS": 1}),
    ("taxonomy", tuple(f"composed/taxonomy_{name}.json" for name in TAXONOMY), {"CONCEPTS": 3, "LABELS": 3}),
    ("taxonomy", ("jobtech/concept_ids.csv",), {"CONCEPTS": 880, "LABELS": 880}),
    ("taxonomy", ("jobtech/occupation_names_to_ssyk2012.csv",), {"CONCEPTS": 3262, "LABELS": 3262}),
    ("esco", tuple(f"composed/esco_{name}_sv.csv" for name in ESCO), {"CONCEPTS": 2, "LABELS": 4, "RELATIONS": 1}),
    ("esco", ("composed/esco_search.json",), {"CONCEPTS": 1, "LABELS": 1}),
    ("esco", ("composed/esco_resource_occupation.json",), {"CONCEPTS": 1, "LABELS": 3, "RELATIONS": 1}),
    ("jobstream", ("../job-ads/platsbanken_2025_sample.jsonl.gz",), {"ADS": 27}),
    ("historical", ("../job-ads/platsbanken_2025_sample.jsonl.gz",), {"ADS": 27}),
]
REFUSED = [
    ("scb", "scb-pxwebapi2/TAB6471_metadata.json", "en beskrivning av en tabell har inga"),
    ("scb", "scb-pxwebapi2/config.json", "en tabell i JSON-stat2"),
    ("scb", "scb-pxwebapi2/tables.json", "en tabell i JSON-stat2"),
    ("scb", "scb-pxwebapi2/search.json", "en tabell i JSON-stat2"),
    ("scb", "scb-pxwebapi2/codelist_agg_alder10ar.json", "en tabell i JSON-stat2"),
    ("scb", "pxwebapi2-demo/MetadataById_tab001_js2.json", "en beskrivning av en tabell har inga"),
    ("susa", "composed/susa_error_503.json", "svar från Susa-navet"),
    ("susa", "composed/susa_error_400.json", "svar från Susa-navet"),
    ("susa", "composed/susa_api_info.json", "svar från Susa-navet"),
    ("kolada", "composed/kolada_v3_municipality.json", "inget som går att använda"),
    ("jobsearch", "composed/jobsearch_search_counts_only.json", "säger hur många annonser som finns"),
    ("jobstream", "../job-ads/gold_skills.jsonl", "Arbetsförmedlingens jobbannonser"),
    ("jobstream", "../job-ads/PROVENANCE.md", "är inte JSON"),
    ("yrkesbarometern", "composed/problem_json.json", "bedömningar från Yrkesbarometern"),
    ("yrkesbarometern", "composed/media_rss.xml", "är inte JSON"),
    ("kolada", "composed/uka_totals_33.json", "svar från Kolada"),
    ("esco", "composed/vinnova_projekt.json", ""),
    ("taxonomy", "composed/openalex_works.json", ""),
]


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> None:
    settings.TABLES, settings.FETCHING = tmp_path / "tables", tmp_path / "fetching"


def rows_of(fetch: Fetch) -> Rows:
    counts: Rows = {}
    for dataset in fetch.datasets.filter(rows__gt=0):
        counts[dataset.table] = counts.get(dataset.table, 0) + dataset.rows
    return counts


@pytest.mark.parametrize(("kind", "names", "rows"), READ, ids=lambda value: value if isinstance(value, str) else "")
def test_each_sample_is_read_with_every_row(shared: Path, kind: str, names: tuple[str, ...], rows: Rows):
    paths = [str(shared / "data/api-samples" / name) for name in names]
    assert run("import", kind, *paths) == 0
    fetch = Fetch.objects.get()
    assert (fetch.state, fetch.refused) == (State.DONE, 0)
    found = rows_of(fetch)
    assert {table: found.get(table) for table in rows} == rows


@pytest.mark.parametrize(("kind", "name", "words"), REFUSED)
def test_a_sample_of_something_else_is_refused_with_what_was_expected(
    shared: Path, kind: str, name: str, words: str, capsys: pytest.CaptureFixture[str]
):
    path = shared / "data/api-samples" / name
    assert run("import", kind, str(path)) == 1
    fetch = Fetch.objects.get()
    assert fetch.datasets.count() == 0
    assert path.name in fetch.reason or fetch.refused
    assert words in fetch.reason
    assert fetch.reason in capsys.readouterr().err


@pytest.mark.parametrize("share", [0.02, 0.5, 0.97])
@pytest.mark.parametrize(("kind", "names", "rows"), READ, ids=lambda value: value if isinstance(value, str) else "")
def test_a_sample_cut_short_is_refused_or_tells_the_row(
    shared: Path, tmp_path: Path, kind: str, names: tuple[str, ...], rows: Rows, share: float
):
    whole = (shared / "data/api-samples" / names[0]).read_bytes()
    path = tmp_path / Path(names[0]).name
    path.write_bytes(whole[: int(len(whole) * share)])
    assert run("import", kind, str(path)) == 1
    fetch = Fetch.objects.get()
    told = [fetch.reason, *fetch.refused_rows.values_list("sentence", flat=True)]
    assert all(one.endswith((".", "")) for one in told)
    assert any(told)
    assert "oförutsett" not in fetch.reason
    assert fetch.state == State.FAILED or fetch.refused


@pytest.mark.parametrize(("kind", "names", "rows"), READ, ids=lambda value: value if isinstance(value, str) else "")
def test_every_other_source_refuses_the_sample_with_a_sentence(
    shared: Path, kind: str, names: tuple[str, ...], rows: Rows
):
    families = ({"jobsearch", "jobstream", "historical"}, {"taxonomy", "esco"}, {"scb"}, {"kolada"}, {"susa"})
    own = next((family for family in families if kind in family), {kind})
    path = shared / "data/api-samples" / names[0]
    for other in ("yrkesbarometern", "scb", "susa", "kolada", "jobstream", "taxonomy"):
        if other in own:
            continue
        assert run("import", other, str(path)) == 1, other
        fetch = Fetch.objects.latest("pk")
        assert fetch.state == State.FAILED, other
        assert fetch.reason
        assert "oförutsett" not in fetch.reason, other


def test_lines_of_several_sources_mixed_tell_each_line_that_is_none(shared: Path, tmp_path: Path):
    folder = shared / "data/api-samples/composed"
    ads = (folder / "jobstream_v2_stream.jsonl").read_text(encoding="utf-8").splitlines()
    strange = ['{"kpi": "N00945", "values": []}', "<html>", "[1, 2]"]
    path = tmp_path / "mixed.jsonl"
    path.write_text("\n".join([strange[0], *ads, *strange[1:], *ads]), encoding="utf-8")
    assert run("import", "jobstream", str(path)) == 1
    fetch = Fetch.objects.get()
    assert fetch.state == State.DONE
    places = [row.place.split(" ")[0] for row in fetch.refused_rows.all()]
    assert len(places) == len(strange)
    assert all(row.sentence.endswith(".") for row in fetch.refused_rows.all())


def test_what_stood_before_stays_when_its_next_file_is_cut(shared: Path, tmp_path: Path):
    whole = shared / "data/api-samples/scb-pxwebapi2/TAB6471_data.json"
    assert run("import", "scb", str(whole)) == 0
    cut = tmp_path / whole.name
    cut.write_bytes(whole.read_bytes()[:-2000])
    assert run("import", "scb", str(cut)) == 1
    assert fetching.datasets.table("FIGURES").num_rows == 2772
