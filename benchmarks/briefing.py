"""
How long the briefing of a meeting takes after ten years: as a page, a PDF and a Word document.

    python benchmarks/briefing.py [--data DIR] [--times 5]

Makes the region of `large_region.py` (or uses the one kept in DIR) and asks for the briefing of one agreement, the page
as its coordinator meets it: 100 commitments, 400 activities, 4,000 reports, nine meetings with their joint positions.
Prints the best and the middle of several times, the queries of the page, and the sizes.
To reach: the page within 300 ms, the PDF within 1.5 s, the page within 20 queries.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.measuring.large_region import COORDINATOR, make  # noqa: E402

MEETING = 100  # the coming meeting of the tenth agreement
FORMS = {
    "page": ("/moten/{meeting}/underlag/", 300),
    "page with the annex": ("/moten/{meeting}/underlag/?bilaga=1", None),
    "PDF": ("/moten/{meeting}/underlag.pdf", 1500),
    "Word document": ("/moten/{meeting}/underlag.docx", None),
    "rebuilt as of two years ago": ("/moten/{meeting}/underlag/?dag={then}", None),
}


def main() -> None:
    """Make the region, ask for each form of the briefing, print what it took; end with 1 when a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="keep the region here, and use it again")
    parser.add_argument("--times", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data = asked.data or Path(folder) / "data"
        data.mkdir(parents=True, exist_ok=True)
        make(data)
        sys.exit(measure(asked.times))


def measure(times: int) -> int:
    """Print a line for each form, and return 1 when one takes longer than it may."""
    from django.conf import settings
    from django.test import Client
    from django.utils import timezone

    from samverkan.accounts.models import Person

    settings.ALLOWED_HOSTS = ["*"]
    client = Client(headers={"accept-language": "sv"})
    person = Person.objects.get(email=COORDINATOR)
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    then = timezone.localdate().replace(day=1)
    then = then.replace(year=then.year - 2)
    print(f"{'briefing as':30}{'best ms':>9}{'middle ms':>11}{'queries':>9}{'KB':>7}{'limit ms':>10}")
    is_late = False
    for name, (path, limit) in FORMS.items():
        address = path.format(meeting=MEETING, then=then.isoformat())
        size, queries = first(client, address)
        took = [timed(lambda address=address: client.get(address)) for _ in range(times)]  # type: ignore[misc]
        middle = statistics.median(took)
        late = bool(limit and min(took) > limit)
        is_late |= late
        limits = f"{limit:>10}" if limit else f"{'':>10}"
        print(f"{name:30}{min(took):9.0f}{middle:11.0f}{queries:>9}{size:7.0f}{limits}{'  TOO LONG' if late else ''}")
    return int(is_late)


def first(client: object, address: str) -> tuple[float, int]:
    """Ask once, for the size of the answer in kilobytes and the number of queries."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(address)  # type: ignore[attr-defined]
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)  # type: ignore[attr-defined]
    assert answer.status_code == 200, f"{address} answers {answer.status_code}"
    return len(answer.content) / 1024, len(queries)


def timed(deed: Callable[[], object]) -> float:
    """Return how many milliseconds it took."""
    began = time.perf_counter()
    deed()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main()
