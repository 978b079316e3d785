"""How far a round has come: who has answered what, as far as the one who looks sees it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from django.db.models import BooleanField, Case, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Party
from samverkan.agreements.queries.health import party_mark
from samverkan.reporting.models import Ask, Respondent, Round, answered_for
from samverkan.ui.components import PartyMark

ANSWERED, PARTLY, OPENED, SENT, UNSENT = "answered", "partly", "opened", "sent", "unsent"
ORDER = (UNSENT, SENT, OPENED, PARTLY, ANSWERED)


@dataclass(frozen=True)
class One:
    """One question as it counts: to whom, whether it is answered, and how long that took."""

    respondent: int | None
    party: int
    is_answered: bool
    seconds: int | None


@dataclass(frozen=True)
class Line:
    """One person who is asked, or those promises of a party that nobody is asked about."""

    respondent: Respondent | None
    party: PartyMark
    is_own: bool
    asked: int
    answered: int
    seconds: int | None
    reminded_at: datetime | None = None

    @property
    def status(self) -> str:
        """How far the person has come; opening is only told of while nothing has been answered."""
        if self.answered >= self.asked:
            return ANSWERED
        if self.answered:
            return PARTLY
        if self.respondent is None or self.respondent.sent_at is None:
            return UNSENT
        return OPENED if self.respondent.opened_at else SENT

    @property
    def chip(self) -> tuple[str, str]:
        """The state that is shown, and its word."""
        return chip_of(self.status)

    @property
    def took(self) -> str:
        return duration(self.seconds)


def chip_of(status: str) -> tuple[str, str]:
    """Return the state by which a status is shown, and its word."""
    return {
        ANSWERED: ("done", _("answered")),
        PARTLY: ("under_way", _("has begun to answer")),
        OPENED: ("open", _("opened")),
        SENT: ("not_started", _("not opened")),
        UNSENT: ("unconfirmed", _("nobody is asked")),
    }[status]


def duration(seconds: float | None) -> str:
    """Return a time in minutes and seconds as it is read: 3 min 20 s; nothing where it is unknown."""
    if seconds is None:
        return ""
    minutes, rest = divmod(round(seconds), 60)
    if not minutes:
        return _("%(seconds)d s") % {"seconds": rest}
    if minutes >= 10 or not rest:
        return _("%(minutes)d min") % {"minutes": minutes}
    return _("%(minutes)d min %(seconds)d s") % {"minutes": minutes, "seconds": rest}


@dataclass(frozen=True)
class PartyProgress:
    """How far one party has come."""

    mark: PartyMark
    party_id: int
    is_own: bool
    asked: int
    answered: int
    people: int
    finished: int
    unowned: int
    median: float | None

    @property
    def percent(self) -> int:
        return round(100 * self.answered / self.asked) if self.asked else 0

    @property
    def took(self) -> str:
        return duration(self.median)

    @property
    def people_words(self) -> str:
        words = ngettext("%(done)s of %(count)s person", "%(done)s of %(count)s people", self.people)
        return words % {"done": self.finished, "count": self.people}


@dataclass(frozen=True)
class Progress:
    """How far the whole round has come."""

    parties: tuple[PartyProgress, ...]
    lines: tuple[Line, ...]
    median: float | None

    @property
    def asked(self) -> int:
        return sum(each.asked for each in self.parties)

    @property
    def answered(self) -> int:
        return sum(each.answered for each in self.parties)

    @property
    def took(self) -> str:
        return duration(self.median)

    @property
    def unopened(self) -> int:
        return sum(line.status == SENT for line in self.lines)


def questions_of(asked: Round, by: Actor) -> list[One]:
    """Return every question of the round that the actor sees, in one query."""
    seen = Ask.objects.visible_to(by).standing().filter(round=asked).order_by()
    is_answered = Case(When(answered_for(by), then=Value(True)), default=Value(False), output_field=BooleanField())
    rows = seen.annotate(is_answered=is_answered).values_list("respondent", "party", "is_answered", "answer__seconds")
    return [One(respondent, party, done, took if done else None) for respondent, party, done, took in rows]


def progress(asked: Round, by: Actor) -> Progress:
    """Return how far each party and each person has come, in four queries however many are asked."""
    questions = questions_of(asked, by)
    parties = list(asked.agreement.parties.select_related("organisation"))
    people = {one.pk: one for one in asked.respondents.select_related("person").prefetch_related("reminders")}
    grouped: dict[tuple[int, int | None], list[One]] = defaultdict(list)
    for one in questions:
        grouped[one.party, one.respondent].append(one)
    lines = [
        _line(people.get(who or 0), party, ones, by)
        for party in parties
        for (of, who), ones in grouped.items()
        if of == party.pk
    ]
    lines.sort(key=_in_order)
    rows = tuple(_of_party(party, lines, by) for party in parties if any(one.party == party.pk for one in questions))
    return Progress(rows, tuple(lines), _median(lines))


def _line(respondent: Respondent | None, party: Party, ones: list[One], by: Actor) -> Line:
    took = [one.seconds for one in ones if one.seconds is not None]
    reminders = list(respondent.reminders.all()) if respondent else []
    return Line(
        respondent=respondent,
        party=party_mark(party),
        is_own=party.organisation_id == by.organisation_id,
        asked=len(ones),
        answered=sum(one.is_answered for one in ones),
        seconds=sum(took) if took else None,
        reminded_at=reminders[-1].sent_at if reminders else None,
    )


def _in_order(line: Line) -> tuple[int, int, int, str]:
    """One's own party first, in it those who have come least far."""
    name = line.respondent.person.name if line.respondent else ""
    return (not line.is_own, line.party.slot, ORDER.index(line.status), name)


def _of_party(party: Party, lines: Iterable[Line], by: Actor) -> PartyProgress:
    own = [line for line in lines if line.party.slot == party.position]
    people = [line for line in own if line.respondent]
    return PartyProgress(
        mark=party_mark(party),
        party_id=party.pk,
        is_own=party.organisation_id == by.organisation_id,
        asked=sum(line.asked for line in own),
        answered=sum(line.answered for line in own),
        people=len(people),
        finished=sum(line.status == ANSWERED for line in people),
        unowned=sum(line.asked - line.answered for line in own if line.respondent is None),
        median=_median(people),
    )


def _median(lines: Iterable[Line]) -> float | None:
    """Return the median of the times that those took who have answered everything they were asked."""
    took = [line.seconds for line in lines if line.status == ANSWERED and line.seconds is not None]
    return median(took) if took else None
