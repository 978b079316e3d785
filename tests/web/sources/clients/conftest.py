"""Outside sources that answer as we say, behind the real client."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from samverkan.sources.clients.asking import Asker, connect

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
Answers = Callable[[httpx.Request], httpx.Response]


@dataclass
class Outside:
    """An outside source: what it answers, what it was asked, and how long we waited for it."""

    answers: Answers
    asked: list[httpx.Request] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)

    def answer(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        return self.answers(request)

    @property
    def addresses(self) -> list[str]:
        return [str(request.url) for request in self.asked]

    @contextmanager
    def opened(self, source: str = "") -> Iterator[Asker]:
        real = connect()
        with httpx.Client(
            transport=httpx.MockTransport(self.answer), headers=real.headers, timeout=real.timeout,
            follow_redirects=real.follow_redirects, max_redirects=real.max_redirects,
        ) as client:  # fmt: skip
            yield Asker(client, key="secret", sleep=self.waited.append, chance=lambda: 1.0, now=lambda: NOW)


@pytest.fixture
def outside() -> Callable[..., Outside]:
    """A function that gives a source which answers each question with the next answer, or by a function."""

    def make(*answers: Any) -> Outside:
        if len(answers) == 1 and callable(answers[0]):
            return Outside(answers[0])
        left = list(answers)
        return Outside(lambda request: response(left.pop(0) if len(left) > 1 else left[0], request))

    return make


def response(told: Any, request: httpx.Request) -> httpx.Response:
    if isinstance(told, Exception):
        raise told
    if isinstance(told, httpx.Response):
        return told
    return httpx.Response(told) if isinstance(told, int) else httpx.Response(200, json=told)
