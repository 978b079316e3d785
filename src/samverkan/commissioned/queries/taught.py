"""Which education that the actor sees teaches what an enquiry asks for already."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q

from samverkan.accounts.actor import Actor
from samverkan.commissioned.models import Need
from samverkan.education.models import Judged, Programme, TaughtSkill

MOST = 10


@dataclass(frozen=True)
class Taught:
    """A programme or course with the skills of the enquiry that it teaches."""

    programme: Programme
    skills: tuple[str, ...]


def taught(needs: tuple[Need, ...], by: Actor) -> tuple[Taught, ...]:
    """Return the programmes that teach most of it first; by the skills' ids, or the same words."""
    ids, keys = [need.concept for need in needs if need.concept], [need.name_key for need in needs]
    same = Q(concept__in=ids) | Q(other__in=ids) | Q(name_key__in=keys)
    given = Programme.objects.visible_to(by).given()
    found = TaughtSkill.objects.filter(same, programme__in=given.order_by().values("pk"))
    skills: dict[Programme, list[str]] = defaultdict(list)
    for one in found.exclude(judged=Judged.REMOVED).select_related("programme"):
        skills[one.programme].append(one.name)
    most = sorted(skills.items(), key=lambda item: (-len(item[1]), item[0].name_key))
    return tuple(Taught(programme, tuple(names)) for programme, names in most[:MOST])
