"""What is said of a case to everybody who sees it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, NotAllowed, require
from samverkan.accounts.permissions import Permission
from samverkan.accounts.pressing import just_made
from samverkan.journal.actions import record
from samverkan.planning.models import Case, Comment


class NothingSaid(Exception):
    """A comment has words."""


@transaction.atomic
def comment(*, case: Case, text: str, about: str = "", by: Actor, at: datetime) -> Comment:
    """Say something of a case, or of one part of it; raises NothingSaid."""
    require(by, Permission.TOPIC_PROPOSE, case)
    if not text.strip():
        raise NothingSaid(_("Write what you want to say."))
    said = {"case": case, "text": text.strip()[:3000], "about": about[:200], "said_by": by.person, "said_for": by.home}
    if twin := just_made(Comment.objects.filter(**said), "said_at", by=by, at=at).first():
        return twin  # the button was pressed twice
    made = Comment.objects.create(**said, said_at=at)
    record("planning.comment", case, by=by, at=at, detail={"case": case.pk, "comment": made.pk})
    return made


@transaction.atomic
def remove_comment(*, comment: Comment, by: Actor, at: datetime) -> None:
    """Take back what one's own party said."""
    require(by, Permission.TOPIC_PROPOSE, comment.case)
    if comment.said_for_id != by.organisation_id:
        raise NotAllowed(_("Only the party that commented can take it back."))
    record("planning.remove_comment", comment.case, by=by, at=at, detail={"comment": comment.pk})
    comment.delete()
