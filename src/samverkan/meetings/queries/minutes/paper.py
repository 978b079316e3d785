"""The minutes as a paper: the whole of them, or what everybody may read."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from samverkan import papers
from samverkan.meetings.freezing import readable
from samverkan.meetings.models import Adjustment, AdjustmentState, MinutesVersion
from samverkan.meetings.queries.minutes import text
from samverkan.meetings.queries.minutes.content import Content
from samverkan.papers.blocks import Block
from samverkan.ui.dates import day


def minutes_paper(content: Content, version: MinutesVersion | None = None, *, notice: str = "") -> papers.Paper:
    """Return the minutes as a paper; of a version with its fingerprint, and with who has approved it."""
    with override(content["language"]):
        return papers.Paper(
            title=_("Minutes: %(meeting)s") % {"meeting": content["title"]},
            subtitle=content["agreement"],
            language=content["language"],
            date=date.fromisoformat(content["day"]),
            fingerprint=readable(version.fingerprint) if version else "",
            notice=notice,
            blocks=tuple(blocks(content, version)),
        )


def blocks(content: Content, version: MinutesVersion | None) -> Iterator[Block]:
    """Yield the minutes from who was there to who has approved them."""
    yield papers.Paragraph(text.when_and_where(content))
    yield papers.Heading(1, _("Participants"))
    for party in content["participants"]:
        people = ", ".join(map(text.person, party["people"])) or str(_("nobody"))
        yield papers.Paragraph((papers.bold(f"{party['party']}: "), people))
    for item in content["items"]:
        yield papers.Heading(1, text.heading(item))
        yield from (papers.Paragraph(line) for line in item["notes"].splitlines() if line.strip())
        yield from came_out(item)
    if any(content[kind] for kind in ("positions", "actions", "noted")):
        yield papers.Heading(1, _("Outside the agenda"))
        yield from came_out(content)
    if version:
        yield from approvals(version)


def came_out(outcomes: Content) -> Iterator[Block]:
    """Yield what came out of an item: joint positions, actions, notes."""
    for position in outcomes["positions"]:
        yield papers.Callout(position["text"], title=text.position_name(position))
        yield from (papers.Paragraph(text.to_decide(body)) for body in position["bodies"])
    for action in outcomes["actions"]:
        yield papers.Paragraph((papers.bold(_("Action") + ": "), action["title"] + text.action_details(action)))
    for note in outcomes["noted"]:
        yield papers.Paragraph((papers.bold(_("Note") + ": "), note["text"]))


def approvals(version: MinutesVersion) -> Iterator[Block]:
    """Yield each adjuster with the day of the answer, and the addenda that have been approved."""
    yield papers.Heading(1, _("Adjustment"))
    yield papers.Table(
        (_("Adjuster"), _("Party"), _("Approved")),
        tuple(approval(adjustment) for adjustment in version.adjustments.all()),
        caption=_("Who approves the minutes"),
    )
    for addendum in version.minutes.versions.filter(is_addendum=True, withdrawn_at=None).order_by("number"):
        yield papers.Heading(2, _("Addendum of %(day)s") % {"day": local_day(addendum.sent_at)})
        yield from (papers.Paragraph(line) for line in addendum.text.splitlines() if line.strip())
        rows = tuple(approval(adjustment) for adjustment in addendum.adjustments.all())
        yield papers.Table((_("Adjuster"), _("Party"), _("Approved")), rows, caption=_("Who approves the addendum"))


def addendum_paper(version: MinutesVersion) -> papers.Paper:
    """Return an addendum to locked minutes as a paper of its own."""
    meeting = version.minutes.meeting
    with override(meeting.agreement.language):
        rows = tuple(approval(adjustment) for adjustment in version.adjustments.all())
        return papers.Paper(
            title=_("Addendum to the minutes: %(meeting)s") % {"meeting": meeting.title},
            subtitle=meeting.agreement.title,
            language=meeting.agreement.language,
            date=timezone.localdate(version.sent_at),
            fingerprint=readable(version.fingerprint),
            blocks=(
                *(papers.Paragraph(line) for line in version.text.splitlines() if line.strip()),
                papers.Heading(1, _("Adjustment")),
                papers.Table((_("Adjuster"), _("Party"), _("Approved")), rows, caption=_("Who approves the addendum")),
            ),
        )


def approval(adjustment: Adjustment) -> tuple[str, str, str]:
    """Return an adjuster with title and party, and the day of the approval; in words when there is none."""
    name = ", ".join(filter(None, (adjustment.name, adjustment.title)))
    return name, adjustment.party.organisation.name, approved_on(adjustment)


def approved_on(adjustment: Adjustment) -> str:
    """Return the day of an approval; of one on paper also who has noted it."""
    if adjustment.state != AdjustmentState.APPROVED:
        return str(_("not yet"))
    if adjustment.signed_on is None:
        return local_day(adjustment.answered_at)
    words = {"day": day(adjustment.signed_on), "who": adjustment.noted_by.name if adjustment.noted_by else "–"}
    return _("%(day)s on paper, noted by %(who)s") % words


def local_day(at: object) -> str:
    """Return the day of a time, as the parties' clocks have it."""
    return day(timezone.localtime(at).date())  # type: ignore[arg-type]


def public_paper(version: MinutesVersion) -> papers.Paper:
    """Return the items that everybody may read, without who was there and what was noted of persons."""
    content = version.content
    with override(content["language"]):
        chosen = [item for item in content["items"] if item["is_public"]]
        shown: list[Block] = []
        for item in chosen:
            shown.append(papers.Heading(1, f"§ {item['number']} {item['title']}"))
            shown += [papers.Paragraph(line) for line in item["notes"].splitlines() if line.strip()]
            shown += came_out({**item, "actions": [{**action, "leads": []} for action in item["actions"]]})
        return papers.Paper(
            title=_("From the minutes: %(meeting)s") % {"meeting": content["title"]},
            subtitle=content["agreement"],
            language=content["language"],
            date=date.fromisoformat(content["day"]),
            fingerprint=readable(version.fingerprint),
            notice=_("The parties have chosen to make these items public. The minutes hold more."),
            blocks=tuple(shown),
        )
