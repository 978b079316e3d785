"""The real program with both examples, and a browser that signs in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.plugins.serving import Running

HERE = Path(__file__).parent
PASSWORD = "mittalven-prova-26"
UNIVERSITY = "astrid@mittalven.example"
MUNICIPALITY = "beata@jarnlunda.example"
ALONE = "marta@vinterfors.example"
expect.set_options(timeout=20_000)  # a machine that is busy is slow, not wrong


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Walk the pages first, while the examples stand as they were loaded: what is reached hangs on no other test."""
    items.sort(key=lambda item: HERE in item.path.parents and item.path.name != "test_every_page.py")


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """`samverkan run` with both examples; stopped at the end."""
    data: Path = tmp_path_factory.mktemp("browser") / "data"
    running = Running(data, "--example", "all")
    yield running
    running.stop()


@pytest.fixture(scope="session")
def base_url(program: Running) -> str:
    """Where the program is; relative addresses in the tests begin there."""
    return program.address


def sign_in(page: Page, email: str) -> Page:
    """Sign in as one of the region's people, by keyboard."""
    page.goto("/konto/logga-in/")
    page.get_by_label("E-postadress").fill(email)
    page.get_by_label("Lösenord", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/mitt-arbete/**")
    return page


@pytest.fixture
def university(page: Page) -> Page:
    """A browser where the university's coordinator is signed in."""
    return sign_in(page, UNIVERSITY)


@pytest.fixture
def municipality(page: Page) -> Page:
    """A browser where the municipality's coordinator is signed in."""
    return sign_in(page, MUNICIPALITY)


@pytest.fixture
def two_sides(browser: Browser, base_url: str) -> Iterator[list[Page]]:
    """A coordinator on each side, signed in: the university's at a desk, the municipality's by phone."""
    made = [
        browser.new_context(base_url=base_url, locale="sv-SE"),
        browser.new_context(base_url=base_url, locale="sv-SE", viewport={"width": 390, "height": 844}),
    ]
    yield [sign_in(context.new_page(), email) for context, email in zip(made, (UNIVERSITY, MUNICIPALITY), strict=True)]
    for context in made:
        context.close()
