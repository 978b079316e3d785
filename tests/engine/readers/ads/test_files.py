"""Files of ads: their forms, and when they are refused as a whole."""

import gzip
import io
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from samverkan_engine.errors import CutShort, NoContent, NotJson, NotUnpacked, Unreadable, WrongFormat
from samverkan_engine.readers.ads import Source, read, read_counts
from samverkan_engine.readers.unpacking import unpacked
from samverkan_engine.tables.ads import ADS, REMOVALS
from samverkan_engine.tables.reading import Fault
from tests.engine.readers.ads.invented import ad, lines, reading, removal

TWO = (ad("1"), ad("2"))


def zipped(data: bytes, *names: str) -> bytes:
    """A zip file that holds the data under each name."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as files:
        for name in names:
            files.writestr(name, data)
    return stream.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        lines(*TWO),
        lines(*TWO).rstrip(),
        b"\xef\xbb\xbf" + lines(*TWO).replace(b"\n", b"\r\n\r\n"),
        json.dumps(TWO).encode(),
        json.dumps(TWO, indent=1).encode(),
        json.dumps({"events": TWO}).encode(),
        json.dumps({"total": {"value": 2}, "hits": TWO}, indent=2).encode(),
        gzip.compress(lines(*TWO)),
        zipped(lines(*TWO), "2016.jsonl"),
        zipped(lines(*TWO), "__MACOSX/._2016.jsonl", "2016.jsonl"),
    ],
)
def test_ads_are_read_from_every_form_they_come_in(data: bytes) -> None:
    found = read(data, "ads", Source.JOBSTREAM)
    assert found.table["id"].to_pylist() == ["1", "2"]
    assert found.table.schema == ADS.schema
    assert found.removed.schema == REMOVALS.schema
    assert found.refused == ()


@pytest.mark.parametrize("occupation", ["zzzz_E01_tst", {"concept_id": "zzzz_E01_tst"}, None])
def test_a_removal_is_no_ad_whatever_the_form_of_its_occupation(occupation: object) -> None:
    found = reading(ad("1"), removal("2", occupation=occupation))
    assert found.table["id"].to_pylist() == ["1"]
    assert found.removed.to_pylist() == [{"id": "2", "removed_at": datetime(2026, 7, 10, 10, tzinfo=UTC)}]


def test_an_answer_without_hits_is_an_empty_table() -> None:
    assert read(b'{"total":{"value":318},"hits":[]}', "a", Source.JOBSEARCH).table.num_rows == 0
    assert reading().table.num_rows == 0


def test_ads_and_vacancies_are_counted_apart() -> None:
    counts = read_counts(b'{"total":{"value":2},"positions":4,"stats":[],"hits":[]}', "a")
    assert (counts.ads, counts.vacancies) == (2, 4)


def test_json_lines_cut_in_the_last_line_are_refused_as_a_whole() -> None:
    data = lines(*TWO)
    for length in range(len(lines(TWO[0])) + 2, len(data) - 1):
        with pytest.raises(CutShort):
            read(data[:length], "snapshot", Source.JOBSTREAM)


@pytest.mark.parametrize("data", [json.dumps(TWO).encode(), json.dumps({"events": TWO}, indent=1).encode()])
def test_an_array_that_is_never_closed_is_refused_as_a_whole(data: bytes) -> None:
    for length in range(1, len(data), 7):
        with pytest.raises(CutShort):
            read(data[:length], "snapshot", Source.JOBSTREAM)


def test_a_broken_line_in_the_middle_is_told_and_the_rest_is_read() -> None:
    data = lines(ad("1")) + b'{"id": "2", "headl\n' + b"<html>\n" + b"\xff\xfe{}\n" + lines(ad("3"))
    found = read(data, "a", Source.JOBSTREAM)
    assert found.table["id"].to_pylist() == ["1", "3"]
    assert [(fault.line, fault.fault) for fault in found.refused] == [(line, Fault.NOT_JSON) for line in (2, 3, 4)]


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", NoContent),
        (b"\n \n", NoContent),
        (b"<html><body>503</body></html>", NotJson),
        (b'"text"', WrongFormat),
        (b'{"values": [], "count": 0}', WrongFormat),
        (b'[{"kpi": "N1", "period": 2024}, {"kpi": "N2"}]', WrongFormat),
        (lines({"a": 1}, {"b": 2}), WrongFormat),
        (gzip.compress(lines(*TWO))[:-20], NotUnpacked),
        (zipped(lines(*TWO), "a.jsonl", "b.jsonl"), NotUnpacked),
        (zipped(lines(*TWO), "a.jsonl")[:-30], NotUnpacked),
    ],
)
def test_a_file_of_something_else_is_refused_by_name(data: bytes, refusal: type[Unreadable]) -> None:
    with pytest.raises(refusal, match="ads\\.json"):
        read(data, "ads.json", Source.JOBSTREAM)


def test_a_packed_file_that_would_fill_the_memory_is_refused() -> None:
    with pytest.raises(NotUnpacked):
        unpacked(gzip.compress(b"0" * 10_000), "a.gz", limit=9_999)
    assert len(unpacked(gzip.compress(b"0" * 10_000), "a.gz", limit=10_000)) == 10_000


SAMPLES = (
    ("api-samples/composed/jobsearch_search.json", Source.JOBSEARCH, 2, 0),
    ("api-samples/composed/jobstream_v2_stream.jsonl", Source.JOBSTREAM, 1, 1),
    ("api-samples/composed/jobstream_v2_stream_array.json", Source.JOBSTREAM, 1, 1),
    ("api-samples/composed/historical_ads.sample.jsonl", Source.HISTORICAL, 1, 0),
    ("job-ads/platsbanken_2025_sample.jsonl.gz", Source.JOBSEARCH, 27, 0),
)


@pytest.mark.parametrize(("path", "source", "ads", "removals"), SAMPLES)
def test_the_samples_are_read_without_a_fault(shared: Path, path: str, source: Source, ads: int, removals: int) -> None:
    found = read((shared / "data" / path).read_bytes(), path, source)
    assert (found.table.num_rows, found.removed.num_rows, found.refused) == (ads, removals, ())
