"""
The steps of an agreement's year, each asked of the room that knows it. Nothing is stored, and nothing recurs by rule.

A step that has no date yet, but that the agreement's or a forum's rhythm calls for, stands where the rhythm puts it
and says so; giving it a date is the work it leads to.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle
from samverkan.agreements.models import Agreement, AgreementState, Assumption
from samverkan.gap_cases.models import GapCase, LookBack
from samverkan.meetings.models import Briefing, Forum, ForumKind, Meeting, MeetingState, Minutes, MinutesState
from samverkan.meetings.queries.forums import forum_line, with_meetings
from samverkan.partner_reports.models import PartnerReport
from samverkan.relations.models import Check
from samverkan.renewals.deadlines import dates_of
from samverkan.renewals.models import Renewal, RenewalState
from samverkan.reporting.models import Round

A_YEAR = timedelta(days=365)
REPORT_WITHIN = timedelta(days=30)  # a partner report follows the yearly meeting
MINUTES_WITHIN = timedelta(days=14)  # a record not approved two weeks after the meeting is late
APPROVED = (MinutesState.APPROVED, MinutesState.LOCKED)


@dataclass(frozen=True)
class WheelStep:
    """
    One step: a day or a period, what it is, where it is done, and what comes of it.

    `is_proposed` is one without a date of its own, put where the rhythm calls for it; `is_done` one that is over with.
    """

    on: date
    label: str
    url: str
    until: date | None = None
    what: str = ""
    leads_to: str = ""
    is_done: bool = False
    is_proposed: bool = False

    @property
    def ends(self) -> date:
        return self.until or self.on

    def is_late(self, today: date) -> bool:
        return not self.is_done and self.ends < today

    def is_within(self, first: date, last: date) -> bool:
        return self.on <= last and self.ends >= first


def steps_of(agreement: Agreement, by: Actor, first: date, last: date, today: date) -> list[WheelStep]:
    """Return the steps between two days that the actor may see, in their order: eleven queries, however many."""
    found = [
        *rounds(agreement, by, today),
        *meetings(agreement, by, today),
        *forums(agreement, by, today),
        *assumptions(agreement, by),
        *look_backs(agreement, by),
        *relations(agreement, by, today),
        *partner_reports(agreement, by, today),
        *renewals(agreement, by),
    ]
    return sorted((step for step in found if step.is_within(first, last)), key=lambda step: (step.on, step.ends))


def rounds(agreement: Agreement, by: Actor, today: date) -> Iterator[WheelStep]:
    """Yield the rounds of reports, and when the next one is due."""
    known = list(Round.objects.visible_to(by).filter(agreement=agreement))
    for each in known:
        yield WheelStep(
            on=timezone.localdate(each.opened_at),
            until=max(ended_on(each), timezone.localdate(each.opened_at)),
            label=each.title,
            what=_("Reports come in"),
            leads_to=_("The counterpart confirms or says otherwise."),
            url=reverse("reporting:page", args=[agreement.pk, each.number]),
            is_done=not each.is_open,
        )
    if agreement.state != AgreementState.IN_FORCE or any(each.is_open for each in known):
        return
    last = max((each.due_on for each in known), default=None)
    due = last + timedelta(days=agreement.report_every_days) if last else today
    yield WheelStep(
        on=max(due, today),
        label=_("The next round of reports"),
        what=_("Has no date yet"),
        leads_to=_("The coordinator opens the round; each owner gets a link."),
        url=reverse("reporting:open", args=[agreement.pk]),
        is_proposed=True,
    )


def ended_on(asked: Round) -> date:
    """Return the day to answer by, or the day on which the round was closed before that."""
    return min(asked.due_on, timezone.localdate(asked.closed_at)) if asked.closed_at else asked.due_on


def meetings(agreement: Agreement, by: Actor, today: date) -> Iterator[WheelStep]:
    """Yield the meetings with what goes before them and comes after."""
    found = Meeting.objects.visible_to(by).of_agreement(agreement.pk).exclude(state=MeetingState.CANCELLED)
    frozen = Briefing.objects.filter(meeting=OuterRef("pk"))
    approved = Minutes.objects.filter(meeting=OuterRef("pk"), state__in=APPROVED)
    told = found.select_related("forum").annotate(has_briefing=Exists(frozen), is_approved=Exists(approved))
    for meeting in told.order_by("starts_at"):
        day, page = timezone.localdate(meeting.starts_at), reverse("meetings:page", args=[meeting.pk])
        is_held = meeting.state == MeetingState.HELD
        if meeting.topics_close_on:
            yield WheelStep(
                on=meeting.topics_close_on,
                label=_("Topics in for %(meeting)s") % {"meeting": meeting.title},
                leads_to=_("The agenda is put together from the inbox."),
                url=page,
                is_done=is_held or meeting.topics_close_on < today,
            )
        if meeting.briefing_out_on:
            yield WheelStep(
                on=meeting.briefing_out_on,
                label=_("Briefing out for %(meeting)s") % {"meeting": meeting.title},
                leads_to=_("Those called read it in ten minutes."),
                url=reverse("meetings:briefing", args=[meeting.pk]),
                is_done=is_held or meeting.has_briefing,
            )
        yield WheelStep(
            on=day,
            label=meeting.title,
            what=str(meeting.forum.get_kind_display()),
            leads_to=_("Joint positions and actions, each with an owner."),
            url=page,
            is_done=is_held,
        )
        if is_held or day <= today:
            yield WheelStep(
                on=day + MINUTES_WITHIN,
                label=_("Minutes of %(meeting)s approved") % {"meeting": meeting.title},
                leads_to=_("Each party's bodies decide where they must."),
                url=reverse("meetings:minutes", args=[meeting.pk]),
                is_done=meeting.is_approved,
            )


def forums(agreement: Agreement, by: Actor, today: date) -> Iterator[WheelStep]:
    """Yield the meetings that a forum's rhythm calls for and that have no date yet."""
    if agreement.state != AgreementState.IN_FORCE:
        return
    now = timezone.make_aware(datetime.combine(today, datetime.min.time()))
    rhythmic = Forum.objects.visible_to(by).filter(agreement=agreement, times_a_year__gt=0)
    for forum in with_meetings(rhythmic, now):
        due = forum_line(forum, today).due
        if due:
            yield WheelStep(
                on=max(due.plan_by, today),
                until=max(due.hold_by, today),
                label=_("%(forum)s is to meet") % {"forum": forum.name},
                what=_("Has no date yet"),
                leads_to=_("The meeting gets a day, and those who sit in the forum are called."),
                url=reverse("meetings:forum", args=[forum.pk]),
                is_proposed=True,
            )


def assumptions(agreement: Agreement, by: Actor) -> Iterator[WheelStep]:
    """Yield the days on which what the promises rest on is looked at again, one step a day."""
    seen = Assumption.objects.visible_to(by).filter(agreement=agreement).exclude(look_again_on=None)
    by_day: dict[date, list[str]] = {}
    for assumption in seen:
        assert assumption.look_again_on
        by_day.setdefault(assumption.look_again_on, []).append(assumption.text)
    for on, texts in by_day.items():
        yield WheelStep(
            on=on,
            label=_("Review of assumptions"),
            what=" · ".join(texts),
            leads_to=_("What no longer holds puts its promises under review."),
            url=reverse("agreements:assumptions", args=[agreement.pk]),
        )


def look_backs(agreement: Agreement, by: Actor) -> Iterator[WheelStep]:
    """Yield the days on which decisions on competence gaps are looked back at."""
    seen = GapCase.objects.visible_to(by).filter(agreement=agreement, closed_at=None).order_by().values("pk")
    found = LookBack.objects.filter(decision__case__in=seen, decision__withdrawn_at=None)
    for one in found.select_related("decision__case"):
        case = one.decision.case
        yield WheelStep(
            on=one.due_on,
            label=_("Look-back at a competence gap"),
            what=case.title,
            leads_to=_("What was learnt is there when the next gap is decided on."),
            url=reverse("gap_cases:page", args=[case.pk]) + "#aterblickar",
            is_done=one.done_at is not None,
        )


def relations(agreement: Agreement, by: Actor, today: date) -> Iterator[WheelStep]:
    """Yield the relationship checks; where there has been one, also when a year has gone since the last."""
    known = list(Check.objects.visible_to(by).standing().filter(agreement=agreement))
    for check in known:
        begun = timezone.localdate(check.started_at or check.proposed_at)
        ended = timezone.localdate(check.closed_at) if check.closed_at else check.answer_by
        yield WheelStep(
            on=begun,
            until=max(ended, begun),
            label=_("Relationship check %(year)s") % {"year": check.year},
            what="" if check.started_at else _("Proposed, and not yet begun"),
            leads_to=_("What the leaderships see differently goes to the agenda."),
            url=reverse("relations:page", args=[agreement.pk, check.number]),
            is_done=check.is_closed,
        )
    if agreement.state != AgreementState.IN_FORCE or not known or any(check.is_under_way for check in known):
        return
    last = max(timezone.localdate(check.closed_at) for check in known if check.closed_at)
    yield WheelStep(
        on=max(last + A_YEAR, today),
        label=_("The next relationship check"),
        what=_("Has no date yet"),
        leads_to=_("It begins when all parties have said yes."),
        url=reverse("relations:propose", args=[agreement.pk]),
        is_proposed=True,
    )


def partner_reports(agreement: Agreement, by: Actor, today: date) -> Iterator[WheelStep]:
    """Yield the reports that were sent, and after a leadership meeting the one's own that has not been."""
    known = list(PartnerReport.objects.visible_to(by).filter(agreement=agreement).select_related(
        "sender__organisation", "receiver__organisation", "reply"
    ))  # fmt: skip
    for report in known:
        if report.sent_at and report.answer_by:
            words = {"sender": report.sender.organisation.short_mark, "year": report.year}
            yield WheelStep(
                on=timezone.localdate(report.sent_at),
                until=report.answer_by,
                label=_("The report of %(sender)s for %(year)s") % words,
                what=_("Is answered"),
                leads_to=_("What is seen differently is settled by the two."),
                url=reverse("partner_reports:page", args=[agreement.pk, report.pk]),
                is_done=hasattr(report, "reply"),
            )
    if agreement.state != AgreementState.IN_FORCE or agreement.circle == Circle.PRIVATE:
        return
    held = Meeting.objects.visible_to(by).of_agreement(agreement.pk).filter(state=MeetingState.HELD)
    last = held.filter(forum__kind=ForumKind.LEADERSHIP).order_by("-starts_at").first()
    if last is None:
        return
    day = timezone.localdate(last.starts_at)
    own = (each for each in known if each.sender.organisation_id == by.organisation_id and each.sent_at)
    if any(timezone.localdate(report.sent_at) >= day or report.year > day.year for report in own if report.sent_at):
        return
    yield WheelStep(
        on=max(day + REPORT_WITHIN, today),
        label=_("Partner report for %(year)s") % {"year": day.year},
        what=_("Not yet sent"),
        leads_to=_("The other party answers how it sees the year."),
        url=reverse("partner_reports:begin", args=[agreement.pk]),
        is_proposed=True,
    )


def renewals(agreement: Agreement, by: Actor) -> Iterator[WheelStep]:
    """Yield the renewal under way and the dates that the agreement sets itself."""
    page = reverse("renewals:page", args=[agreement.pk])
    for renewal in Renewal.objects.visible_to(by).filter(agreement=agreement).exclude(against_on=None):
        assert renewal.against_on
        is_over = renewal.state == RenewalState.SETTLED
        ended = timezone.localdate(renewal.settled_at) if renewal.settled_at else renewal.against_on
        yield WheelStep(
            on=renewal.begun_on,
            until=max(ended, renewal.begun_on),
            label=_("Renewal %(number)s") % {"number": renewal.number},
            leads_to=_("Evaluation, new wording, handing over what is left."),
            url=page,
            is_done=is_over,
        )
    dates = dates_of(agreement)
    for on, label in (
        (dates.review, _("Review of the agreement")),
        (dates.renew_by, _("To be renewed by")),
        (dates.notice, _("Last day to give notice")),
        (dates.end, _("The agreement ends")),
    ):
        if on:
            yield WheelStep(on=on, label=label, url=page, is_done=agreement.state == AgreementState.ENDED)
