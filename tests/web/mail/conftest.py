"""A real mail server on this machine."""

import asyncio
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd import smtp
from aiosmtpd.controller import Controller

from samverkan.config.environment import Smtp
from tests.plugins.postgres import free_port


class Postman:
    """Takes mail in; refuses addresses at refused.test, and gives the answers it has been told to give first."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.to: list[list[str]] = []
        self.asked: list[str] = []
        self.answers: list[str] = []
        self.answers_to_text: list[str] = []
        self.hangs = False

    async def handle_RCPT(  # noqa: N802  (aiosmtpd calls it so)
        self, server: smtp.SMTP, session: smtp.Session, envelope: smtp.Envelope, address: str, options: list[str]
    ) -> str:
        self.asked.append(address)
        while self.hangs:
            await asyncio.sleep(0.05)
        if self.answers and not (answer := self.answers.pop(0)).startswith("250"):
            return answer
        if address.endswith("@refused.test"):
            return "550 Nobody of that name lives here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: smtp.SMTP, session: smtp.Session, envelope: smtp.Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        if self.answers_to_text:
            return self.answers_to_text.pop(0)
        self.taken.append(message_from_bytes(envelope.content, policy=policy.default))
        self.to.append(envelope.rcpt_tos)
        return "250 OK"


def use(settings: Any, port: int) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.SMTP = Smtp("127.0.0.1", port)
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.DEFAULT_FROM_EMAIL = "samverkan@example.org"


@pytest.fixture
def server(settings: Any) -> Iterator[Postman]:
    """A mail server that Samverkan is set to use."""
    postman = Postman()
    controller = Controller(postman, hostname="127.0.0.1", port=free_port())
    controller.start()
    use(settings, controller.port)
    yield postman
    postman.hangs = False
    controller.stop()


@pytest.fixture
def closed_server(settings: Any) -> None:
    """Samverkan is set to use a mail server that does not answer."""
    use(settings, free_port())
