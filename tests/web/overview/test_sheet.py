"""What the cells of the register mean."""

import pytest

from samverkan.overview.naming import kind_of, mark_of
from samverkan.overview.sheet import COLUMNS, read_entry, values
from samverkan.sources.spreadsheets.columns import MissingColumns

GOOD = {"title": "Älven", "kind": "avsiktsförklaring", "parties": "Norrby universitet; Älvdals kommun"}


def problems(**cells: str) -> dict[str, str]:
    return {problem.code: problem.sentence for problem in read_entry(2, {**GOOD, **cells}).problems}


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2019-11-19", "2019-11-19"),
        ("2019-11-19 00:00:00", "2019-11-19"),
        ("20191119", "2019-11-19"),
        ("2019.11.19", "2019-11-19"),
        ("2019/11/19", "2019-11-19"),
        ("19.11.2019", "2019-11-19"),
        ("19 nov 2019", "2019-11-19"),
        ("den 19 november 2019", "2019-11-19"),
        ("19 May 2020", "2020-05-19"),
        ("november 2019", "2019-11"),
        ("2019-11", "2019-11"),
        ("2019", "2019"),
        ("", ""),
    ],
)
def test_dates_are_read_as_exactly_as_they_are_written(text: str, iso: str):
    assert values.partial_date(text) == iso


@pytest.mark.parametrize("text", ["11/19/2019", "03/04/2019", "43788", "igår", "19 brumaire 2019", "1 2 3"])
def test_a_date_that_could_mean_two_things_is_asked_about(text: str):
    with pytest.raises(values.Unclear, match="2019-11-19"):
        values.partial_date(text)


@pytest.mark.parametrize("text", ["2019-02-30", "31 nov 2019", "1066", "2019-13-01"])
def test_a_day_that_cannot_be_is_refused(text: str):
    with pytest.raises(values.Unclear):
        values.partial_date(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Avsiktsförklaring", "letter of intent"),
        ("letter of intent", "letter of intent"),
        ("SAMARBETSAVTAL", "cooperation agreement"),
        ("Cooperation agreement", "cooperation agreement"),
        ("MoU", "memorandum of understanding"),
        ("Strategiskt partnerskap", "strategic partnership"),
    ],
)
def test_a_kind_is_known_by_its_names_in_both_languages(text: str, code: str):
    assert values.kind(text) == code


def test_an_unknown_kind_is_told_with_the_kinds_there_are():
    assert "avsiktsförklaring" in problems(kind="köpekontrakt")["kind"]


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 251}, "title"),
        ({"kind": ""}, "kind"),
        ({"parties": " ; "}, "parties"),
        ({"parties": ";".join("ABCDEFGHI")}, "parties"),
        ({"parties": "x" * 201}, "parties"),
        ({"notice_date": "2027"}, "notice_date"),
        ({"review_date": "snart"}, "review_date"),
        ({"meeting_cadence": "ibland"}, "meeting_cadence"),
        ({"registry_number": "x" * 61}, "registry_number"),
        ({"valid_from": "2027-01", "valid_to": "2026"}, "valid_to"),
        ({"text": "Vi träffas.", "commitments": "Vi bygger."}, "commitments"),
    ],
)
def test_a_cell_that_cannot_be_used_names_its_column(cells: dict[str, str], column: str):
    assert list(problems(**cells)) == [column]


def test_a_row_in_order_has_no_problems():
    entry = read_entry(
        2, {**GOOD, "commitments": "- Vi träffas\n• Vi bygger\n\n", "valid_from": "2026", "valid_to": "2026-05"}
    )
    assert entry.problems == ()
    assert entry.commitments == ("Vi träffas", "Vi bygger")
    assert entry.party_names == ("Norrby universitet", "Älvdals kommun")


def test_a_promise_is_found_in_the_text_whatever_its_line_breaks():
    assert not problems(text="Vi ska\nträffas varje\når.", commitments="Vi ska träffas varje år")


def test_a_missing_column_is_named():
    with pytest.raises(MissingColumns, match="parter"):
        COLUMNS.placed(("titel", "slag", "anmärkning"))


def test_columns_nobody_knows_are_told_and_left_unread():
    places, unread = COLUMNS.placed(("anmärkning", "title", "kind", "motpart", "väntar"))
    assert places == {"title": 1, "kind": 2, "parties": 3}
    assert unread == ["anmärkning", "väntar"]


@pytest.mark.parametrize(
    ("name", "kind", "mark"),
    [
        ("Norrby universitet", "university", "NORR"),
        ("Norra bergens tekniska högskola", "university", "NBTH"),
        ("Älvdals kommun", "municipality", "ÄLVD"),
        ("Region Norrby", "region", "RNOR"),
        ("Batteribolaget AB", "company", "BATT"),
        ("Forskningsinstitutet", "institute", "FORS"),
        ("Studentföreningen", "association", "STUD"),
        ("Å", "other", "ÅÅ"),
    ],
)
def test_a_new_party_gets_a_kind_and_a_mark_from_its_name(name: str, kind: str, mark: str):
    assert (kind_of(name), mark_of(name)) == (kind, mark)
