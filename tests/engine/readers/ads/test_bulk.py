"""Large files: the way through DuckDB gives what the reader gives, and leaves the earlier file when it is refused."""

import gzip
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan_engine.errors import CutShort, NoContent, NotJson, NotUnpacked, Unreadable, WrongFormat
from samverkan_engine.readers.ads import Source, read
from samverkan_engine.readers.ads.bulk import BulkReading, to_parquet
from samverkan_engine.tables.ads import ADS
from tests.engine.readers.ads.invented import Record, ad, lines, removal
from tests.engine.readers.ads.test_files import SAMPLES, zipped

ODD: dict[str, list[Any]] = {
    "id": [7, "", None, "a1"],
    "headline": [None, "", "[Nytt] Montör", 5, ["a"], "Mont\u00f6r \U0001f600 \ud800"],
    "number_of_vacancies": [None, 0, "3", "03", "många", 2.5, True, 10**12, -1],
    "publication_date": [
        None,
        "",
        "2026-10-25T02:30:00",
        "2026-03-29T02:30:00",
        "2026-07-01",
        "igår",
        "2026-02-30T01:00:00",
    ],
    "last_publication_date": [
        "2026-07-01T10:00:00Z",
        "2026-07-01T10:00:00.5",
        "1980-05-05T10:00:00",
        5,
        "9999-12-31T23:59:59",
    ],
    "removed": [True, None, False],
    "removed_date": ["2026-07-10T12:00:00", "x"],
    "timestamp": [None, "1782885600000", 1782885600000.5, "x", 10**18, 0],
    "description": [None, {}, {"text": None}, {"text": ""}, {"text": "[a] \u0000 \r\n"}, {"text": {"a": 1}}, []],
    "employer": [
        None,
        {"name": "Påhittad Person"},
        {"name": "Nyby kommun", "organization_number": ""},
        {"name": "Påhittad Person", "organization_number": "9001011234"},
        {"name": "Pumpar AB", "organization_number": "559900-0014"},
        {"name": "Pumpar AB", "organization_number": 5599000014},
        {"name": "(Pumpar AB)", "organization_number": None},
    ],
    "occupation": [
        None,
        [],
        "zzzz_E01_tst",
        ["zzzz_E01_tst"],
        [{"concept_id": "a", "label": "b"}],
        {"concept_id": None, "label": "b", "legacy_ams_taxonomy_id": 7},
        {"concept_id": "", "label": "", "legacy_ams_taxonomy_id": ""},
        [{"legacy_ams_taxonomy_id": "5"}, {"concept_id": "c"}],
    ],
    "occupation_group": [
        None,
        [{"legacy_ams_taxonomy_id": "0110"}],
        {"legacy_ams_taxonomy_id": "x"},
        {"legacy_ams_taxonomy_id": 8211},
    ],
    "employment_type": [None, [{"concept_id": "a"}], {"label": "b"}],
    "workplace_address": [
        None,
        {},
        {"municipality_code": 180, "region_code": 1},
        {"municipality_code": "2482"},
        {"municipality_code": "x", "region_code": "24"},
        {"coordinates": [None, None]},
        {"coordinates": []},
        {"coordinates": [1]},
        {"coordinates": [200, 1]},
        {"coordinates": "x"},
        {"coordinates": ["18.5", 59]},
    ],
    "must_have": [None, {}, {"skills": []}, {"skills": [{"concept_id": "a"}, {"label": "b"}, {"concept_id": ""}]}],
    "original_id": ["80000007", "", 5],
}
"""Values that stand in some ads, or might."""


def bulk(data: bytes, folder: Path, source: Source = Source.JOBSTREAM) -> tuple[pa.Table, BulkReading]:
    """The table that the way through DuckDB writes, and what it says."""
    (folder / "ads.jsonl").write_bytes(data)
    said = to_parquet(folder / "ads.jsonl", folder / "ads.parquet", source, memory_mb=300)
    table = pq.read_table(folder / "ads.parquet")
    assert table.schema.equals(ADS.schema)
    return table, said


def in_order(table: pa.Table) -> list[Record]:
    return sorted(table.to_pylist(), key=str)


def assert_same(data: bytes, folder: Path, source: Source) -> None:
    """Both ways give the same ads, the same removals and the same faults."""
    table, said = bulk(data, folder, source)
    plain = read(data, "ads.jsonl", source)
    assert in_order(table) == in_order(plain.table)
    assert said.ads == table.num_rows
    assert in_order(said.removed) == in_order(plain.removed)
    assert sorted((fault.record, fault.field, fault.fault) for fault in said.refused) == sorted(
        (fault.record, fault.field, fault.fault) for fault in plain.refused
    )


@pytest.mark.parametrize(("path", "source", "ads", "removals"), SAMPLES)
def test_both_ways_agree_on_the_samples(
    shared: Path, tmp_path: Path, path: str, source: Source, ads: int, removals: int
) -> None:
    assert_same((shared / "data" / path).read_bytes(), tmp_path, source)


@pytest.mark.parametrize("source", [Source.JOBSTREAM, Source.HISTORICAL])
def test_both_ways_agree_on_every_odd_value(tmp_path: Path, source: Source) -> None:
    records = [
        {**ad(f"{field} {number}"), field: value}
        for field, values in ODD.items()
        for number, value in enumerate(values)
    ]
    data = "".join(json.dumps(record) + "\n" for record in [*records, ad("1"), removal("2"), {"strange": 1}])
    assert_same(data.encode(), tmp_path, source)


@settings(max_examples=15)
@given(
    st.lists(
        st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in ODD.items()}), max_size=30
    )
)
def test_both_ways_agree_on_odd_values_together(
    tmp_path_factory: pytest.TempPathFactory, changes: list[Record]
) -> None:
    records = [ad(str(number), **change) for number, change in enumerate(changes)]
    data = "".join(json.dumps(record) + "\n" for record in [*records, ad("a"), removal("b")])
    assert_same(data.encode(), tmp_path_factory.mktemp("ads"), Source.HISTORICAL)


@pytest.mark.parametrize(
    "data",
    [
        json.dumps([ad("1"), ad("2"), removal("3")], indent=1).encode(),
        json.dumps({"events": [ad("1"), removal("3")]}).encode(),
        gzip.compress(lines(ad("1"), ad("2"))),
        zipped(lines(ad("1"), ad("2")), "2016.jsonl"),
        lines(ad("1")) + b'{"id": "2", "headl\n<html>\n\n' + lines(ad("3")),
        lines(ad("1")) + b"\xff\xfe{}\n" + b'{"id": "2", "headline": "\xe5"}\n' + lines(ad("3")),
        lines(ad("1"), [ad("2")], 5, "text", None) + b"{} {}\n" + lines(ad("3")),
        b"[]",
        b'{"hits": []}',
    ],
)
def test_both_ways_agree_on_every_form_of_file(tmp_path: Path, data: bytes) -> None:
    assert_same(data, tmp_path, Source.JOBSTREAM)


@pytest.mark.parametrize("name", ["data [a] *", "it's?"])
def test_a_file_in_a_folder_named_as_a_pattern_is_read_alone(tmp_path: Path, name: str) -> None:
    here, beside = tmp_path / name, tmp_path / name.replace("*", "b").replace("?", "b").replace("[a]", "a")
    for folder, key in ((here, "1"), (beside, "2")):
        folder.mkdir()
        (folder / "ads.jsonl").write_bytes(json.dumps(ad(key)).encode() + b"\n")
    assert_same((here / "ads.jsonl").read_bytes(), here, Source.JOBSTREAM)


def test_broken_lines_are_told_by_their_number(tmp_path: Path) -> None:
    _, said = bulk(lines(ad("1")) + b"<html>\n" + lines(ad("3")), tmp_path)
    assert [(fault.line, fault.sentence) for fault in said.refused] == [(2, "The line is not JSON.")]


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (lines(ad("1"), ad("2"))[:-30], CutShort),
        (json.dumps([ad("1"), ad("2")]).encode()[:-30], CutShort),
        (json.dumps([ad("1"), ad("2")]).encode()[:-1], CutShort),
        (json.dumps([ad("1"), ad("2")]).replace('"id": "2"', '"id" "2"').encode(), NotJson),
        (b"  \n", NoContent),
        (b"<html>", NotJson),
        (b'{"values": []}', WrongFormat),
        (lines({"a": 1}, {"b": 2}), WrongFormat),
        (gzip.compress(lines(ad("1"), ad("2")))[:-20], NotUnpacked),
    ],
)
def test_a_refused_file_leaves_the_earlier_one_and_nothing_beside_it(
    tmp_path: Path, data: bytes, refusal: type[Unreadable]
) -> None:
    bulk(lines(ad("0"), ad("1")), tmp_path)
    before = (tmp_path / "ads.parquet").read_bytes()
    (tmp_path / "new.jsonl").write_bytes(data)
    with pytest.raises(refusal, match="new\\.jsonl"):
        to_parquet(tmp_path / "new.jsonl", tmp_path / "ads.parquet", Source.JOBSTREAM)
    assert (tmp_path / "ads.parquet").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ads.jsonl", "ads.parquet", "new.jsonl"]


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    data = lines(*(ad(str(number), number_of_vacancies=number % 3) for number in range(3_000)))
    bulk(data, tmp_path)
    first = (tmp_path / "ads.parquet").read_bytes()
    bulk(data, tmp_path)
    assert (tmp_path / "ads.parquet").read_bytes() == first


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[int] = []
    (tmp_path / "a").write_bytes(lines(ad("1"), ad("2")))
    to_parquet(tmp_path / "a", tmp_path / "b", Source.JOBSTREAM, progress=told.append)
    assert told[-1] == 2


def test_ads_of_chosen_counties_alone_are_kept_those_that_name_no_municipality_too(tmp_path: Path) -> None:
    places = ({"municipality_code": "2482"}, {"region_code": "24"}, {"region_code": "25"}, {"region_code": 24}, None)
    records = [ad(str(number), workplace_address=place) for number, place in enumerate(places)]
    (tmp_path / "a").write_bytes(lines(*records, removal("9")))
    said = to_parquet(tmp_path / "a", tmp_path / "b", Source.JOBSTREAM, counties=frozenset({"24"}))
    assert sorted(pq.read_table(tmp_path / "b")["id"].to_pylist()) == ["0", "1", "3"]
    assert (said.ads, said.removed.num_rows) == (3, 1)


@pytest.mark.parametrize("wrong", ['"id" "2999"', '"id": 2999"', "'id': 2999"])
def test_an_array_broken_far_down_is_said_not_to_be_json_and_where(tmp_path: Path, wrong: str) -> None:
    records = [ad(str(number), description__text="ord " * 2_000) for number in range(3_000)]
    data = json.dumps(records, indent=0).replace('"id": "2999"', wrong)
    (tmp_path / "new.json").write_text(data, "utf-8")
    line = data[: data.index(wrong)].count("\n") + 1
    with pytest.raises(NotJson, match=f"line {line}"):
        to_parquet(tmp_path / "new.json", tmp_path / "b", Source.JOBSTREAM)


def test_an_ad_longer_than_any_is_a_refusal_by_name(tmp_path: Path) -> None:
    (tmp_path / "new.jsonl").write_bytes(lines(ad("1"), ad("2", description__text="o" * 40_000_000), ad("3")))
    with pytest.raises(Unreadable, match="new\\.jsonl"):
        to_parquet(tmp_path / "new.jsonl", tmp_path / "b", Source.JOBSTREAM)
