"""The same work by one process, by several and by a cluster: the same result, also when a worker is lost."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest
from distributed import Client, LocalCluster

from samverkan_engine import pipeline
from samverkan_engine.matching import Parameters, prepare
from samverkan_engine.running import Broken, LocalRunner, Runner
from samverkan_engine.running.cluster import DaskRunner
from tests.engine.running.work import always_lost, squares, wrong
from tests.engine.small_taxonomy import ads, small_taxonomy

PARTS = list(range(12))
LABELS_ALONE = Parameters(phrases=False)


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    """A client of a cluster of two processes on this machine."""
    with (
        LocalCluster(
            n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, silence_logs="CRITICAL"
        ) as cluster,
        Client(cluster) as client,
    ):
        yield client


@pytest.fixture(params=["one", "pool", "dask"])
def runner(request: pytest.FixtureRequest) -> Runner:
    """Each of the runners."""
    if request.param == "dask":
        return DaskRunner(request.getfixturevalue("client"))
    return LocalRunner(1 if request.param == "one" else 2)


def test_results_come_in_the_order_of_the_parts(runner: Runner) -> None:
    assert list(runner.run(squares, (1, None), PARTS)) == [part * part + 1 for part in PARTS]


def test_an_exception_of_the_work_is_raised_as_it_is(runner: Runner) -> None:
    with pytest.raises(ValueError, match="part 0"):
        list(runner.run(wrong, None, PARTS))


def test_no_parts_give_no_results(runner: Runner) -> None:
    assert list(runner.run(squares, (1, None), [])) == []


def test_a_lost_process_costs_only_its_part(tmp_path: Path) -> None:
    fuse = tmp_path / "burnt"
    assert list(LocalRunner(2).run(squares, (0, fuse), PARTS)) == [part * part for part in PARTS]
    assert fuse.exists()


def test_a_lost_worker_of_a_cluster_costs_only_its_part(client: Client, tmp_path: Path) -> None:
    fuse = tmp_path / "burnt"
    assert list(DaskRunner(client).run(squares, (0, fuse), PARTS)) == [part * part for part in PARTS]
    assert fuse.exists()


def test_work_that_no_process_survives_is_given_up_with_a_sentence() -> None:
    with pytest.raises(Broken, match="memory"):
        list(LocalRunner(2).run(always_lost, None, [1]))


def test_ads_are_matched_the_same_wherever_it_is_done(runner: Runner) -> None:
    prepared = prepare(*small_taxonomy())
    table = ads(*(f"Krav: svetsning, truckkort och {word}." for word in ("SQL", "svenska", "C#", "projektledning")))
    batches = [table.slice(row, 1) for row in range(table.num_rows)]
    done = list(pipeline.match(batches, prepared, LABELS_ALONE, runner))
    assert [one.mentions.num_rows for one in done] == [3, 3, 3, 3]
    alone = list(pipeline.match([table], prepared, LABELS_ALONE, LocalRunner(1)))
    assert pa.concat_tables([one.mentions for one in done]).equals(alone[0].mentions)
