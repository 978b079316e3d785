"""Following occupations, and choosing the stages of one's value chain."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import take_turn
from samverkan.competence.chains import Stage
from samverkan.competence.models import SSYK, FollowedOccupation, ValueChain
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


@transaction.atomic
def set_chain(*, stages: Sequence[Stage], version: int, by: Actor, at: datetime) -> ValueChain | None:
    """
    Let these be the stages of one's party from now on; none at all brings the usual ones back.

    version  that of the chain the form was opened with, 0 where there was none
    Raises EditedMeanwhile when somebody else saved first.
    """
    require(by, Permission.AREA_EDIT)
    made = ValueChain.objects.filter(organisation=by.home).first() or ValueChain(organisation=by.home, version=0)
    if made.pk or version:
        take_turn(made, version)
    else:
        made.version = 1
    made.stages, made.changed_at, made.changed_by = [stage.kept for stage in stages], at, by.person
    made.save()
    record("competence.set_chain", made, by=by, at=at, detail={"stages": len(stages)})
    if not stages:
        made.delete()
        return None
    return made
