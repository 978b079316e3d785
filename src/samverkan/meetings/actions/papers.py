"""Papers of an item: put there, shown to more, taken away."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.journal.actions import record
from samverkan.meetings.actions.checks import MeetingClosed, locked, own_party
from samverkan.meetings.models import AgendaItem, ItemPaper, Meeting, MeetingState
from samverkan.sources.actions import receive

WIDER = (Circle.PRIVATE, Circle.SHARED, Circle.PUBLIC)


class NotYourPaper(Exception):
    """Only the party that put a paper there shows it to more, or takes it away."""


class CannotNarrow(Exception):
    """What others have been shown cannot be taken back from them."""


class AgreementNotShared(Exception):
    """The paper of an agreement that only one party sees cannot be shown to others."""


@transaction.atomic
def attach_paper(
    *, item: AgendaItem, data: bytes, name: str, circle: str = Circle.SHARED, by: Actor, at: datetime
) -> ItemPaper:
    """Put a file with an item: for one's own party, for all parties of the agreement, or for everybody."""
    meeting = item.meeting
    require(by, Permission.TOPIC_PROPOSE, meeting.agreement)
    current = taking_papers(meeting)
    check_circle(current, circle)
    home = own_party(current.agreement, by).organisation
    snapshot = receive(data=data, name=name, by=by, at=at)
    made = ItemPaper.objects.create(
        item=item, snapshot=snapshot, circle=circle, home=home, attached_at=at, attached_by=by.person
    )  # fmt: skip
    record("meetings.attach_paper", made, by=by, at=at, within=current.agreement, detail={"item": item.pk})
    return made


def taking_papers(meeting: Meeting) -> Meeting:
    """Return the locked meeting; a cancelled one takes no more papers, a held one may still get what was handed out."""
    current = locked(meeting)
    if current.state == MeetingState.CANCELLED:
        raise MeetingClosed(_("The meeting is cancelled. Plan a new one."))
    return current


def check_circle(meeting: Meeting, circle: str) -> None:
    if meeting.agreement.circle == Circle.PRIVATE and circle != Circle.PRIVATE:
        raise AgreementNotShared(_("Only your party sees the agreement yet, so its papers stay with your party too."))


@transaction.atomic
def show_paper(*, paper: ItemPaper, circle: str, by: Actor, at: datetime) -> ItemPaper:
    """Show a paper to more than before: from one's own party to all parties, or to everybody."""
    current = own_paper(paper, by)
    check_circle(current.item.meeting, circle)
    if WIDER.index(Circle(circle)) < WIDER.index(Circle(current.circle)):
        raise CannotNarrow(_("Others have seen the paper. Take it away instead; they may have kept a copy."))
    current.circle = circle
    current.save()
    agreement = current.item.meeting.agreement
    record("meetings.show_paper", current, by=by, at=at, within=agreement, detail={"item": current.item_id})
    return current


@transaction.atomic
def detach_paper(*, paper: ItemPaper, by: Actor, at: datetime) -> AgendaItem:
    """Take a paper away from its item; the file itself stays with the party that received it."""
    current = own_paper(paper, by)
    item, agreement = current.item, current.item.meeting.agreement
    record("meetings.detach_paper", current, by=by, at=at, within=agreement, detail={"item": item.pk})
    current.delete()
    return item


def own_paper(paper: ItemPaper, by: Actor) -> ItemPaper:
    """Return the paper as it stands now; raise NotYourPaper unless the actor's party put it there."""
    related = ("item__meeting__forum__agreement__home", "item__meeting__forum__home")
    current = ItemPaper.objects.select_for_update(of=("self",)).select_related(*related).get(pk=paper.pk)
    require(by, Permission.TOPIC_PROPOSE, current.item.meeting.agreement)
    if current.home_id != by.organisation_id:
        raise NotYourPaper(_("Another party put the paper there. Only that party changes who sees it."))
    taking_papers(current.item.meeting)
    return current
