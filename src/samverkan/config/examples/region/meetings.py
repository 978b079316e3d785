"""The meetings of the region: those that have been held, and one that is coming."""

from datetime import datetime, timedelta

from django.utils import timezone

from samverkan.accounts.actor import Actor
from samverkan.config.examples.region import briefings
from samverkan.config.examples.region.book import Book, Given, morning, read
from samverkan.config.examples.region.minutes import adjust, hold
from samverkan.meetings.actions import agenda, forums, freezing, planning, topics
from samverkan.meetings.models import Forum, ForumKind, Meeting


def make(book: Book) -> None:
    """Make the meetings and the topics that wait for the next one."""
    held = read("minutes.yaml", book.at)
    for one in [*held["before"], *book.given["meetings"], *held["after"]]:
        made = plan(book, one)
        if "participants" in one:
            hold(book, one, made)
            adjust(book, held["adjusted"].get(one["id"]), made)
        if "freeze" in one:
            briefings.write(book, one, made)
            by = book.coordinator("mau", timezone.localdate(one["freeze"]))
            freezing.freeze_briefing(meeting=made, by=by, at=one["freeze"])
            briefings.go_on(book, one, made)
    for one in book.given["topics"]:
        propose(book, one)


def plan(book: Book, one: Given) -> Meeting:
    """Plan a meeting two months ahead, with its agenda."""
    at: datetime = one["at"] - timedelta(days=60)
    by = book.coordinator("mau", timezone.localdate(at))
    made = planning.plan(
        agreement=book.main,
        starts_at=one["at"],
        minutes=one["minutes"],
        place=one["place"],
        forum=forum_of(book, one, by),
        title=f"{one['title'].rpartition(' ')[0]} {one['at'].year}",
        by=by,
        at=at,
    )
    for item in one["items"]:
        agenda.add_item(
            meeting=made,
            title=item["title"],
            kind=item["kind"],
            minutes=item["minutes"],
            proposal=item.get("proposal", ""),
            background=item.get("background", ""),
            by=by,
            at=at,
        )
    return made


def forum_of(book: Book, one: Given, by: Actor) -> Forum | None:
    """Return the forum that a meeting is of, made when there is none; the leaderships' is made by itself."""
    if "forum" not in one:
        return None
    standing = Forum.objects.filter(agreement=book.main, name=one["forum"]).first()
    made_at = one["at"] - timedelta(days=90)
    return standing or forums.add_forum(
        agreement=book.main, kind=ForumKind.STEERING, name=one["forum"], by=by, at=made_at
    )


def propose(book: Book, one: Given) -> None:
    """Propose a topic, and send it to the other party unless it is kept."""
    by = book.coordinator(one["by"], one["dated"])
    made = topics.propose_topic(
        agreement=book.main, title=one["title"], why=one["why"], by=by, at=morning(one["dated"])
    )
    if one.get("circle") != "private":
        topics.send_topic(topic=made, by=by, at=morning(one["dated"]))
