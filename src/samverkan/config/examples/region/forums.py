"""The forums of the region, who sits in them, and the next meeting with those called to it."""

from datetime import datetime

from django.utils import timezone

from samverkan.accounts.actor import Actor
from samverkan.config.examples.region.book import Book, Given, morning, read
from samverkan.meetings.actions import calling, forums, invitees, papers, planning
from samverkan.meetings.models import AgendaItem, Forum, Meeting, MeetingState, Seat


def make(book: Book) -> None:
    """Make the forums and give their seats, each on its day."""
    for one in read("forums.yaml", book.at)["forums"]:
        by = acting(book, one["at"])
        forum = forums.add_forum(agreement=book.main, kind=one["kind"], name=one["name"], by=by, at=one["at"])
        ways = forums.Ways(**one["ways"])
        forums.change_forum(forum=forum, name=forum.name, ways=ways, by=by, at=one["at"])
        for given in one["seats"]:
            sit(book, forum, given)


def acting(book: Book, at: datetime, party: str = "mau") -> Actor:
    return book.coordinator(party, timezone.localdate(at))


def sit(book: Book, forum: Forum, given: Given) -> None:
    """Give one seat."""
    person = book.people[given["person"]] if "person" in given else None
    sitter = forums.Sitter(person, given.get("name", ""), given.get("title", ""), given.get("email", ""))
    stood_in_for = book.people[given["for"]].name if "for" in given else None
    at = morning(given["from"])
    forums.seat(
        forum=forum,
        party=book.party(given["party"]),
        sitter=sitter,
        role=given.get("role", "member"),
        deputy_for=Seat.objects.get(forum=forum, name=stood_in_for) if stood_in_for else None,
        from_date=given["from"],
        to_date=given.get("to"),
        by=acting(book, at, given["party"]),
        at=at,
    )


def call(book: Book) -> None:
    """Say what the forums always take up, call to the next meeting, plan one more, put papers with the items."""
    given = read("forums.yaml", book.at)
    for one in given["forums"]:
        forum = Forum.objects.get(agreement=book.main, name=one["name"])
        items = [forums.Standing(*item) for item in one["standing"]]
        forums.set_standing_items(forum=forum, items=items, by=acting(book, book.at), at=book.at)
    for one in given["calls"]:
        call_one(book, one)
    for one in given["drafts"]:
        forum = Forum.objects.get(agreement=book.main, name=one["forum"])
        by = acting(book, one["made"], one["by"])
        planning.plan(agreement=book.main, forum=forum, starts_at=one["at"], by=by, at=one["made"])
    for one in given["papers"]:
        papers.attach_paper(
            item=AgendaItem.objects.get(meeting__forum__agreement=book.main, title=one["item"]),
            data=one["text"].encode(),
            name=one["name"],
            circle=one["circle"],
            by=acting(book, one["at"], one["by"]),
            at=one["at"],
        )


def call_one(book: Book, one: Given) -> None:
    """Call to the next meeting of a forum, and take the answers."""
    by = acting(book, one["at"])
    planned = Meeting.objects.filter(forum__agreement=book.main, state=MeetingState.PLANNED)
    meeting = planned.filter(forum__name=one["meeting"]).with_agreement().get()
    planning.change(
        meeting=meeting, starts_at=meeting.starts_at, minutes=meeting.minutes, place=meeting.place,
        video_link=one["video"], by=by, at=one["at"],
    )  # fmt: skip
    for guest in one["guests"]:
        invitees.invite_guest(
            meeting=meeting, name=guest["name"], email=guest["email"], comes_from=guest["from"], by=by, at=one["at"]
        )
    calling.call(meeting=meeting, by=by, at=one["at"])
    for given in one["answers"]:
        seat = Seat.objects.filter(forum=meeting.forum, name=given.get("deputy", "")).first()
        calling.answer(
            invitee=meeting.invitees.get(name=given["name"]),
            answer=given["answer"],
            deputy_seat=seat,
            by=acting(book, given["at"]),
            at=given["at"],
        )
