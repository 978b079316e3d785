"""What a programme teaches: a course plan given, skills read from it, and what a person says of them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actor import NOBODY, Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.accounts.pressing import just_made
from samverkan.competence.queries.vacancies import names
from samverkan.education.models import CoursePlan, Judged, Programme, TaughtSkill
from samverkan.education.queries.finding import Concept, place_of
from samverkan.journal.actions import record
from samverkan.runs import actions as runs
from samverkan.runs.refusals import sentence

if TYPE_CHECKING:
    import pyarrow as pa

LONGEST = 200_000


class NothingToRead(Exception):
    """The course plan holds no text that skills could be read from."""


@dataclass(frozen=True)
class Given:
    """A course plan as a person gives it: pasted text, or a file with its name."""

    text: str = ""
    data: bytes = b""
    name: str = ""


@dataclass(frozen=True)
class Found:
    """A skill read from a plan, with the first place it was surest at."""

    concept: str
    other: str
    start: int
    end: int
    words: str
    score: float


def give_plan(*, programme: Programme, given: Given, by: Actor, at: datetime) -> CoursePlan:
    """
    Keep the text of a course plan; its skills are read in a moment, by themselves.

    Raises NothingToRead for a file without text, or a text that is empty or too long.
    """
    require(by, Permission.EDUCATION_EDIT, programme)
    return _given(programme, read(given), given.name or _("Pasted text"), by, at)  # a file takes long to read


@transaction.atomic
def _given(programme: Programme, text: str, name: str, by: Actor, at: datetime) -> CoursePlan:
    if twin := just_made(programme.plans.filter(text=text, given_by=by.person), "given_at", by=by, at=at).first():
        return twin  # the button was pressed twice
    plan = CoursePlan.objects.create(programme=programme, name=name[:200], text=text, given_at=at, given_by=by.person)
    record("education.give_plan", programme, by=by, at=at, detail={"plan": plan.pk, "characters": len(text)})
    return plan


def read(given: Given) -> str:
    """Return the text of a course plan."""
    try:
        document = runs.read_document(given.data, given.name) if given.data else runs.read_text(given.text)
    except runs.Refused as refusal:
        raise NothingToRead(sentence(refusal)) from refusal
    if not document.text.strip():
        raise NothingToRead(_("There is no text in it. Paste the text of the course plan instead."))
    if len(document.text) > LONGEST:
        raise NothingToRead(_("The text is very long. Give the course plan of one programme or course at a time."))
    return document.text


def read_skills(*, plan: CoursePlan, at: datetime) -> int:
    """
    Read the skills that a plan names; return how many it names.

    What a person confirmed, took away or added stays as it is; only what nobody has judged follows the plan. When no
    taxonomy is kept, the plan says so and can be read again later.
    """
    try:
        # Before anything is written: it takes seconds, and SQLite lets nobody else write until a transaction is over.
        mentions = runs.skills_taught(plan.text, place=place_of(plan.programme))
    except runs.NoTaxonomy as refusal:
        plan.matched_at, plan.refused = at, str(refusal)
        plan.save(update_fields=["matched_at", "refused"])
        return 0
    return _kept(plan, skills_of(mentions), at)


@transaction.atomic
def _kept(plan: CoursePlan, found: list[Found], at: datetime) -> int:
    programme = plan.programme
    keep(programme, plan, found)
    plan.matched_at, plan.refused = at, ""
    plan.save(update_fields=["matched_at", "refused"])
    record("education.read_skills", programme, by=NOBODY, at=at, detail={"plan": plan.pk, "skills": len(found)})
    return len(found)


def skills_of(mentions: "pa.Table") -> list[Found]:
    """Return each skill of the mentions once, at the place where it was surest."""
    best: dict[str, Found] = {}
    for row in mentions.to_pylist():
        ids = [*row["jobtech"][:1], *row["esco"][:1]]
        if not ids:
            continue
        one = Found(ids[0], ids[1] if len(ids) > 1 else "", row["start"], row["end"], row["text"], row["score"])
        if one.concept not in best or one.score > best[one.concept].score:
            best[one.concept] = one
    return list(best.values())


def keep(programme: Programme, plan: CoursePlan, found: Iterable[Found]) -> None:
    """Let the skills of a programme be those found; what a person has judged stays judged as it was."""
    wanted = {one.concept: one for one in found}
    kept = {skill.concept: skill for skill in programme.skills.all()}
    gone = [skill.pk for concept, skill in kept.items() if concept not in wanted]
    programme.skills.filter(pk__in=gone, judged=Judged.PROPOSED).delete()
    programme.skills.filter(pk__in=gone).update(plan=None, start=None, end=None, words="", score=None)
    called = names(wanted)
    for concept, one in wanted.items():
        where = {"plan": plan, "start": one.start, "end": one.end, "words": one.words[:300], "score": one.score}
        skill = kept.get(concept)
        if skill is None:
            name = called.get(concept, one.words)[:300]
            TaughtSkill.objects.create(programme=programme, concept=concept, other=one.other, name=name, **where)
        else:
            for name, value in where.items():
                setattr(skill, name, value)
            skill.save()


@transaction.atomic
def read_again(*, programme: Programme, by: Actor, at: datetime) -> CoursePlan:
    """Let the newest plan be read once more, by the taxonomies as they are now. Raises NothingToRead without one."""
    require(by, Permission.EDUCATION_EDIT, programme)
    plan = programme.plans.first()
    if plan is None:
        raise NothingToRead(_("There is no course plan to read. Give one first."))
    plan.matched_at, plan.refused = None, ""
    plan.save(update_fields=["matched_at", "refused"])
    record("education.read_again", programme, by=by, at=at, detail={"plan": plan.pk})
    return plan


@transaction.atomic
def judge(*, programme: Programme, skills: Collection[int], as_: str, by: Actor, at: datetime) -> int:
    """Confirm some of the skills of a programme, or take them away; return how many."""
    require(by, Permission.EDUCATION_EDIT, programme)
    chosen = programme.skills.filter(pk__in=skills)
    number = chosen.update(judged=as_, judged_at=at, judged_by=by.person)
    if number:
        record("education.judge", programme, by=by, at=at, detail={"skills": number, "as": as_})
    return number


@transaction.atomic
def add_skill(*, programme: Programme, concept: Concept, by: Actor, at: datetime) -> TaughtSkill:
    """Say that a programme teaches a skill of a taxonomy; one taken away before comes back."""
    require(by, Permission.EDUCATION_EDIT, programme)
    judged: dict[str, Any] = {"judged": Judged.CONFIRMED, "judged_at": at, "judged_by": by.person}
    made, _is_new = TaughtSkill.objects.update_or_create(
        programme=programme,
        concept=concept.id,
        defaults=judged,
        create_defaults=judged | {"other": concept.other, "name": concept.name[:300]},
    )
    record("education.add_skill", programme, by=by, at=at, detail={"skill": made.pk})
    return made
