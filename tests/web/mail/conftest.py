"""A real mail server on this machine."""

from collections.abc import Iterator
from typing import Any

import pytest

from samverkan.config.environment import Smtp
from tests.plugins.postgres import free_port
from tests.plugins.postman import Postman, opened


def use(settings: Any, port: int) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.SMTP = Smtp("127.0.0.1", port)
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.DEFAULT_FROM_EMAIL = "samverkan@example.org"


@pytest.fixture
def server(settings: Any) -> Iterator[Postman]:
    """A mail server that Samverkan is set to use."""
    postman = Postman()
    controller = opened(postman)
    use(settings, controller.port)
    yield postman
    postman.hangs = False
    controller.stop()


@pytest.fixture
def closed_server(settings: Any) -> None:
    """Samverkan is set to use a mail server that does not answer."""
    use(settings, free_port())
