"""One question at a time, asked politely: we say who we are, wait when told to, and always say why no answer came."""

import json
import random
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import httpx
from django.conf import settings
from django.utils.translation import gettext as _

from samverkan import __version__
from samverkan.sources.clients.failures import NoNetwork, NotThePage, Refusing, Stopped, TimedOut, TooLarge, of_status

TRIES = 4
"""Once, and at most three times more."""

AGAIN = frozenset({429, 502, 503, 504})
LONGEST_WAIT = 300
"""Longer than this we do not wait for a source that asks us to; the fetch fails with a sentence instead."""

MOST = 200 * 2**20
MOST_WHOLE = 4 * 2**30
PIECE = 2**18


@dataclass(frozen=True)
class Question:
    """
    What is asked: an address, or an address with JSON that is posted to it.

    pause  seconds to let go by before it, as the source's own limits say
    """

    address: str
    posted: Any = None
    accept: str = "application/json"
    pause: float = 0.0


@dataclass(frozen=True)
class Received:
    """How a whole file came: the validators that the source sent with it, or that it has not changed."""

    validators: dict[str, str] = field(default_factory=dict)
    media_type: str = ""
    unchanged: bool = False


def connect() -> httpx.Client:
    """Return a client that says who asks, follows at most three redirections, and does not wait for ever."""
    return httpx.Client(
        headers={"User-Agent": f"Samverkan/{__version__} (+{settings.ADDRESS})"},
        timeout=httpx.Timeout(60, connect=10), follow_redirects=True, max_redirects=3,
    )  # fmt: skip


class Asker:
    """
    Asks through a client.

    sleep   waits so many seconds
    chance  a number from 0 to 1, so that many who wait do not come back at once
    now     the time, for a source that says until when to wait
    key     sent in the header `api-key` where a source wants one; never in an address
    """

    def __init__(
        self, client: httpx.Client, *, key: str = "", sleep: Callable[[float], None] = time.sleep,
        chance: Callable[[], float] = random.random, now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:  # fmt: skip
        self.client, self.key, self.sleep, self.chance, self.now = client, key, sleep, chance, now

    def ask(self, question: Question) -> Any:
        """Return the JSON that is answered; raises one of `failures` when there is none."""
        if question.pause:
            self.sleep(question.pause)
        with self._opened(question, {}) as response:
            data = b"".join(_pieces(response, MOST))
        _refuse_page(response, data)
        try:
            return json.loads(data)
        except ValueError as error:
            host = response.url.host
            if data.rstrip()[-1:] not in (b"}", b"]"):
                raise Stopped(_("The answer of %(host)s is cut short. Fetch it again.") % {"host": host}) from error
            sentence = _("%(host)s answered with something that is not JSON.")
            raise NotThePage(sentence % {"host": host}) from error

    def download(
        self, question: Question, path: Path, known: Mapping[str, str], told: Callable[[int, int | None], None]
    ) -> Received:
        """
        Write the answer to a file piece by piece, from where an earlier try ended.

        known  validators of what we have: the source is asked for it only if it has changed
        told   called with the bytes that have come, and how many there will be where that is known

        Raises one of `failures`, or OSError when the file cannot be written.
        """
        headers = {name: known[value] for name, value in CONDITIONS if known.get(value)}
        mark = path.with_name(f"{path.name}.etag")  # of which version the beginning is that has come already
        have = path.stat().st_size if path.exists() and mark.exists() else 0
        if have:
            headers = {"Range": f"bytes={have}-", "If-Range": mark.read_text()}
        with self._opened(question, headers) as response:
            if response.status_code == httpx.codes.NOT_MODIFIED:
                return Received(dict(known), unchanged=True)
            begun = have if response.status_code == httpx.codes.PARTIAL_CONTENT else 0
            length = int(response.headers.get("Content-Length") or 0) + begun or None
            if not begun:
                mark.unlink(missing_ok=True)
                path.unlink(missing_ok=True)
                if response.headers.get("ETag", "W/").startswith('"'):
                    mark.write_text(response.headers["ETag"])
            _write(response, path, begun, length, told)
            mark.unlink(missing_ok=True)
            validators = {name: response.headers[header] for name, header in SENT if header in response.headers}
            return Received(validators, response.headers.get("Content-Type", "").partition(";")[0])

    @contextmanager
    def _opened(self, question: Question, headers: dict[str, str]) -> Iterator[httpx.Response]:
        headers = {"Accept": question.accept} | headers | ({"api-key": self.key} if self.key else {})
        host = httpx.URL(question.address).host
        method, content = ("POST", {"json": question.posted}) if question.posted is not None else ("GET", {})
        for left in reversed(range(TRIES)):
            with _explained(host):
                request = self.client.build_request(method, question.address, headers=headers, **content)
                response = self.client.send(request, stream=True)
            if response.status_code not in AGAIN or not left:
                break
            wait = self._wait(response, TRIES - left)
            response.close()
            if wait > LONGEST_WAIT:
                sentence = _("%(host)s asks us to wait %(minutes)s minutes. Try again after that.")
                raise Refusing(sentence % {"host": host, "minutes": round(wait / 60)})
            self.sleep(wait)
        try:
            with _explained(host):
                if response.status_code >= httpx.codes.BAD_REQUEST:
                    raise of_status(response.status_code, host, _detail(response))
                yield response
        finally:
            response.close()

    def _wait(self, response: httpx.Response, tries: int) -> float:
        """Return how long to wait: as the source says, in seconds or until a time; else longer for each try."""
        said = response.headers.get("Retry-After", "").strip()
        if said.isdigit():
            return float(said)
        try:
            return max(0.0, (parsedate_to_datetime(said) - self.now()).total_seconds())
        except (TypeError, ValueError):
            return float(2**tries) * (0.5 + self.chance() / 2)


CONDITIONS = (("If-None-Match", "etag"), ("If-Modified-Since", "modified"))
SENT = (("etag", "ETag"), ("modified", "Last-Modified"))


@contextmanager
def _explained(host: str) -> Iterator[None]:
    """Say in a sentence what went wrong between us and the source."""
    try:
        yield
    except httpx.TimeoutException as error:
        raise TimedOut(_("%(host)s took too long to answer. Try again later.") % {"host": host}) from error
    except httpx.RemoteProtocolError as error:
        raise Stopped(_("The answer of %(host)s is cut short. Fetch it again.") % {"host": host}) from error
    except httpx.TooManyRedirects as error:
        raise NotThePage(_("%(host)s only sends us on to other addresses.") % {"host": host}) from error
    except (httpx.TransportError, httpx.InvalidURL) as error:
        sentence = _(
            "%(host)s cannot be reached from here. Check the network and the proxy, or choose a file of the source."
        )
        raise NoNetwork(sentence % {"host": host}) from error


def _pieces(response: httpx.Response, most: int) -> Iterator[bytes]:
    """Yield the answer piece by piece; raises TooLarge, or Stopped when less came than was promised."""
    come, host = 0, response.url.host
    for piece in response.iter_bytes(PIECE):
        come += len(piece)
        if come > most:
            sentence = _("The answer of %(host)s is larger than %(most)s MB. Ask for less at a time.")
            raise TooLarge(sentence % {"host": host, "most": most // 2**20})
        yield piece
    promised = response.headers.get("Content-Length", "")
    if promised.isdigit() and "Content-Encoding" not in response.headers and come < int(promised):
        raise Stopped(_("The answer of %(host)s is cut short. Fetch it again.") % {"host": host})


def _write(
    response: httpx.Response, path: Path, begun: int, length: int | None, told: Callable[[int, int | None], None]
) -> None:
    come = begun
    with path.open("r+b" if begun else "wb") as file:
        file.seek(begun)
        for piece in _pieces(response, MOST_WHOLE - begun):
            if not come:
                _refuse_page(response, piece)
            file.write(piece)
            come += len(piece)
            told(come, length)
        file.truncate()


def _refuse_page(response: httpx.Response, data: bytes) -> None:
    """Refuse a page in place of data: a proxy that wants a log-in answers 200 to everything."""
    is_page = response.headers.get("Content-Type", "").startswith("text/html")
    if is_page or data.lstrip()[:15].lower().startswith((b"<!doctype", b"<html")):
        sentence = _(
            "A web page came instead of data from %(host)s. A proxy may be in the way: ask whoever runs your network."
        )
        raise NotThePage(sentence % {"host": response.url.host})


def _detail(response: httpx.Response) -> str:
    """Return what the source itself says of its refusal, where it says it in JSON."""
    try:
        said = json.loads(response.read()[:20_000])
    except (ValueError, httpx.HTTPError):
        return ""
    found = [said.get(name) for name in ("detail", "title", "message")] if isinstance(said, dict) else []
    return next((one for one in found if isinstance(one, str)), "")
