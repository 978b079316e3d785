"""Fixtures and rules for all tests."""

import gc
import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("SAMVERKAN_SHARED", ROOT.parent / "shared"))

# The same cases each time, and no test that fails because a machine was busy.
settings.register_profile("house", derandomize=True, deadline=None, database=None)
settings.load_profile("house")


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the clone."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The project's material outside the clone (corpus, data); tests that ask for it run only where it is."""
    return SHARED


@pytest.fixture(autouse=True)
def in_swedish() -> None:
    """Begin each test in Swedish: a page asked for in English leaves its language behind in the process."""
    if "django.conf" in sys.modules:
        from django.utils import translation

        translation.deactivate()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if SHARED.is_dir():
        return
    away = [item for item in items if "shared" in getattr(item, "fixturenames", ())]
    config.hook.pytest_deselected(items=away)
    items[:] = [item for item in items if item not in away]


def pytest_collection_finish(session: pytest.Session) -> None:
    """Let the collector of garbage leave alone what stays to the end: all the tests, and all that is imported."""
    gc.collect()
    gc.freeze()
