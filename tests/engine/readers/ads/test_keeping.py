"""Windows of the stream and snapshots laid over the ads that are kept."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan_engine.readers.ads.keeping import (
    TooManyGone,
    laid_over,
    lay_over_file,
    once,
    reconciled,
    without_texts_of_closed,
)
from samverkan_engine.tables.ads import ADS, REMOVALS
from tests.engine.readers.ads.invented import Record, ad, reading, removal

BEGAN = datetime(2026, 7, 1, tzinfo=UTC)
NOTHING = REMOVALS.empty()


def hour(number: int) -> datetime:
    return BEGAN + timedelta(hours=number)


def ads(*rows: tuple[str, int, str], **changed: Any) -> pa.Table:
    """Ads by id, hour of their last change, and headline."""
    return ADS.from_rows(
        [
            {"id": number, "source": "jobstream", "updated_at": hour(at), "headline": words, "text": words, **changed}
            for number, at, words in rows
        ]
    )


def gone(*rows: tuple[str, int]) -> pa.Table:
    return REMOVALS.from_rows([{"id": number, "removed_at": hour(at)} for number, at in rows])


def state(table: pa.Table) -> list[tuple[str, str, int | None, str | None]]:
    """Id, headline, hour of removal and why."""
    return [
        (
            row["id"],
            row["headline"],
            row["removed_at"] and (row["removed_at"] - BEGAN) // timedelta(hours=1),
            row["removed_because"],
        )
        for row in table.to_pylist()
    ]


def test_a_window_adds_changes_and_leaves_the_others() -> None:
    kept = ads(("1", 0, "a"), ("2", 0, "b"))
    assert state(laid_over(kept, ads(("2", 3, "B"), ("3", 3, "c")), NOTHING)) == [
        ("1", "a", None, None),
        ("2", "B", None, None),
        ("3", "c", None, None),
    ]


def test_a_removal_closes_and_never_blanks() -> None:
    kept = ads(("1", 0, "a"))
    closed = laid_over(kept, ADS.empty(), gone(("1", 5)))
    assert state(closed) == [("1", "a", 5, "removed")]
    assert closed["text"].to_pylist() == ["a"]


def test_a_removal_of_an_ad_that_nobody_knows_is_passed_over() -> None:
    assert state(laid_over(ads(("1", 0, "a")), ADS.empty(), gone(("9", 5)))) == [("1", "a", None, None)]


def test_a_removal_without_a_time_closes_too() -> None:
    removed = REMOVALS.from_rows([{"id": "1"}])
    assert state(laid_over(ads(("1", 2, "a")), ADS.empty(), removed)) == [("1", "a", 2, "removed")]


def test_an_older_version_changes_nothing() -> None:
    assert state(laid_over(ads(("1", 5, "new")), ads(("1", 2, "old")), NOTHING)) == [("1", "new", None, None)]


def test_a_version_before_the_removal_does_not_open_it_and_one_after_it_does() -> None:
    closed = laid_over(ads(("1", 0, "a")), ADS.empty(), gone(("1", 5)))
    assert state(laid_over(closed, ads(("1", 3, "b")), NOTHING)) == [("1", "b", 5, "removed")]
    assert state(laid_over(closed, ads(("1", 7, "b")), NOTHING)) == [("1", "b", None, None)]


def test_an_ad_published_again_after_its_removal_in_the_same_window_is_open() -> None:
    assert state(laid_over(ads(("1", 0, "a")), ads(("1", 7, "b")), gone(("1", 5)))) == [("1", "b", None, None)]


def test_of_several_versions_in_a_window_the_last_by_the_sources_time_wins() -> None:
    window = ads(("1", 4, "d"), ("1", 2, "b"), ("1", 3, "c"))
    assert state(laid_over(ads(("1", 0, "a")), window, NOTHING)) == [("1", "d", None, None)]


def test_an_ad_absent_from_a_snapshot_is_closed_with_that_reason() -> None:
    kept = ads(("1", 0, "a"), ("2", 0, "b"))
    assert state(reconciled(kept, ads(("2", 1, "B")), hour(9))) == [("1", "a", 9, "absent"), ("2", "B", None, None)]


def test_an_ad_closed_earlier_keeps_its_time_and_one_in_the_snapshot_is_open_again() -> None:
    kept = laid_over(ads(("1", 0, "a"), ("2", 0, "b")), ADS.empty(), gone(("1", 5), ("2", 5)))
    assert state(reconciled(kept, ads(("2", 0, "b")), hour(9))) == [("1", "a", 5, "removed"), ("2", "b", None, None)]


def test_a_snapshot_that_lacks_most_ads_closes_nothing() -> None:
    kept = ads(*((str(number), 0, "a") for number in range(10)))
    with pytest.raises(TooManyGone, match="6 of the 10 open ads"):
        reconciled(kept, kept.slice(0, 4), hour(9))
    assert reconciled(kept, kept.slice(0, 4), hour(9), most_gone=1).num_rows == 10


def test_texts_live_no_longer_than_their_ads() -> None:
    kept = laid_over(ads(("1", 0, "a"), ("2", 0, "b")), ADS.empty(), gone(("1", 5)))
    assert without_texts_of_closed(kept)["text"].to_pylist() == [None, "b"]


def test_an_ad_that_several_sources_have_stands_once_as_its_newest_version() -> None:
    kept = ads(("2", 1, "b"), ("1", 0, "a"))
    other = ads(("1", 5, "A"), ("3", 2, "c"), source="jobsearch")
    assert state(once(pa.concat_tables([kept, other]))) == [
        ("2", "b", None, None),
        ("1", "A", None, None),
        ("3", "c", None, None),
    ]
    assert state(once(pa.concat_tables([other, kept])))[0] == ("1", "A", None, None)


def test_an_ad_that_one_source_has_closed_is_closed() -> None:
    open_still = ads(("1", 3, "a"), source="jobsearch")
    closed = ads(("1", 3, "a"), removed_at=hour(4), removed_because="removed")
    assert state(once(pa.concat_tables([open_still, closed]))) == [("1", "a", 4, "removed")]
    assert state(once(pa.concat_tables([ads(("1", 9, "again"), source="jobsearch"), closed])))[0][1] == "again"


def test_a_version_without_a_time_gives_way_to_one_that_has_a_time() -> None:
    historical = ads(("1", 0, "old"), source="historical", updated_at=None)
    assert state(once(pa.concat_tables([historical, ads(("1", 0, "new"))]))) == [("1", "new", None, None)]


def test_what_the_reader_gives_can_be_laid_over() -> None:
    first, window = reading(ad("1"), ad("2")), reading(ad("3"), removal("2"))
    kept = laid_over(ADS.empty(), first.table, first.removed)
    assert laid_over(kept, window.table, window.removed)["removed_because"].to_pylist() == [None, "removed", None]


def test_a_file_is_laid_over_as_a_table_is(tmp_path: Path) -> None:
    kept, window = ads(("1", 0, "a"), ("2", 0, "b")), ads(("2", 3, "B"), ("3", 3, "c"))
    pq.write_table(kept, tmp_path / "ads.parquet")
    assert lay_over_file(tmp_path / "ads.parquet", window, gone(("1", 5))) == 3
    assert pq.read_table(tmp_path / "ads.parquet").equals(laid_over(kept, window, gone(("1", 5))))
    assert [path.name for path in tmp_path.iterdir()] == ["ads.parquet"]


@pytest.mark.parametrize("name", ["data [a] *", "it's?"])
def test_a_file_in_a_folder_named_as_a_pattern_is_laid_over_alone(tmp_path: Path, name: str) -> None:
    here, beside = tmp_path / name, tmp_path / name.replace("*", "b").replace("?", "b").replace("[a]", "a")
    for folder, kept in ((here, ads(("1", 0, "a"))), (beside, ads(("9", 0, "z")))):
        folder.mkdir()
        pq.write_table(kept, folder / "ads.parquet")
    assert lay_over_file(here / "ads.parquet", ads(("2", 3, "b")), gone()) == 2
    assert state(pq.read_table(here / "ads.parquet"))[0][1] == "a"


EVENTS = st.lists(
    st.tuples(st.sampled_from("123"), st.integers(1, 20), st.booleans()), max_size=6, unique_by=lambda e: e[1]
)


def plainly(events: list[tuple[str, int, bool]]) -> list[Record]:
    """What is left when the events are taken one by one in the order of time: id, headline, hour of removal."""
    known: dict[str, Record] = {}
    for number, at, is_removal in sorted(events, key=lambda event: event[1]):
        if not is_removal:
            known[number] = {"id": number, "headline": str(at), "closed": None}
        elif number in known and known[number]["closed"] is None:
            known[number]["closed"] = at
    return [known[number] for number in sorted(known)]


@settings(max_examples=25)
@given(EVENTS, st.integers(0, 20))
def test_windows_laid_over_twice_give_what_the_events_one_by_one_give(
    events: list[tuple[str, int, bool]], parting: int
) -> None:
    def window(chosen: list[tuple[str, int, bool]]) -> tuple[pa.Table, pa.Table]:
        full = ads(*((number, at, str(at)) for number, at, is_removal in chosen if not is_removal))
        return full, gone(*((number, at) for number, at, is_removal in chosen if is_removal))

    early = window([event for event in events if event[1] <= parting])
    late = window([event for event in events if event[1] > parting - 2])
    known = laid_over(laid_over(laid_over(ADS.empty(), *early), *late), *late)
    assert [(row[0], row[1]) for row in state(known)] == [(row["id"], row["headline"]) for row in plainly(events)]
    assert [row[2] is None for row in state(known)] == [row["closed"] is None for row in plainly(events)]
