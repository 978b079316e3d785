"""`samverkan run`, started for real."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.plugins.serving import Running, family, gone, living, product_environment, samverkan

WORKERS = 2


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose database is ready, to be copied."""
    folder = tmp_path_factory.mktemp("migrated") / "data"
    assert samverkan("migrate", "--data", str(folder)).returncode == 0
    return folder


@pytest.fixture
def data(migrated: Path, tmp_path: Path) -> Path:
    """A data folder of the test's own."""
    return Path(shutil.copytree(migrated, tmp_path / "data"))


@pytest.fixture
def running(data: Path) -> Iterator[Running]:
    """The program, without examples; whatever a test leaves is killed."""
    started = Running(data, "--example", "none")
    everything = family(started.process.pid)
    yield started
    for pid in living(everything):
        os.kill(pid, signal.SIGKILL)
    started.process.wait()


def test_a_first_start_makes_the_database_and_serves_a_page(tmp_path: Path):
    started = Running(tmp_path / "data", "--example", "none")
    page, said, code = started.page(), started.said, started.stop()
    assert "The database is ready." in said
    assert '<html lang="sv"' in page
    assert code == 0


def test_a_later_start_has_nothing_to_migrate(running: Running):
    assert "The database is ready." not in running.said


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_stopping_in_order_ends_every_process(running: Running, how: signal.Signals):
    everything = family(running.process.pid)
    assert len(everything) > WORKERS
    assert running.stop(how) == 0
    assert gone(everything, within_seconds=5)


def test_killing_the_parent_leaves_no_process(running: Running):
    everything = family(running.process.pid)
    assert len(everything) > WORKERS
    running.process.kill()
    running.process.wait()
    assert gone(everything, within_seconds=5)


def test_killing_make_leaves_no_process(tmp_path: Path):
    """`make run` asks the program to follow it; here a shell stands for make."""
    log = tmp_path / "log"
    script = (
        f"'{sys.executable}' -m samverkan.config.command run --data '{tmp_path}/data' --port 0 --example none; true"
    )
    with log.open("wb") as out:
        environment = product_environment(SAMVERKAN_FOLLOW_PARENT="1")
        shell = subprocess.Popen(["/bin/sh", "-c", script], stdout=out, stderr=out, env=environment)
    while "Samverkan is at" not in log.read_text():
        assert shell.poll() is None, log.read_text()
        time.sleep(0.1)
    everything = family(shell.pid)
    assert len(everything) > WORKERS + 1
    shell.kill()
    shell.wait()
    assert gone(everything, within_seconds=5)


def test_a_port_in_use_is_refused_with_a_sentence(tmp_path: Path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        refused = samverkan("run", "--data", str(tmp_path), "--port", port)
    assert refused.returncode == 1
    assert refused.stderr == (
        f"Port {port} on 127.0.0.1 cannot be used (Address already in use). "
        "Stop what uses it, or choose another with --port.\n"
    )


def test_another_copy_of_itself_on_the_same_port_is_refused(running: Running, tmp_path: Path):
    port = running.address.rpartition(":")[2]
    refused = samverkan("run", "--data", str(tmp_path / "other"), "--port", port)
    assert refused.returncode == 1
    assert refused.stderr.startswith(f"Port {port} on 127.0.0.1 cannot be used")


def test_another_copy_of_itself_on_the_same_data_folder_is_refused(running: Running, data: Path):
    refused = samverkan("run", "--data", str(data), "--port", "0")
    assert refused.returncode == 1
    assert f"is in use by another Samverkan (serving {running.address}/" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_data_folder_that_cannot_be_written_is_refused_with_a_sentence(tmp_path: Path):
    (tmp_path / "file").touch()  # not even root can make a folder below a file
    folder = tmp_path / "file" / "data"
    refused = samverkan("run", "--data", str(folder), "--port", "0")
    assert refused.returncode == 1
    assert refused.stderr == (
        f"The data folder {folder} cannot be written (Not a directory). "
        "Make it writable, or name another with --data.\n"
    )


@pytest.mark.parametrize("port", ["70000", "-1", "eight"])
def test_a_port_that_is_none_is_wrong_usage(port: str):
    assert samverkan("run", "--port", port).returncode == 2


def test_an_address_of_no_machine_is_refused_with_a_sentence(tmp_path: Path):
    refused = samverkan("run", "--data", str(tmp_path), "--host", "256.0.0.1")
    assert refused.returncode == 1
    assert refused.stderr == "256.0.0.1 is no address of this machine. Name one with --host.\n"
