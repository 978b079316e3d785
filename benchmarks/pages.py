"""
How soon the pages of a large region are served while many people use it.

    python benchmarks/pages.py [--people 50] [--every 5] [--seconds 60] [--postgresql] [--data DIR] [--alone]

Starts `samverkan run` on the region of `large_region.py`, signs people in, and lets each open a page every few
seconds, all at once with the program on the same machine. Prints for each page the middle, the 95th percentile and the
longest time in milliseconds, and what the page asks of the server alone: how many queries, how many milliseconds of
processor time, how many kilobytes (one page at a time, in a process of its own; `--alone` measures nothing else).
To reach: p95 of 150 ms or less, and no page over 20 queries.
"""

import argparse
import http.client
import http.cookiejar
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode, urlsplit

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.measuring import large_region  # noqa: E402
from benchmarks.measuring.large_region import AGREEMENTS, COORDINATOR, PASSWORD, start  # noqa: E402
from tests.plugins.serving import Running  # noqa: E402

PAGES = {
    "my work": "/mitt-arbete/",
    "my party's work": "/mitt-arbete/?vems=party",
    "portfolio": "/avtal/",
    "ahead": "/avtal/framat/",
    "who holds what": "/avtal/belastning/",
    "agreement": "/avtal/{agreement}/",
    "agreement, a promise chosen": "/avtal/{agreement}/?atagande={number}",
    "commitments": "/avtal/{agreement}/ataganden/",
    "commitment": "/avtal/{agreement}/atagande/{number}/",
    "health": "/avtal/{agreement}/halsa/",
    "year wheel": "/avtal/{agreement}/arshjul/",
    "reporting rounds": "/avtal/{agreement}/lagesrapporter/",
    "renewal": "/avtal/{agreement}/fornyelse/",
    "wordings": "/avtal/{agreement}/lydelser/",
    "parties": "/avtal/{agreement}/parter/",
    "assumptions": "/avtal/{agreement}/antaganden/",
    "facts": "/avtal/{agreement}/uppgifter/",
    "history": "/avtal/{agreement}/historik/",
    "activities": "/aktiviteter/",
    "activities of an agreement": "/aktiviteter/?avtal={agreement}",
    "activity": "/aktiviteter/{activity}/",
    "new activity": "/aktiviteter/ny/",
    "areas": "/omraden/",
    "area": "/omraden/{area}/",
    "organisation": "/organisationer/{organisation}/",
    "indicators": "/matt/",
    "meetings": "/moten/",
    "joint positions": "/moten/standpunkter/",
    "meetings of an agreement": "/avtal/{agreement}/moten/",
    "meeting": "/moten/{meeting}/",
    "briefing": "/moten/{meeting}/underlag/",
    "text for the annual report": "/avtal/{agreement}/arstext/",
    "handing over an agreement": "/avtal/{agreement}/overlamning/",
    "handing over": "/overlamning/",
    "people": "/personer/",
    "search": "/sok/?q=samverkan",
    "public agreements": "/offentligt/",
    "public agreement": "/offentligt/{agreement}/",
    "public commitment": "/offentligt/{agreement}/atagande/{number}/",
}


def main() -> None:
    """Make the region, count the queries, serve it to many people, print what they met."""
    asked = arguments()
    if asked.count:
        count_queries(asked.count)
        return
    with database(asked.postgresql) as url, tempfile.TemporaryDirectory() as folder:
        data = asked.data or Path(folder) / "data"
        environment = {"DATABASE_URL": url} if url else {}
        subprocess.run(
            [sys.executable, large_region.__file__, str(data)],
            env={**os.environ, **environment}, check=True,
        )  # fmt: skip
        queries = counted(data, environment)
        if asked.alone:
            report({}, queries)
            return
        running = Running(data, "--example", "none", **environment)
        try:
            times, failures = crowd(running.address, asked)
        finally:
            running.stop()
    print(f"\n{'PostgreSQL' if url else 'SQLite'}: {asked.people} people, a page every {asked.every:g} s")
    report(times, queries)
    print(f"{len(failures)} failed{': ' + ', '.join(sorted(set(failures))[:5]) if failures else ''}")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--every", type=float, default=5.0, metavar="SECONDS")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--data", type=Path, help="keep the region here, and use it again")
    parser.add_argument("--alone", action="store_true", help="measure one page at a time, with nobody else there")
    parser.add_argument("--count", type=Path, help=argparse.SUPPRESS)  # how this program counts queries apart
    return parser.parse_args()


@contextmanager
def database(postgresql: bool) -> Iterator[str]:
    """The DATABASE_URL of a PostgreSQL server started for this, or nothing for SQLite."""
    if not postgresql:
        yield ""
        return
    from tests.plugins.postgres import Server

    server = Server()
    try:
        yield server.url
    finally:
        server.stop()


def counted(data: Path, environment: dict[str, str]) -> dict[str, list[str]]:
    """Queries, milliseconds of processor time and kilobytes of each page, from a process of its own."""
    words = [sys.executable, __file__, "--count", str(data)]
    said = subprocess.run(words, env={**os.environ, **environment}, check=True, capture_output=True, text=True).stdout
    return {path: rest for path, *rest in (line.split("\t") for line in said.splitlines())}


def count_queries(data: Path) -> None:
    """Print what each page asks the second time it is opened, the time the best of three: a tab-parted line a page."""
    start(data)
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from samverkan.accounts.models import Person

    settings.ALLOWED_HOSTS = ["*"]
    client = Client(headers={"accept-language": "sv"})
    person = Person.objects.get(email=COORDINATOR)
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    for path in PAGES.values():
        address = filled(path, random.Random(7))
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
        assert answer.status_code == 200, f"{address} answers {answer.status_code}"
        number, took = len(queries), []
        for _ in range(3):
            began = time.process_time()
            client.get(address)
            took.append((time.process_time() - began) * 1000)
        print(f"{path}\t{number}\t{min(took):.0f}\t{len(answer.content) / 1024:.0f}")


def crowd(address: str, asked: argparse.Namespace) -> tuple[dict[str, list[float]], list[str]]:
    """Let people open pages; return the milliseconds of each page, and what failed."""
    times: dict[str, list[float]] = defaultdict(list)
    failures: list[str] = []
    cookie = Visitor(address).sign_in()
    until = time.monotonic() + asked.seconds

    def person(number: int) -> None:
        dice = random.Random(number)
        visitor = Visitor(address, cookie)
        names = list(PAGES)
        time.sleep(dice.random() * asked.every)
        while time.monotonic() < until:
            name = dice.choice(names)
            began = time.monotonic()
            status = visitor.open(filled(PAGES[name], dice))
            times[name].append((time.monotonic() - began) * 1000)
            if status != 200:
                failures.append(f"{name} {status}")
            time.sleep(max(0.0, asked.every - (time.monotonic() - began)))

    people = [threading.Thread(target=person, args=(n,)) for n in range(asked.people)]
    for each in people:
        each.start()
    for each in people:
        each.join()
    return times, failures


def filled(path: str, dice: random.Random) -> str:
    """A page's address with things chosen by chance; numbers of records begin at 1 in a new database."""
    agreement = dice.randint(1, AGREEMENTS)
    number = 4 * dice.randint(0, 24) + dice.randint(1, 3)  # every fourth promise is not public
    return path.format(
        agreement=agreement, number=number, activity=dice.randint(1, 20_000), area=dice.randint(1, 30),
        organisation=dice.randint(1, 26), meeting=dice.randint(1, AGREEMENTS) * 10,
    )  # fmt: skip


class Visitor:
    """A connection kept open, as a browser does."""

    def __init__(self, address: str, cookie: str = "") -> None:
        self.connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
        self.cookie = cookie

    def open(self, path: str) -> int:
        """Fetch a page wholly and return its status."""
        try:
            self.connection.request("GET", path, headers={"Cookie": self.cookie, "Accept-Language": "sv"})
            answer = self.connection.getresponse()
            answer.read()
        except OSError as error:
            self.connection.close()
            return -(error.errno or 1)
        return answer.status

    def sign_in(self) -> str:
        """Sign in and return the cookies that say so."""
        self.connection.request("GET", "/konto/logga-in/")
        answer = self.connection.getresponse()
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', answer.read().decode())
        assert token
        jar = cookies(answer)
        form = urlencode({"login": COORDINATOR, "password": PASSWORD, "csrfmiddlewaretoken": token[1]})
        headers = {"Cookie": jar, "Content-Type": "application/x-www-form-urlencoded"}
        self.connection.request("POST", "/konto/logga-in/", form, headers)
        answer = self.connection.getresponse()
        answer.read()
        assert answer.status == 302, f"signing in answers {answer.status}"
        return cookies(answer)


def cookies(answer: http.client.HTTPResponse) -> str:
    """The cookies that an answer sets, as a request sends them."""
    return "; ".join(line.split(";")[0] for line in answer.headers.get_all("Set-Cookie") or [])


def report(times: dict[str, list[float]], alone: dict[str, list[str]]) -> None:
    """Print a line a page, and one for all."""
    print(f"{'page':32}{'queries':>8}{'CPU ms':>8}{'KB':>6}{'opened':>8}{'p50 ms':>9}{'p95 ms':>9}{'max ms':>9}")
    for name, path in PAGES.items():
        queries, cpu, size = alone[path]
        print(f"{name:32}{queries:>8}{cpu:>8}{size:>6}{spread(times.get(name, []))}")
    print(f"{'all':54}{spread([each for some in times.values() for each in some])}")


def spread(took: list[float]) -> str:
    """How often a page was opened, and the middle, the 95th percentile and the longest of its times."""
    if not took:
        return ""
    ordered = sorted(took)
    p50, p95 = (ordered[min(int(len(ordered) * share), len(ordered) - 1)] for share in (0.5, 0.95))
    return f"{len(ordered):8}{p50:9.0f}{p95:9.0f}{ordered[-1]:9.0f}"


if __name__ == "__main__":
    main()
