"""The report as a paper, made from what both parties share of a year and from what the sender says first."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from samverkan import papers
from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Activity, ActivityStatus, Commitment, Result
from samverkan.agreements.queries.health import CommitmentView, commitment_views
from samverkan.indicators.models import Indicator
from samverkan.meetings.models import JointPosition
from samverkan.meetings.queries.briefing.measured import Measured, measured
from samverkan.papers.blocks import Block
from samverkan.partner_reports.models import Part, PartnerReport
from samverkan.ui import dates
from samverkan.ui.numbers import rounded
from samverkan.ui.states import state_named


@dataclass(frozen=True)
class Facts:
    """All that a report is made of."""

    report: PartnerReport
    first: date
    last: date
    today: date
    promises: tuple[CommitmentView, ...]
    activities: tuple[Activity, ...]
    positions: tuple[JointPosition, ...]
    indicators: tuple[Measured, ...]


def paper(report: PartnerReport, at: datetime) -> papers.Paper:
    """Return the report as it would be sent now."""
    with override(report.agreement.language):
        facts = facts_of(report, at)
        words = {"sender": report.sender.organisation.name, "receiver": report.receiver.organisation.name}
        return papers.Paper(
            title=_("The year %(year)s") % {"year": report.year},
            subtitle=_("From %(sender)s to %(receiver)s: %(agreement)s")
            % {**words, "agreement": report.agreement.title},
            language=report.agreement.language,
            date=timezone.localdate(at),
            author=report.sender.organisation.name,
            notice=report.agreement.notice,
            blocks=tuple(blocks(facts)),
        )


def readers(report: PartnerReport) -> tuple[Actor, Actor]:
    """Return two readers that see what is shared with the sender and with the receiver: what both see is told."""
    pair = (report.sender.organisation, report.receiver.organisation)
    first, second = (Actor(organisation=each, shares_only=True) for each in pair)
    return first, second


def shared(model: Any, report: PartnerReport) -> Any:
    """Return what both parties see of a kind of thing."""
    first, second = readers(report)
    return model.objects.visible_to(first).filter(pk__in=model.objects.visible_to(second).order_by().values("pk"))


def facts_of(report: PartnerReport, at: datetime) -> Facts:
    """Return what the report is made of, in a number of queries that does not grow."""
    today = timezone.localdate(at)
    first, last = date(report.year, 1, 1), min(date(report.year, 12, 31), today)
    agreement, reader = report.agreement, readers(report)[1]
    told = Q(results__on__range=(first, last)) | Q(money__year=report.year) | Q(status=ActivityStatus.UNDER_WAY)
    ended = Q(status=ActivityStatus.DONE, ends_on__range=(first, last))
    activities = shared(Activity, report).of_agreement(agreement.pk).filter(told | ended).distinct()
    results = Prefetch("results", Result.objects.filter(on__range=(first, last)), to_attr="results_of_the_year")
    members = [party for party in agreement.parties.select_related("organisation") if party.is_member(today)]
    end = timezone.make_aware(datetime.combine(last, time.max)) if last < today else at
    seen = set(shared(Indicator, report).values_list("pk", flat=True))
    return Facts(
        report=report,
        first=first,
        last=last,
        today=today,
        promises=tuple(
            commitment_views(
                shared(Commitment, report).filter(agreement=agreement),
                reader,
                today,
                as_of=last if last < today else None,
                placed=False,
                within=agreement,
            )
        ),
        activities=tuple(
            activities.prefetch_related(results, "money__organisation").order_by("starts_on", "title_key", "pk")
        ),
        positions=tuple(
            shared(JointPosition, report).filter(agreement=agreement, agreed_on__range=(first, last)).order_by("number")
        ),
        indicators=tuple(one for one in measured(agreement, reader, members, end, last) if one.indicator.pk in seen),
    )


def blocks(facts: Facts) -> Iterator[Block]:
    """Yield the parts in the order in which they can be answered."""
    for text in facts.report.opening.split("\n\n"):
        if text.strip():
            yield papers.Paragraph(" ".join(text.split()), lead=True)
    for part, made in (
        (Part.PROMISES, promises(facts)),
        (Part.ACTIVITIES, activities(facts)),
        (Part.POSITIONS, positions(facts)),
        (Part.RESOURCES, resources(facts)),
        (Part.INDICATORS, indicators(facts)),
    ):
        yield papers.Heading(1, str(part.label))
        yield made


def promises(facts: Facts) -> Block:
    """Return the promises with their state, and what changed during the year."""
    rows = tuple(
        (str(view.number), view.commitment.title, state_of(view), changed(view, facts)) for view in facts.promises
    )
    header = (_("No."), _("Promise"), _("State"), _("During the year"))
    return papers.Table(header, rows, align="rlll", empty=_("No promise is shared between us."))


def state_of(view: CommitmentView) -> str:
    """Return the state of a promise in words; where the parties differ, who says what."""
    if view.differs:
        return view.difference
    chip = view.chip
    return str(chip.word or state_named(chip.key).word)


def changed(view: CommitmentView, facts: Facts) -> str:
    """Return how a promise was changed in the year, and what was said last of it."""
    told = [
        f"{dates.day(change.changed_on)}: {change.reason}"
        for change in view.commitment.changes.all()
        if facts.first <= change.changed_on <= facts.last
    ]
    said = [
        f"{party.mark.mark}: {party.report.sentence}"
        for party in view.views
        if party.report and party.report.sentence and party.report.as_of >= facts.first
    ]
    return " ".join([*told, *said])


def activities(facts: Facts) -> Block:
    """Return what was done, with what it led to in the year."""
    rows = tuple(
        (
            activity.title,
            str(activity.get_status_display()),
            "; ".join(result.text for result in getattr(activity, "results_of_the_year", ())),
        )
        for activity in facts.activities
    )
    return papers.Table((_("Activity"), _("State"), _("Result")), rows, empty=_("No activity is noted for the year."))


def positions(facts: Facts) -> Block:
    """Return the joint positions of the year, and what came of them."""
    rows = tuple((str(each.number), each.text, became(each, facts.today)) for each in facts.positions)
    header = (_("No."), _("Joint position"), _("What became of it"))
    return papers.Table(header, rows, align="rll", empty=_("No joint position was agreed during the year."))


def became(position: JointPosition, today: date) -> str:
    """Return what had become of a joint position by the day of the report."""
    is_known = position.outcome_on is not None and position.outcome_on <= today
    return position.outcome if position.outcome and is_known else _("not yet noted")


def resources(facts: Facts) -> Block:
    """Return the money that each has put into shared activities in the year; what is not noted is not guessed."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for activity in facts.activities:
        for line in activity.money.all():
            if line.year == facts.report.year:
                sums[str(line.organisation) if line.organisation else line.payer] += line.amount_sek
    rows = tuple((payer, rounded(amount)) for payer, amount in sorted(sums.items()))
    return papers.Table(
        (_("Paid by"), _("Kronor")),
        rows,
        caption=_("What is noted on the activities above. Time is not noted.") if rows else "",
        align="lr",
        empty=_("No money is noted for the year."),
    )


def indicators(facts: Facts) -> Block:
    """Return the indicators with their latest value by the end of the year and the one before."""
    rows = tuple(
        (one.indicator.name, one.text, dates.day(one.latest.on), one.text_before, one.source)
        for one in facts.indicators
    )
    header = (_("Indicator"), _("Value"), _("Day"), _("Before"), _("Source"))
    return papers.Table(header, rows, align="lrlrl", empty=_("No indicator is shared between us."))
