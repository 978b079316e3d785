"""A real mail server on this machine, which keeps what it takes."""

import asyncio
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd import smtp
from aiosmtpd.controller import Controller

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
        self.port = 0

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


def opened(postman: Postman) -> Controller:
    """Open the server on a free port; the caller stops it."""
    controller = Controller(postman, hostname="127.0.0.1", port=free_port())
    controller.start()
    return controller
