"""A source is asked politely, and it is always said why no answer came."""

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from samverkan.sources.clients import failures
from samverkan.sources.clients.asking import Question, Received
from tests.web.sources.clients.conftest import Outside

HERE = Question("https://source.example/data")
Made = Callable[..., Outside]


def asked(source: Outside):
    with source.opened() as asker:
        return asker.ask(HERE)


def downloaded(source: Outside, path: Path, **known: str) -> Received:
    with source.opened() as asker:
        return asker.download(HERE, path, known, lambda _come, _of: None)


def test_we_say_who_asks_and_send_the_key_in_a_header_alone(outside: Made):
    source = outside({"a": 1})
    assert asked(source) == {"a": 1}
    (request,) = source.asked
    assert request.headers["User-Agent"].startswith("Samverkan/")
    assert "(+http" in request.headers["User-Agent"]
    assert request.headers["api-key"] == "secret"
    assert "secret" not in str(request.url)
    assert request.extensions["timeout"] == {"connect": 10, "read": 60, "write": 60, "pool": 60}


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_source_that_is_busy_is_asked_at_most_three_times_more_each_time_later(outside: Made, status: int):
    source = outside(status)
    with pytest.raises(failures.Refusing):
        asked(source)
    assert len(source.asked) == 4
    assert source.waited == [2, 4, 8]


def test_a_source_that_answers_at_last_has_answered(outside: Made):
    source = outside(503, 429, {"a": 1})
    assert asked(source) == {"a": 1}


@pytest.mark.parametrize(
    ("said", "waited"), [("7", 7), ("Mon, 02 Nov 2026 09:00:30 GMT", 30), ("Mon, 02 Nov 2026 08:00:00 GMT", 0)]
)
def test_we_wait_as_long_as_the_source_says_in_seconds_or_until_a_time(outside: Made, said: str, waited: float):
    source = outside(httpx.Response(429, headers={"Retry-After": said}), {"a": 1})
    asked(source)
    assert source.waited == [waited]


def test_a_source_that_wants_us_to_wait_for_hours_is_left_for_now(outside: Made):
    source = outside(httpx.Response(429, headers={"Retry-After": "7200"}))
    with pytest.raises(failures.Refusing, match="120 minuter"):
        asked(source)
    assert source.waited == []


@pytest.mark.parametrize(
    ("told", "kind", "words"),
    [
        (httpx.ConnectError("no route"), failures.NoNetwork, "kan inte nås"),
        (httpx.ReadTimeout("slow"), failures.TimedOut, "för lång tid"),
        (httpx.RemoteProtocolError("closed"), failures.Stopped, "avkortat"),
        (403, failures.Refusing, "vägrar"),
        (404, failures.Refusing, "404"),
        (401, failures.Refusing, "nyckel"),
        (500, failures.Refusing, "500"),
        (httpx.Response(400, json={"detail": "Too many cells"}), failures.Refusing, "Too many cells"),
        (httpx.Response(200, html="<!DOCTYPE html><p>Sign in</p>"), failures.NotThePage, "webbsida"),
        (httpx.Response(200, content=b"<html><p>Sign in</p>"), failures.NotThePage, "webbsida"),
        (httpx.Response(200, content=b'{"a": [1, 2'), failures.Stopped, "avkortat"),
        (httpx.Response(200, headers={"Content-Length": "99"}, content=b'{"a": 1}'), failures.Stopped, "avkortat"),
    ],
)
def test_it_is_said_in_a_sentence_why_no_answer_came(outside: Made, told: object, kind: type[Exception], words: str):
    with pytest.raises(kind, match=words) as refusal:
        asked(outside(told))
    assert "source.example" in str(refusal.value)


def test_an_answer_larger_than_it_may_be_is_refused(outside: Made, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("samverkan.sources.clients.asking.MOST", 10)
    with pytest.raises(failures.TooLarge):
        asked(outside({"a": "b" * 100}))


def test_a_source_that_sends_us_round_in_circles_is_left(outside: Made):
    round_about = httpx.Response(302, headers={"Location": "https://source.example/data"})
    with pytest.raises(failures.NotThePage):
        asked(outside(round_about))


def test_a_file_is_written_and_its_validators_are_told(outside: Made, tmp_path: Path):
    source = outside(
        httpx.Response(200, content=b"[1, 2]", headers={"ETag": '"x"', "Content-Type": "application/json"})
    )
    received = downloaded(source, tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == b"[1, 2]"
    assert (received.validators, received.media_type) == ({"etag": '"x"'}, "application/json")


def test_a_file_that_has_not_changed_is_not_sent_again(outside: Made, tmp_path: Path):
    source = outside(304)
    assert downloaded(source, tmp_path / "file", etag='"x"', modified="Mon").unchanged
    assert source.asked[0].headers["If-None-Match"] == '"x"'
    assert source.asked[0].headers["If-Modified-Since"] == "Mon"


def test_a_file_that_was_interrupted_is_gone_on_from_where_it_was(outside: Made, tmp_path: Path):
    path = tmp_path / "file"
    headers = {"ETag": '"x"', "Content-Length": "99"}
    with pytest.raises(failures.Stopped):
        downloaded(outside(httpx.Response(200, content=b"[1, ", headers=headers)), path)
    source = outside(httpx.Response(206, content=b"2]"))
    downloaded(source, path)
    assert path.read_bytes() == b"[1, 2]"
    assert source.asked[0].headers["Range"] == "bytes=4-"
    assert source.asked[0].headers["If-Range"] == '"x"'


def test_a_file_that_changed_meanwhile_is_begun_anew(outside: Made, tmp_path: Path):
    path = tmp_path / "file"
    headers = {"ETag": '"x"', "Content-Length": "99"}
    with pytest.raises(failures.Stopped):
        downloaded(outside(httpx.Response(200, content=b"[1, 2, 3, 4, 5", headers=headers)), path)
    downloaded(outside(httpx.Response(200, content=b"[9]")), path)
    assert path.read_bytes() == b"[9]"


def test_a_page_of_a_proxy_is_never_written_as_data(outside: Made, tmp_path: Path):
    with pytest.raises(failures.NotThePage):
        downloaded(outside(httpx.Response(200, html="<html>Sign in</html>")), tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == b""
