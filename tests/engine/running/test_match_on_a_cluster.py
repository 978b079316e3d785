"""`match --engine dask` writes the same file as on this machine, byte for byte, also when a worker is killed."""

import json
import os
import signal
import threading
from pathlib import Path

from distributed import Client, LocalCluster

from samverkan_engine.__main__ import main

SKILLS = [{"id": "sv1_tst_aaa", "preferred_label": "Svetsning", "type": "skill"}]


def kill_at_work(client: Client, address: str, process: int, over: threading.Event, killed: list[int]) -> None:
    """Kill a worker while it has a batch in its hands."""
    while not over.wait(0.01) and not killed:
        if client.processing().get(address):
            os.kill(process, signal.SIGKILL)
            killed.append(process)


def test_the_file_is_the_same_with_a_worker_killed(tmp_path: Path) -> None:
    (tmp_path / "tax").mkdir()
    (tmp_path / "tax" / "skills.json").write_text(json.dumps(SKILLS), "utf-8")
    ads = [{"id": str(n), "headline": "Svetsare", "description": {"text": f"Krav\n• Svetsning {n}"}} for n in range(60)]
    (tmp_path / "ads.jsonl").write_text("".join(json.dumps(ad) + "\n" for ad in ads), "utf-8")
    common = ["match", str(tmp_path / "ads.jsonl"), "--taxonomy", str(tmp_path / "tax")]
    common += ["--cache", str(tmp_path / "cache"), "--batch", "2"]
    assert main([*common, "--out", str(tmp_path / "here.jsonl")]) == 0
    with (
        LocalCluster(
            n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, silence_logs="CRITICAL"
        ) as cluster,
        Client(cluster) as client,
    ):
        address, process = next(iter(client.run(os.getpid).items()))
        over, killed = threading.Event(), list[int]()
        killer = threading.Thread(target=kill_at_work, args=(client, address, process, over, killed))
        killer.start()
        words = ["--engine", "dask", "--scheduler", cluster.scheduler_address, "--out", str(tmp_path / "there.jsonl")]
        assert main([*common, *words]) == 0
        over.set()
        killer.join()
    assert killed == [process]
    assert (tmp_path / "there.jsonl").read_bytes() == (tmp_path / "here.jsonl").read_bytes()
    assert len((tmp_path / "here.jsonl").read_text("utf-8").splitlines()) == 60
