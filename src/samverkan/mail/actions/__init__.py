"""Sending mail, and telling people what is new."""

from samverkan.mail.actions.sending import CannotSend, forget, hand_over, one_line, queue, send_again
from samverkan.mail.actions.telling import tell

__all__ = ["CannotSend", "forget", "hand_over", "one_line", "queue", "send_again", "tell"]
