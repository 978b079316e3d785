"""Everything that can be wrong in a case file has a sentence in Swedish, with its place."""

import json

import pytest
from django.utils.translation import gettext

from samverkan.planning.faults import OF_FILES, SENTENCES, WrongFile, sentence_of
from samverkan.planning.files import as_json, read_in
from samverkan_engine.cases import faults as engine
from samverkan_engine.cases.faults import Code, Fault
from tests.factories.planning import case_file, document

PARAMS = dict.fromkeys(("value", "limit", "line", "expected", "digits", "of", "year"), "1")


@pytest.mark.parametrize("code", Code)
def test_every_fault_has_a_sentence_in_swedish(code: Code) -> None:
    said = sentence_of(Fault(code, 1, (), PARAMS))
    assert said != engine.SENTENCES[code].format(**PARAMS)
    assert "%(" not in said


@pytest.mark.parametrize("code", OF_FILES)
def test_every_file_that_cannot_be_read_has_a_sentence_in_swedish(code: str) -> None:
    assert gettext(OF_FILES[code]) != OF_FILES[code]


def test_every_sentence_is_of_a_fault_that_there_is() -> None:
    assert set(SENTENCES) == set(Code)


def test_a_case_written_as_json_is_read_as_the_same_case() -> None:
    written = as_json(case_file().document).encode()
    given = read_in(written, "fall.json")
    assert given.document == document()
    assert given.text.startswith("schema: competence-case/1")


def test_json_that_is_set_in_with_tabs_is_read() -> None:
    written = json.dumps(json.loads(as_json(document())), indent="\t").encode()
    assert read_in(written, "fall.json").document == document()


def test_a_fault_in_json_is_told_with_its_line() -> None:
    written = as_json(document()).replace('"start_year": 2026', '"start_year": "snart"')
    with pytest.raises(WrongFile) as wrong:
        read_in(written.encode(), "fall.json")
    told = wrong.value.told[0]
    assert (told.line, told.place) == (1 + written[: written.index("snart")].count("\n"), "start_year")
