"""`match --engine dask` writes the same file as on this machine, byte for byte, also when a worker is killed."""

import json
import os
import signal
import threading
from pathlib import Path

from distributed import Client, LocalCluster

from samverkan_engine.__main__ import main

SKILLS = [{"id": "sv1_tst_aaa", "preferred_label": "Svetsning", "type": "skill"}]


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
        first = next(iter(client.run(os.getpid).values()))
        killer = threading.Timer(1.0, os.kill, (first, signal.SIGKILL))
        killer.start()
        words = ["--engine", "dask", "--scheduler", cluster.scheduler_address, "--out", str(tmp_path / "there.jsonl")]
        assert main([*common, *words]) == 0
        killer.join()
    assert (tmp_path / "there.jsonl").read_bytes() == (tmp_path / "here.jsonl").read_bytes()
    assert len((tmp_path / "here.jsonl").read_text("utf-8").splitlines()) == 60
