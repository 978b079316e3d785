"""What the tests stand on: the closed network, and a PostgreSQL that never outlives them."""

import http.client
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.plugins.network import NetworkClosed, is_here
from tests.plugins.serving import gone

OUTSIDE = "192.0.2.1"  # an address kept for documents; no machine has it

STARTED = """
import time
from tests.plugins.postgres import Server
server = Server()
print(server.process.pid, server.watch.pid, server.folder, flush=True)
time.sleep(600)
"""


def test_another_machine_cannot_be_reached():
    with socket.socket() as connection, pytest.raises(NetworkClosed, match=OUTSIDE):
        connection.connect((OUTSIDE, 80))


def test_a_name_of_another_machine_is_not_even_looked_up():
    with pytest.raises(NetworkClosed, match=r"example\.org"):
        http.client.HTTPConnection("example.org").request("GET", "/")


def test_a_datagram_to_another_machine_is_not_sent():
    with socket.socket(type=socket.SOCK_DGRAM) as connection, pytest.raises(NetworkClosed):
        connection.sendto(b"", (OUTSIDE, 53))


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost", None, ""])
def test_this_machine_is_here(host: str | None):
    assert is_here(host)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_a_test_run_that_dies_leaves_no_postgresql(root: Path, how: signal.Signals):
    run = subprocess.Popen([sys.executable, "-c", STARTED], cwd=root, stdout=subprocess.PIPE, text=True)
    assert run.stdout is not None
    with run.stdout:
        server, watch, folder = run.stdout.readline().split()
    run.send_signal(how)
    run.wait()
    assert gone({int(server), int(watch)}, within_seconds=10)
    assert not Path(folder).exists()
