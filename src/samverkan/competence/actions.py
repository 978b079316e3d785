"""Following occupations."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.competence.models import SSYK, FollowedOccupation
from samverkan.journal.actions import record


@transaction.atomic
def follow(*, ssyk: str, region: str, by: Actor, at: datetime) -> FollowedOccupation:
    """Keep an eye on an occupation in a region for one's party; once is enough, a second time changes nothing."""
    require(by, Permission.TOPIC_PROPOSE)
    made, is_new = FollowedOccupation.objects.get_or_create(
        organisation=by.home, ssyk=ssyk, region=region, defaults={"added_at": at, "added_by": by.person}
    )
    if is_new:
        record("competence.follow", made, by=by, at=at, detail={"ssyk": ssyk, "region": region})
    return made


@transaction.atomic
def follow_many(*, ssyk: Iterable[str], region: str, by: Actor, at: datetime) -> int:
    """Keep an eye on several occupations; return how many of them were new. Raises ValidationError for no SSYK code."""
    wanted = list(dict.fromkeys(ssyk))
    for code in wanted:
        SSYK(code)
    before = set(FollowedOccupation.objects.filter(organisation=by.home, region=region).values_list("ssyk", flat=True))
    for code in wanted:
        follow(ssyk=code, region=region, by=by, at=at)
    return len(set(wanted) - before)


@transaction.atomic
def unfollow(*, ssyk: str, region: str, by: Actor, at: datetime) -> None:
    """Stop keeping an eye on it; when nobody does, nothing changes."""
    require(by, Permission.TOPIC_PROPOSE)
    for one in FollowedOccupation.objects.filter(organisation=by.home, ssyk=ssyk, region=region):
        record("competence.unfollow", one, by=by, at=at, detail={"ssyk": ssyk, "region": region})
        one.delete()
