"""
A large region: 50 agreements, 5,000 commitments, 20,000 activities and 200,000 reports, always the same ones.

    python benchmarks/measuring/large_region.py DIR        in DIR/db.sqlite3, or in the database that DATABASE_URL names

Everything is written at once, without actions and without a journal: what is measured is reading.
"""

import hashlib
import os
import random
import sys
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count, islice
from pathlib import Path
from typing import Any

AGREEMENTS, COMMITMENTS, ACTIVITIES, REPORTS = 50, 100, 400, 4000  # the last three are for each agreement
OTHERS = 25  # organisations beside the university, which is party to every agreement
PEOPLE = 4  # in each organisation
YEARS = 10
PASSWORD = "en stor region att mäta 26"
COORDINATOR = "person1.1@stor.example"


def make(data: Path, seed: int = 26) -> None:
    """Make the region in a data folder; what is there already stays."""
    start(data)
    from samverkan.accounts.models import Organisation
    from samverkan.config.migrating import migrate

    migrate()
    if not Organisation.objects.filter(short_mark="STU").exists():
        Region(random.Random(seed)).make()


def start(data: Path) -> None:
    """Start Django on a data folder."""
    os.environ["SAMVERKAN_DATA"] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samverkan.config.settings")
    from samverkan.config.command import start_django

    start_django()


class Region:
    """The parts of the region as they are made, and the dice they are made with."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.now = datetime.now(UTC)
        self.today = self.now.date()

    def make(self) -> None:
        from django.db import connection, transaction

        with transaction.atomic():
            self._organisations()
            self._agreements()
            for number, agreement in enumerate(self.agreements, start=1):
                self._promises(agreement, number)
                self._activities(agreement, number)
                self._reports()
                self._meetings(agreement, number)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    def _organisations(self) -> None:
        from django.contrib.auth.hashers import make_password

        from samverkan.accounts.models import Organisation, Person, RoleHeld
        from samverkan.accounts.permissions import Role
        from samverkan.areas.models import Area

        kinds = ["university"] + ["municipality", "region", "company"] * OTHERS
        self.organisations = Organisation.objects.bulk_create(
            Organisation(name=f"Organisation {n:02}", short_mark="STU" if n == 1 else f"O{n}", kind=kinds[n - 1])
            for n in range(1, OTHERS + 2)
        )
        hashed = make_password(PASSWORD)
        self.people = {
            each.pk: Person.objects.bulk_create(
                Person(name=f"Person {n}.{m}", email=f"person{n}.{m}@stor.example", password=hashed)
                for m in range(1, PEOPLE + 1)
            )
            for n, each in enumerate(self.organisations, start=1)
        }
        roles = (Role.COORDINATOR, Role.LEADER, Role.OWNER, Role.OWNER)
        RoleHeld.objects.bulk_create(
            RoleHeld(person=person, organisation=each, role=role, from_date=date(2016, 1, 1))
            for each in self.organisations
            for person, role in [
                *zip(self.people[each.pk], roles, strict=True),
                (self.people[each.pk][0], Role.ADMINISTRATOR),
            ]
        )
        self.areas = Area.objects.bulk_create(
            Area(name=f"Område {n:02}", status="established", circle="public", home=self.organisations[0])
            for n in range(1, 31)
        )

    def _agreements(self) -> None:
        from samverkan.agreements.models import Agreement, Domain, Party, Wording

        university, *others = self.organisations
        self.agreements = Agreement.objects.bulk_create(
            Agreement(
                title=f"Avsiktsförklaring {n:02} om samverkan", kind="letter of intent", circle="public",
                home=university, registered_at=self.now - timedelta(days=365 * YEARS),
                signed_on=str(self.today.year - YEARS), meeting_cadence="annual",
                valid_to=f"{self.today.year + 1 + n % 5}-12-31",
            )
            for n in range(1, AGREEMENTS + 1)
        )  # fmt: skip
        self.parties = {}
        for n, agreement in enumerate(self.agreements):
            members = [university, others[n % OTHERS], *([others[(n + 7) % OTHERS]] if n % 3 == 0 else [])]
            self.parties[agreement.pk] = Party.objects.bulk_create(
                Party(agreement=agreement, organisation=each, position=position, confirmed_at=self.now,
                      contact=self.people[each.pk][0])
                for position, each in enumerate(members, start=1)
            )  # fmt: skip
        codes = ("education", "competence_development", "research", "innovation")
        made = Domain.objects.bulk_create(
            Domain(agreement=agreement, code=code, position=position)
            for agreement in self.agreements
            for position, code in enumerate(codes, start=1)
        )
        self.domains = {a.pk: found for a, found in zip(self.agreements, slices(made, len(codes)), strict=True)}
        self.wordings = {a.pk: w for a, w in zip(self.agreements, Wording.objects.bulk_create(
            self._wording(agreement) for agreement in self.agreements), strict=True)}  # fmt: skip

    def _wording(self, agreement: Any) -> Any:
        from samverkan.agreements.models import Wording

        lines = [words(n) for n in range(1, COMMITMENTS + 1)]
        ends = [sum(len(line) + 1 for line in lines[:n]) for n in range(1, COMMITMENTS + 1)]
        text = "\n".join(lines)
        return Wording(
            agreement=agreement, number=1, text=text, nature="agreement", circle="public", home=agreement.home,
            paragraphs=[[end - len(line) - 1, end - 1, "paragraph"] for line, end in zip(lines, ends, strict=True)],
            fingerprint=hashlib.sha256(text.encode()).hexdigest(), made_at=self.now,
        )  # fmt: skip

    def _promises(self, agreement: Any, number: int) -> None:
        from samverkan.agreements.models import Binding, Commitment, CommitmentKind, Passage

        dice, kinds = self.dice, list(CommitmentKind.values)
        self.promises = Commitment.objects.bulk_create(
            Commitment(
                agreement=agreement, number=n, title=f"Åtagande {number}.{n}", text=words(n),
                kind=kinds[n % len(kinds)], circle="public" if n % 4 else "shared", home=agreement.home,
                is_agreement_wording=True, made_at=self.now - timedelta(days=3000),
                due_on=self.today + timedelta(days=dice.randint(-400, 800)) if n % 5 == 4 else None,
            )
            for n in range(1, COMMITMENTS + 1)
        )  # fmt: skip
        text, parties = self.wordings[agreement.pk].text, self.parties[agreement.pk]
        Passage.objects.bulk_create(
            Passage(commitment=c, wording=self.wordings[agreement.pk], start=text.find(c.text),
                    end=text.find(c.text) + len(c.text))
            for c in self.promises
        )  # fmt: skip
        Binding.objects.bulk_create(
            Binding(commitment=c, party=p, owner=dice.choice([None, *self.people[p.organisation_id]]))
            for c in self.promises
            for p in parties
        )
        link(Commitment.domains, "commitment", "domain", self.promises, [self.domains[agreement.pk]], dice)
        link(Commitment.areas, "commitment", "area", self.promises, [self.areas], dice)

    def _activities(self, agreement: Any, number: int) -> None:
        from samverkan.agreements.models import Activity, ActivityLead, Milestone, MoneyLine, Result

        dice = self.dice
        parties = self.parties[agreement.pk]
        periods = [self._period() for _ in range(ACTIVITIES)]
        made = Activity.objects.bulk_create(
            Activity(
                title=f"Aktivitet {number}.{n} i {dice.choice(self.areas).name.lower()}", status=self._status(*period),
                starts_on=period[0], ends_on=period[1], domains=["education", "research"],
                circle=dice.choice(("public", "shared", "shared")), home=parties[n % len(parties)].organisation,
                made_at=self.now, changed_at=self.now - timedelta(days=dice.randint(0, 120)),
            )
            for n, period in enumerate(periods, start=1)
        )  # fmt: skip
        link(Activity.commitments, "activity", "commitment", made, [self.promises], dice)
        link(Activity.areas, "activity", "area", made, [self.areas], dice)
        ActivityLead.objects.bulk_create(
            ActivityLead(activity=each, organisation_id=party.organisation_id,
                         person=dice.choice(self.people[party.organisation_id]))
            for each in made for party in parties
        )  # fmt: skip
        Milestone.objects.bulk_create(
            Milestone(activity=each, title=f"Delmål {n}", due_on=each.ends_on,
                      reached_on=dice.choice([None, each.ends_on]))
            for each in made for n in (1, 2)
        )  # fmt: skip
        MoneyLine.objects.bulk_create(
            MoneyLine(activity=each, organisation=parties[0].organisation, year=each.starts_on.year,
                      amount_sek=dice.randrange(10_000, 2_000_000, 1000))
            for each in made
        )  # fmt: skip
        Result.objects.bulk_create(
            Result(activity=each, text="Vad aktiviteten ledde till", on=each.ends_on, figure=dice.randint(1, 200),
                   unit="deltagare", source="Deltagarlistan")
            for each in made if each.status == "done" and each.ends_on <= self.today
        )  # fmt: skip

    def _period(self) -> tuple[date, date]:
        begins = self.today - timedelta(days=self.dice.randint(-200, 365 * YEARS))
        return begins, begins + timedelta(days=self.dice.randint(30, 900))

    def _status(self, begins: date, ends: date) -> str:
        """What is over is done or was stopped; what has not begun is planned."""
        if ends < self.today:
            return self.dice.choice(("done",) * 9 + ("stopped",))
        return "under_way" if begins <= self.today else "planned"

    def _reports(self) -> None:
        from samverkan.agreements.models import StatusReport

        for rows in slices(self._views(), 2000):
            StatusReport.objects.bulk_create(rows)

    def _views(self) -> Iterator[Any]:
        """Yield each party's views of the agreement's promises over the years, the latest last."""
        from samverkan.agreements.models import StatusReport
        from samverkan.agreements.states import BY_KIND

        parties = self.parties[self.promises[0].agreement_id]
        each = REPORTS // len(self.promises) // len(parties)
        for promise in self.promises:
            for party in parties:
                for n in range(each, 0, -1):
                    on = self.today - timedelta(days=n * 365 * YEARS // each - self.dice.randint(0, 150))
                    yield StatusReport(
                        commitment=promise, party=party, state=self.dice.choice(BY_KIND[promise.kind]),
                        year=on.year if promise.kind == "recurring" else None, sentence="Så här ser vi det.",
                        as_of=on, reported_at=self.now - timedelta(days=n), is_latest=n == 1,
                        circle=self.dice.choice(("public", "shared")),
                        reported_by=self.people[party.organisation_id][0],
                    )  # fmt: skip

    def _meetings(self, agreement: Any, number: int) -> None:
        from samverkan.meetings.models import AgendaItem, Forum, JointPosition, Meeting, PartyDecision

        forum = Forum.objects.create(agreement=agreement, name="Ledningsmöte", circle="shared", home=agreement.home)
        numbers = count(1)
        meetings = Meeting.objects.bulk_create(
            Meeting(
                forum=forum, number=n, title=f"Ledningsmöte {n}", calendar_changed_at=self.now,
                starts_at=self.now + timedelta(days=365 * (n - YEARS) + number),
                state="planned" if n == YEARS else "held", held_at=None if n == YEARS else self.now,
                calendar_uid=uuid.UUID(int=self.dice.getrandbits(128)),
            )
            for n in range(1, YEARS + 1)
        )  # fmt: skip
        AgendaItem.objects.bulk_create(
            AgendaItem(meeting=meeting, position=n, title=f"Punkt {n}", kind="decision" if n < 4 else "question",
                       proposal="Parterna enas.", state="open" if meeting.state == "planned" else "settled")
            for meeting in meetings for n in range(1, 7)
        )  # fmt: skip
        positions = JointPosition.objects.bulk_create(
            JointPosition(
                agreement=agreement, meeting=meeting, number=next(numbers), text="Parterna är överens om nästa steg.",
                agreed_on=meeting.starts_at.date(), outcome="Gjort.", outcome_on=self.today, circle="shared",
                home=agreement.home,
            )
            for meeting in meetings[:-1] for _ in range(3)
        )  # fmt: skip
        PartyDecision.objects.bulk_create(
            PartyDecision(position=each, party=self.parties[agreement.pk][1], body="Styrelsen", state="approved",
                          decided_on=each.agreed_on, registry_number=f"D {each.number}")
            for each in positions
        )  # fmt: skip


def slices(things: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """The things, so many at a time."""
    rest = iter(things)
    while some := list(islice(rest, size)):
        yield some


def words(number: int) -> str:
    """The sentence of a promise."""
    return f"{number} Parterna ska tillsammans utveckla utbildning, forskning och innovation i del {number}."


def link(field: Any, near: str, far: str, things: list[Any], choices: list[Any], dice: random.Random) -> None:
    """Tie each thing to one of the choices."""
    through = field.through
    tied = ({f"{near}_id": thing.pk, f"{far}_id": dice.choice(some).pk} for thing in things for some in choices)
    through.objects.bulk_create(through(**each) for each in tied)


if __name__ == "__main__":
    if len(sys.argv) == 2:
        make(Path(sys.argv[1]))
    else:
        print(__doc__)
