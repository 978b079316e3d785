"""What waits in relationship checks: to say yes, to choose who answers, to answer, to close."""

from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from samverkan.accounts.permissions import Permission
from samverkan.overview.queries.waiting.viewer import Task, Viewer, Waiting, everybody
from samverkan.relations.models import Check, CheckState, Consent, Respondent
from samverkan.ui.components import Card
from samverkan.ui.dates import day

LEAD = timedelta(days=7)


def checks(viewer: Viewer) -> QuerySet[Any]:
    """Return the checks of the party's agreements."""
    found: QuerySet[Any] = Check.objects.visible_to(viewer.actor).filter(agreement__in=viewer.agreements())
    return found.select_related("agreement").order_by("answer_by", "pk")


def asked(viewer: Viewer) -> QuerySet[Any]:
    """Return what the person is asked: nobody else is shown who is asked in one's party."""
    within = checks(viewer).filter(state=CheckState.OPEN).order_by().values("pk")
    own = Respondent.objects.filter(party__organisation=viewer.organisation_id, person=viewer.person_id)
    mine = own.filter(check_of__in=within, answered_at=None)
    return mine.select_related("check_of__agreement").order_by("check_of__answer_by", "pk")


def answer_it(respondent: Any, viewer: Viewer) -> Task:
    check = respondent.check_of
    text = _("Some statements about the partnership, answer by %(day)s.") % {"day": day(check.answer_by)}
    return task(check, _("Answer the relationship check %(year)s"), text, "own", minutes=5, is_due=True)


def to_agree(viewer: Viewer) -> QuerySet[Any]:
    """Return the proposals to which the party has not said yes."""
    said = Consent.objects.filter(check_of=OuterRef("pk"), party__organisation=viewer.organisation_id)
    return checks(viewer).filter(~Exists(said.order_by()), state=CheckState.PROPOSED)


def agree_to_it(check: Check, viewer: Viewer) -> Task:
    text = _("It begins when your party has said yes. You can change the statements first, or say no.")
    return task(check, _("Say yes or no to a relationship check for %(year)s"), text, minutes=5)


def without_anybody(viewer: Viewer) -> QuerySet[Any]:
    """Return the checks that the party is in, but in which it has chosen nobody to answer."""
    said = Consent.objects.filter(check_of=OuterRef("pk"), party__organisation=viewer.organisation_id)
    chosen = Respondent.objects.filter(check_of=OuterRef("pk"), party__organisation=viewer.organisation_id)
    return checks(viewer).filter(
        Exists(said.order_by()), ~Exists(chosen.order_by()), state__in=(CheckState.PROPOSED, CheckState.OPEN)
    )


def choose_them(check: Check, viewer: Viewer) -> Task:
    text = _("Choose among your leadership, best three or more.")
    return task(check, _("Choose who answers the relationship check %(year)s"), text, "respondents", minutes=3)


def past_their_day(viewer: Viewer) -> QuerySet[Any]:
    """Return the checks being answered whose day has been."""
    return checks(viewer).filter(state=CheckState.OPEN, answer_by__lt=viewer.today)


def close_it(check: Check, viewer: Viewer) -> Task:
    text = _("It was to be answered by %(day)s.") % {"day": day(check.answer_by)}
    return task(check, _("Close the relationship check %(year)s, and see the result"), text, minutes=2, is_due=True)


def task(check: Check, title: str, text: str, name: str = "page", *, minutes: int, is_due: bool = False) -> Task:
    """Return the card of a check."""
    card = Card(
        title=title % {"year": check.year},
        text=text,
        where=check.agreement.title,
        url=reverse(f"relations:{name}", args=[check.agreement_id, check.number]),
        due=check.answer_by if is_due else None,
        minutes=minutes,
    )
    return Task(check.answer_by - LEAD, card)


TO_ANSWER = Waiting("relation", Permission.AGREEMENT_READ, "check_of__agreement", asked, everybody, answer_it)
TO_AGREE = Waiting("relation_yes", Permission.MEETING_PLAN, "agreement", to_agree, everybody, agree_to_it)
TO_CHOOSE = Waiting("relation_people", Permission.MEETING_PLAN, "agreement", without_anybody, everybody, choose_them)
TO_CLOSE = Waiting("relation_close", Permission.MEETING_PLAN, "agreement", past_their_day, everybody, close_it)
