"""One ad: every trap of its fields."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_engine.readers.ads import Source
from samverkan_engine.readers.ads.employers import employer
from samverkan_engine.readers.moments import moment
from samverkan_engine.tables.reading import Fault
from tests.engine.readers.ads.invented import Record, ad, reading, row


def test_a_time_without_a_zone_is_the_clock_in_stockholm_summer_and_winter() -> None:
    assert row(ad(publication_date="2026-07-01T08:00:00"))["published_at"] == datetime(2026, 7, 1, 6, tzinfo=UTC)
    assert row(ad(publication_date="2026-01-01T00:30:00"))["published_at"] == datetime(2025, 12, 31, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "hour"),
    [
        ("2026-10-25T02:30:00", 0),
        ("2026-10-25T03:30:00", 2),
        ("2026-03-29T01:59:00", 0),
        ("2026-03-29T03:00:00", 1),
        ("2026-07-01T08:00:00Z", 8),
        ("2026-07-01T08:00:00+01:00", 7),
        ("2026-07-01 08:00", 6),
    ],
)
def test_the_hours_when_clocks_are_changed_and_times_with_a_zone_are_read(written: str, hour: int) -> None:
    read = moment(written)
    assert read is not None
    assert read.hour == hour


@pytest.mark.parametrize(
    "written", ["", "igår", "2026-13-01", "20260101", "2026-02-30T10:00:00", "0001-01-01", "12:00"]
)
def test_what_is_no_time_is_none(written: str) -> None:
    assert moment(written) is None


@given(st.datetimes(datetime(1996, 1, 1), datetime(2100, 1, 1)))
def test_a_moment_is_the_same_as_told_by_the_clock_in_stockholm(local: datetime) -> None:
    read = moment(local.isoformat())
    assert read is not None
    assert read == local.replace(tzinfo=ZoneInfo("Europe/Stockholm")).astimezone(UTC)


def test_how_many_are_sought_stays_missing_when_the_ad_does_not_say() -> None:
    assert row(ad(number_of_vacancies=None))["vacancies"] is None
    assert row(ad(number_of_vacancies="3"))["vacancies"] == 3


@pytest.mark.parametrize("number", [0, -1, "flera", 2.5, 10**12])
def test_a_number_of_vacancies_that_cannot_be_is_missing_and_told(number: object) -> None:
    read = reading(ad(number_of_vacancies=number))
    assert read.table["vacancies"].to_pylist() == [None]
    (fault,) = read.refused
    assert (fault.fault, fault.field, fault.record, fault.kept) == (
        Fault.NOT_A_NUMBER,
        "number_of_vacancies",
        "70000001",
        True,
    )


def test_codes_of_places_are_text_and_keep_or_regain_their_leading_zero() -> None:
    assert row(ad())["municipality"] == "0180"
    assert row(ad(workplace_address__municipality_code=180, workplace_address__region_code=1))["municipality"] == "0180"
    assert row(ad(workplace_address__municipality_code=180, workplace_address__region_code=1))["county"] == "01"
    assert row(ad(workplace_address__region_code=None))["county"] == "01"


@pytest.mark.parametrize("code", ["Stockholm", "AvNB_uwa_6n6", "18000"])
def test_a_code_of_another_kind_is_missing_and_told(code: str) -> None:
    read = reading(ad(workplace_address__municipality_code=code))
    assert read.table["municipality"].to_pylist() == [None]
    assert read.refused[0].fault is Fault.NOT_A_CODE


def test_an_ad_with_a_county_or_a_country_alone_keeps_that() -> None:
    county = row(ad(workplace_address={"region_code": "24", "country_concept_id": "i46j_HmG_v64"}))
    assert (county["municipality"], county["county"]) == (None, "24")
    assert row(ad(workplace_address=None))["country"] is None


def test_coordinates_are_longitude_before_latitude() -> None:
    read = row(ad(workplace_address__coordinates=[20.951612, 64.750244]))
    assert (read["longitude"], read["latitude"]) == (20.951612, 64.750244)


@pytest.mark.parametrize("coordinates", [[None, None], [], None])
def test_empty_coordinates_are_missing_without_a_fault(coordinates: object) -> None:
    assert row(ad(workplace_address__coordinates=coordinates))["longitude"] is None


@pytest.mark.parametrize("coordinates", [[1], [1, 2, 3], "här", [200, 10], [10, 95], {"lat": 1}])
def test_coordinates_that_cannot_be_are_missing_and_told(coordinates: object) -> None:
    read = reading(ad(workplace_address__coordinates=coordinates))
    assert read.table["latitude"].to_pylist() == [None]
    assert len(read.refused) == 1


def test_absent_keys_and_null_objects_are_missing_values() -> None:
    sparse = row({"id": 5, "headline": "Montör"})
    assert sparse["id"] == "5"
    assert {value for name, value in sparse.items() if name not in ("id", "source", "headline")} == {None}
    nothing = dict.fromkeys(ad())
    assert row({**nothing, "id": "5", "headline": "Montör"}) == sparse


def test_fields_that_nobody_knows_are_left_alone() -> None:
    assert row(ad(new_field={"a": [1]})) == row(ad())


def test_the_text_is_kept_exactly() -> None:
    assert row(ad(description__text=" a\r\n\u00a0b "))["text"] == " a\r\n\u00a0b "


@pytest.mark.parametrize(
    "group",
    [
        {"legacy_ams_taxonomy_id": "8211"},
        [{"legacy_ams_taxonomy_id": "8211"}, {"legacy_ams_taxonomy_id": "9999"}],
        {"legacy_ams_taxonomy_id": 8211},
    ],
)
def test_a_group_alone_or_first_in_a_list_gives_the_occupation_code(group: object) -> None:
    assert row(ad(occupation_group=group))["ssyk"] == "8211"


def test_the_older_id_of_an_occupation_name_is_never_taken_for_its_group() -> None:
    read = row(ad(occupation_group=None, occupation={"concept_id": "zzzz_E01_tst", "legacy_ams_taxonomy_id": "7233"}))
    assert (read["ssyk"], read["occupation"], read["occupation_legacy"]) == (None, "zzzz_E01_tst", None)


def test_old_years_have_the_older_id_alone() -> None:
    old = ad(occupation=[{"concept_id": None, "label": "Montör", "legacy_ams_taxonomy_id": "7233"}])
    read = row(old, Source.HISTORICAL)
    assert (read["occupation"], read["occupation_legacy"], read["occupation_label"]) == (None, "7233", "Montör")


def test_the_historical_ad_has_its_id_at_platsbanken_in_another_field() -> None:
    assert row(ad("a1b2c3", original_id="80000007"), Source.HISTORICAL)["id"] == "80000007"
    assert row(ad("a1b2c3", original_id=None), Source.HISTORICAL)["id"] == "a1b2c3"
    assert row(ad("90000001", original_id="80000007"))["id"] == "90000001"


def test_skills_are_missing_without_a_list_and_empty_with_an_empty_one() -> None:
    read = row(ad(must_have=None))
    assert (read["must_skills"], read["nice_skills"]) == (None, [])


def test_nothing_of_contacts_mail_or_telephone_reaches_the_table() -> None:
    written = str(row(ad()))
    assert not [word for word in ("Påhittad Person", "a@b.example", "p@b.example", "0700000000") if word in written]


@pytest.mark.parametrize(
    "number",
    [
        "9001011234",
        "900101-1234",
        "900101+1234",
        "199001011234",
        "19900101-1234",
        "9001611234",
        "202100405200",
        "123",
        "x1",
    ],
)
def test_a_sole_trader_has_neither_number_nor_name(number: str) -> None:
    read = reading(ad(employer__organization_number=number, employer__name="Påhittad Persons Måleri"))
    assert read.table.select(["employer", "employer_name"]).to_pylist() == [{"employer": None, "employer_name": None}]
    assert "Måleri" not in str(read)
    assert number not in str(read)


@pytest.mark.parametrize("number", ["5599000014", "559900-0014", " 165599000014", 5599000014, "SE559900001401"[2:12]])
def test_a_legal_person_keeps_its_number_in_ten_digits(number: object) -> None:
    assert row(ad(employer__organization_number=number))["employer"] == "5599000014"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Nyby kommun", True),
        ("Pumpar AB", True),
        ("Påhittad Person", False),
        ("Abbes Åkeri", False),
        ("PUMPAR AB", True),
    ],
)
def test_a_name_without_a_number_stays_only_when_it_is_surely_no_persons(name: str, kept: bool) -> None:
    assert employer(None, name) == (None, name if kept else None)


@given(st.text("0123456789-+ ", max_size=14))
def test_no_number_that_may_be_a_persons_is_ever_kept(number: str) -> None:
    kept, _ = employer(number, "Någon")
    assert kept is None or (len(kept) == 10 and kept[2] >= "2")


def test_a_removed_ad_with_its_text_is_an_ad_that_is_closed() -> None:
    read = row(ad(removed=True, removed_date="2026-07-10T12:00:00"))
    assert read["removed_at"] == datetime(2026, 7, 10, 10, tzinfo=UTC)
    assert read["removed_because"] == "removed"


@pytest.mark.parametrize("record", [None, 5, "text", [], {}, {"id": "1", "price": 5}])
def test_what_is_no_ad_is_refused_with_its_number(record: object) -> None:
    read = reading(ad(), record)
    assert read.table.num_rows == 1
    assert [(fault.line, fault.fault) for fault in read.refused] == [(2, Fault.NOT_A_RECORD)]


def test_an_ad_without_an_id_is_refused() -> None:
    without: Record = {"headline": "Montör", "description": {"text": "x"}}
    assert [fault.sentence for fault in reading(ad(), without).refused] == ["id is missing."]
