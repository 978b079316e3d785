"""Sending mail, and telling people what is new."""

from samverkan.mail.actions.bouncing import clear, put_on_list, take_reports
from samverkan.mail.actions.sending import CannotSend, forget, one_line, queue, rename, send_again, send_all_again
from samverkan.mail.actions.stopping import choose, resume, stop
from samverkan.mail.actions.telling import tell

__all__ = [
    "CannotSend",
    "choose",
    "clear",
    "forget",
    "one_line",
    "put_on_list",
    "queue",
    "rename",
    "resume",
    "send_again",
    "send_all_again",
    "stop",
    "take_reports",
    "tell",
]
