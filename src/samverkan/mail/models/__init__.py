"""What is remembered of mail."""

from samverkan.mail.models.addresses import Bounce, Wishes
from samverkan.mail.models.messages import Message, MessageQuerySet
from samverkan.mail.models.notices import Notice, NoticeQuerySet

__all__ = ["Bounce", "Message", "MessageQuerySet", "Notice", "NoticeQuerySet", "Wishes"]
