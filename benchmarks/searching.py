"""
How soon the search answers in a large region.

    python benchmarks/searching.py [--postgresql] [--data DIR]

Makes the region of `large_region.py`, reads all of it into the index, and opens the page of the search as one of its
coordinators, one search at a time: common words and rare, compounds, phrases, slips of the pen, an agreement, a kind.
Prints for each the hits, the queries, the least milliseconds of processor time, and the middle and the 95th percentile
of the milliseconds it took.
To reach: p95 of 150 ms or less.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.measuring import large_region  # noqa: E402
from benchmarks.measuring.large_region import COORDINATOR, start  # noqa: E402
from benchmarks.pages import database, spread  # noqa: E402

TIMES = 20
SEARCHES = {
    "a word of every agreement": "q=samverkan",
    "a word of 5,000 promises": "q=utbildning",
    "the same, as a form of it": "q=utbildningarnas",
    "a word of 20,000 activities": "q=aktivitet",
    "two words of 20,000": "q=aktivitet+område",
    "one activity": "q=aktivitet+12.7",
    "a phrase": "q=%22parterna+ska+tillsammans%22",
    "without a word": "q=parterna+-forskning",
    "a kind": "q=parterna&slag=positions&sort=date",
    "an agreement": "q=område&avtal=7",
    "the last page": "q=utbildning&page=200",
    "an organisation": "q=organisation+04",
    "a slip of the pen": "q=utbildnng",
    "nothing": "q=zirkonprov",
}


def main() -> None:
    """Make the region, fill the index, measure."""
    asked = arguments()
    if asked.measure:
        measure(asked.data)
        return
    with database(asked.postgresql) as url, tempfile.TemporaryDirectory() as folder:
        data = asked.data or Path(folder) / "data"
        environment = {**os.environ, **({"DATABASE_URL": url} if url else {})}
        for words in ([large_region.__file__, str(data)], [__file__, "--measure", "--data", str(data)]):
            subprocess.run([sys.executable, *words], env=environment, check=True)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--data", type=Path, help="keep the region here, and use it again")
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)  # how this program calls itself
    return parser.parse_args()


def measure(data: Path) -> None:
    """Print a line a search."""
    start(data)
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from samverkan.accounts.models import Person

    fill()
    settings.ALLOWED_HOSTS = ["*"]
    client = Client(headers={"accept-language": "sv"})
    person = Person.objects.get(email=COORDINATOR)
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    print(connection.vendor)
    print(f"{'search':32}{'hits':>8}{'queries':>8}{'CPU ms':>8}", end="")
    print(f"{'times':>8}{'p50 ms':>9}{'p95 ms':>9}{'max ms':>9}")
    everything = []
    for name, query in SEARCHES.items():
        with CaptureQueriesContext(connection) as queries:
            answer: Any = client.get(f"/sok/?{query}")
        assert answer.status_code == 200, f"{query} answers {answer.status_code}"
        asked = len(queries)
        hits = re.search(r'role="status">(\d+)', answer.content.decode())
        took, cpu = [], []
        for _ in range(TIMES):
            began, worked = time.perf_counter(), time.process_time()
            client.get(f"/sok/?{query}")
            took.append((time.perf_counter() - began) * 1000)
            cpu.append((time.process_time() - worked) * 1000)
        print(f"{name:32}{hits[1] if hits else 0:>8}{asked:>8}{min(cpu):>8.0f}{spread(took)}")
        everything += took
    print(f"{'all':56}{spread(everything)}")


def fill() -> None:
    """Read everything into the index, and say how long it took."""
    from django.db import connection

    from samverkan.search.actions import read_all_due
    from samverkan.search.models import Entry

    began = time.perf_counter()
    number = read_all_due()
    print(f"{number} entries read in {time.perf_counter() - began:.0f} s; {Entry.objects.count()} in all")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


if __name__ == "__main__":
    main()
