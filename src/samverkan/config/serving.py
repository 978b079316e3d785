"""`samverkan run`: migrate, load the examples once, serve."""

import argparse
import gc
import http.client
import multiprocessing
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samverkan.config import datafolder
from samverkan.config.following import follow
from samverkan.config.migrating import migrate
from samverkan.config.refusal import Refusal
from samverkan.config.ticking import begin_ticking

if TYPE_CHECKING:
    from samverkan.config.command import Subparsers

EXAMPLES = {"all": ("skelleftea", "region"), "skelleftea": ("skelleftea",), "region": ("region",), "none": ()}
WORKERS = 2
FOLLOW_PARENT = "SAMVERKAN_FOLLOW_PARENT"  # set by `make run`: when make is killed, so are we


def add(commands: "Subparsers") -> None:
    """Add `samverkan run`."""
    command = commands.add_parser("run", help="migrate, load the examples once, serve")
    command.add_argument("--example", choices=EXAMPLES, default="all", help="which examples to load (default: all)")
    command.add_argument("--port", type=port, default=8000, help="port to serve on, 0 for any free one (default: 8000)")
    command.add_argument("--host", default="127.0.0.1", help="address to serve on (default: this machine only)")
    command.set_defaults(handler=handle)


def port(text: str) -> int:
    """A port as a number; argparse says what is wrong with any other text."""
    number = int(text)
    if not 0 <= number <= 65535:
        raise argparse.ArgumentTypeError(f"{number} is not between 0 and 65535")
    return number


def handle(arguments: argparse.Namespace) -> None:
    """Make everything ready and serve until stopped."""
    if os.environ.get(FOLLOW_PARENT):
        follow(os.getppid())
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # until the server takes over
    folder = datafolder.path()
    datafolder.prepare(folder)
    number = free_port(arguments.host, arguments.port)
    served_at = address(arguments.host, number)
    os.environ.setdefault("SAMVERKAN_ADDRESS", served_at)
    with datafolder.taken(folder, f"serving {served_at}"):
        make_ready(EXAMPLES[arguments.example])
        serve(arguments.host, number, folder)


def free_port(host: str, number: int) -> int:
    """
    Return the port to serve on; refuse one that is taken.

    The web server would share a port with another copy of itself without a word, so it is tried here first.
    """
    try:
        family, _, _, _, target = socket.getaddrinfo(host, number, type=socket.SOCK_STREAM)[0]
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(target)
            return int(probe.getsockname()[1])
    except PermissionError:
        raise Refusal(f"Port {number} needs administrator rights. Choose one above 1023 with --port.") from None
    except socket.gaierror:
        raise Refusal(f"{host} is no address of this machine. Name one with --host.") from None
    except OSError as error:
        raise Refusal(
            f"Port {number} on {host} cannot be used ({error.strerror}). "
            "Stop what uses it, or choose another with --port."
        ) from None


def make_ready(examples: tuple[str, ...]) -> None:
    """Bring the database and the examples up to date, and load what the workers will need, once for all of them."""
    from samverkan.config.command import start_django

    start_django()
    from django.db import connections

    if migrate():
        print("The database is ready.", flush=True)
    if examples:
        from samverkan.config import examples as example_data

        for name in example_data.load(list(examples), at=datetime.now(UTC)):
            print(f"The example “{name}” is loaded.", flush=True)
    load_pages()
    connections.close_all()  # a connection must not be shared with the workers


def load_pages() -> None:
    """Read addresses, translations and templates now: else the first to open each page would wait for them."""
    from django.apps import apps
    from django.conf import settings
    from django.template.loader import get_template
    from django.urls import get_resolver
    from django.utils import translation

    assert get_resolver().url_patterns
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            translation.gettext("Agreements")
    for room in apps.get_app_configs():
        folder = Path(room.path) / "templates"
        for template in sorted(folder.rglob("*.html")) if room.name.startswith("samverkan.") else []:
            get_template(template.relative_to(folder).as_posix())
    spare_from_collection()


def spare_from_collection() -> None:
    """Let Python's collector pass over all that is loaded: going through it holds up a page by a tenth of a second."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)  # a page makes some ten thousand objects, nearly all of which end with it


def serve(host: str, number: int, folder: Path) -> None:
    """Serve until Ctrl-C or SIGTERM."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    from samverkan.config.wsgi import application

    parent = os.getpid()

    def worker() -> Callable[..., Any]:
        follow(parent)
        return application

    server = Server(
        "samverkan.config.wsgi:application",
        address=host,
        port=number,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=1,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
        log_level=LogLevels.warning,
    )
    announcing = multiprocessing.Process(target=announce, args=(host, number, folder, parent), daemon=True)
    server.on_startup(announcing.start)
    server.on_startup(begin_ticking)
    server.serve(target_loader=worker, wrap_loader=False)


def announce(host: str, number: int, folder: Path, parent: int) -> None:
    """Say where the pages are and who may log in, as soon as the first page has been served."""
    for number_of_signal in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number_of_signal, signal.SIG_DFL)  # not the server's, which only take note
    follow(parent)
    local = "127.0.0.1" if host in ("0.0.0.0", "::") else host
    while not answers(local, number):
        time.sleep(0.05)
    print(f"\nSamverkan is at {address(local, number)}    (data in {folder}; stop with Ctrl-C)", flush=True)
    for line in logins():
        print(line, flush=True)


def answers(host: str, number: int) -> bool:
    """Whether the first page can be had; the workers need a moment before they listen."""
    connection = http.client.HTTPConnection(host, number, timeout=60)
    try:
        connection.request("GET", "/")
        connection.getresponse().read()
    except OSError:
        return False
    finally:
        connection.close()
    return True


def address(host: str, number: int) -> str:
    """The address that a browser asks for."""
    return f"http://{f'[{host}]' if ':' in host else host}:{number}/"


def logins() -> list[str]:
    """The log-ins of the examples that are loaded, a line each."""
    from samverkan.config import examples

    found = examples.logins()
    width = max((len(email) for email, _, _ in found), default=0)
    lines = [f"  {email:{width}}  {password}  {who}" for email, who, password in found]
    return ["Log in with", *lines] if lines else []
