"""
The year of a partnership, played through the browser as those in it do: by clicking what they see.

One running program for all; every test is a part of the year that stands alone. Each page on the way is looked at, at
both widths.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import MUNICIPALITY, UNIVERSITY, sign_in
from tests.browser.crawling import WIDE
from tests.browser.the_year import post
from tests.browser.the_year.walking import TALL, Opened
from tests.plugins import postman
from tests.plugins.postman import Postman
from tests.plugins.serving import Running


@pytest.fixture(scope="package")
def mail() -> Iterator[Postman]:
    """The mail server of the year, which keeps what it takes."""
    server = Postman()
    controller = postman.opened(server)
    server.port = controller.port
    yield server
    controller.stop()


@pytest.fixture(scope="package")
def year(tmp_path_factory: pytest.TempPathFactory, mail: Postman) -> Iterator[Running]:
    """A program of its own, which hands its mail over to the server: a year changes much that other tests look for."""
    data = tmp_path_factory.mktemp("year") / "data"
    running = Running(data, "--example", "region", SAMVERKAN_SMTP=f"smtp://127.0.0.1:{mail.port}")
    post.give_addresses(data)
    yield running
    running.stop()


@pytest.fixture
def opened(browser: Browser, year: Running) -> Iterator[Opened]:
    """Open a browser of somebody's own, on a phone or at a desk."""
    contexts: list[BrowserContext] = []

    def opens(*, width: int = WIDE) -> Page:
        contexts.append(
            browser.new_context(
                base_url=year.address,
                locale="sv-SE",
                timezone_id="Europe/Stockholm",
                viewport={"width": width, "height": TALL},
            )
        )
        contexts[-1].set_default_timeout(20_000)
        return contexts[-1].new_page()

    yield opens
    for context in contexts:
        context.close()


@pytest.fixture
def astrid(opened: Opened) -> Page:
    """The university's coordinator, at a desk."""
    return sign_in(opened(), post.address(UNIVERSITY))


@pytest.fixture
def beata(opened: Opened) -> Page:
    """The municipality's coordinator, at a desk."""
    return sign_in(opened(), post.address(MUNICIPALITY))
