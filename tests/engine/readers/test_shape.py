"""The shape that all readers share."""

import json

import pyarrow as pa
import pytest

from samverkan_engine.errors import CutShort, NoContent, NotJson, NotText, Unreadable
from samverkan_engine.readers.decoding import json_of, require_array, text_of
from samverkan_engine.readers.gathering import Gathered
from samverkan_engine.tables.declared import Column, Declared
from samverkan_engine.tables.reading import SENTENCES, Fault

PLACES = Declared("PLACES", "Places", (Column("code", pa.string(), "four digits", needed=True),))


def test_what_was_refused_tells_line_record_field_value_and_a_sentence() -> None:
    gathered = Gathered(PLACES)
    gathered.at(3, "a7")
    gathered.add({"code": "2482"})
    gathered.refuse(Fault.NOT_A_NUMBER, "people", "många", kept=True)
    reading = gathered.reading()
    (refused,) = reading.refused
    assert reading.table.to_pylist() == [{"code": "2482"}]
    assert (refused.line, refused.record, refused.field, refused.value) == (3, "a7", "people", "många")
    assert refused.sentence == "people should be a number but is “många”."


def test_a_long_value_is_shown_shortened() -> None:
    gathered = Gathered(PLACES)
    gathered.refuse(Fault.NOT_A_CODE, "code", "x" * 500)
    assert len(gathered.refused[0].value) == 80


def test_every_fault_has_its_sentence() -> None:
    assert set(SENTENCES) == set(Fault)


@pytest.mark.parametrize("refusal", Unreadable.__subclasses__())
def test_every_refusal_of_a_file_has_a_code_of_its_own_and_says_what_to_do(refusal: type[Unreadable]) -> None:
    assert [other.code for other in Unreadable.__subclasses__()].count(refusal.code) == 1
    assert refusal.sentence.count(". ") >= 1


@pytest.mark.parametrize("value", [{"å": [1, -2.5e3, True, None, 'a\\"\u2028']}, [{"b": []}, {}, "åäö"], [[[0]]]])
def test_json_cut_anywhere_is_said_to_be_cut_short(value: object) -> None:
    for written in (json.dumps(value), json.dumps(value, ensure_ascii=False), json.dumps(value, indent=2)):
        assert json_of(written.encode(), "a.json") == value
        for length in range(1, len(written.encode())):
            with pytest.raises(CutShort):
                json_of(written.encode()[:length], "a.json")


@pytest.mark.parametrize("data", [b"<html>", b"[1 2]", b'{"a" 1}', b"[1] [2]", b"hej", b"[" * 100_000 + b"x"])
def test_what_is_not_json_is_said_not_to_be(data: bytes) -> None:
    with pytest.raises(NotJson):
        json_of(data, "a.json")


@pytest.mark.parametrize("data", [b"", b" \n\t"])
def test_an_empty_file_is_said_to_be_empty(data: bytes) -> None:
    with pytest.raises(NoContent):
        json_of(data, "a.json")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_text_is_read_in_the_encodings_that_sources_use(encoding: str) -> None:
    assert text_of("Skellefteå".encode(encoding), "a.csv") == "Skellefteå"


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(NotText):
        text_of(b"PK\x03\x04\x00\x00\x00", "a.csv")


@pytest.mark.parametrize("written", ["[]", "[1]", ' [ {"a": [1, 2]} , "x" ,\n null ] \n'])
def test_a_whole_array_is_let_through_and_one_cut_anywhere_is_cut_short(written: str) -> None:
    require_array(written.encode(), "a.json")
    for length in range(written.index("[") + 1, len(written.rstrip())):
        with pytest.raises(CutShort):
            require_array(written.encode()[:length], "a.json")


@pytest.mark.parametrize("written", ["[1 2]", "[1,, 2]", "[, 1]", "[1] [2]", '["a": 1]'])
def test_a_broken_array_is_said_not_to_be_json(written: str) -> None:
    with pytest.raises(NotJson):
        require_array(written.encode(), "a.json")
