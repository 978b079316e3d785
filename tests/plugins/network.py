"""
Close the network for the tests: only this machine answers.

An audit hook sees every connection that Python makes, whichever library asks for it. `--network` opens it, for the
tests under tests/verification, which compare our fakes with the real sources.
"""

import ipaddress
import socket
import sys

import pytest

HERE = ("localhost", "localhost.localdomain", "testserver", "", None)


class NetworkClosed(RuntimeError):
    """A test tried to reach another machine."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--network", action="store_true", help="let the tests reach other machines")


def pytest_configure(config: pytest.Config) -> None:
    if not config.getoption("network"):
        sys.addaudithook(refuse_other_machines)


def refuse_other_machines(event: str, details: tuple[object, ...]) -> None:
    """Raise NetworkClosed when a connection or a look-up of a name would leave this machine."""
    if event in ("socket.connect", "socket.sendto"):
        address = details[1]
        host = address[0] if isinstance(address, tuple) else None  # a path is a socket of this machine
    elif event == "socket.getaddrinfo":
        host = details[0]
    else:
        return
    if not is_here(host.decode() if isinstance(host, bytes) else host):
        raise NetworkClosed(f"A test tried to reach {host}. Tests use this machine only; `--network` opens the rest.")


def is_here(host: object) -> bool:
    """Whether a host name or address is this machine's own."""
    if host in HERE or host == socket.gethostname():
        return True
    try:
        address = ipaddress.ip_address(str(host))
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified
