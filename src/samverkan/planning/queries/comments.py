"""What has been said of a case."""

from django.db.models import QuerySet

from samverkan.planning.models import Case, Comment


def comments(case: Case) -> QuerySet[Comment]:
    """Return what has been said of a case, the oldest first, with who said it."""
    return case.comments.select_related("said_by", "said_for")
