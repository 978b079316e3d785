"""Agreements, commitments and meetings, made directly: no action runs, nothing is journalled."""

import hashlib
from datetime import UTC, datetime
from itertools import count
from typing import Any
from uuid import uuid4

from samverkan.accounts.models import Circle, Organisation
from samverkan.agreements.models import Agreement, Binding, Commitment, Domain, Party, Passage, Wording
from samverkan.meetings.models import Forum, Meeting
from tests.factories.people import organisation

_numbers = count(1)
THE_TIME = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TEXT = "Parterna ska träffas varje år. Parterna ska verka för fler utvecklingsmiljöer."


def agreement(*members: Organisation, circle: str = Circle.SHARED, text: str = TEXT, **fields: Any) -> Agreement:
    """Make an agreement in force between the members (two, unless said), with one wording and two domains."""
    members = members or (
        organisation(f"Universitet {next(_numbers)}", kind="university"),
        organisation(),
    )
    fields.setdefault("title", f"Avsiktsförklaring {next(_numbers)}")
    fields.setdefault("kind", "letter of intent")
    made = Agreement.objects.create(circle=circle, home=members[0], registered_at=THE_TIME, **fields)
    for position, member in enumerate(members, start=1):
        Party.objects.create(agreement=made, organisation=member, position=position, confirmed_at=THE_TIME)
    for position, code in enumerate(("education", "research"), start=1):
        Domain.objects.create(agreement=made, code=code, position=position)
    wording(made, text)
    return made


def wording(of: Agreement, text: str = TEXT) -> Wording:
    """Make the next wording of an agreement."""
    return Wording.objects.create(
        agreement=of,
        number=of.wordings.count() + 1,
        text=text,
        nature="agreement",
        fingerprint=hashlib.sha256(text.encode()).hexdigest(),
        made_at=THE_TIME,
        circle=of.circle,
        home=of.home,
        paragraphs=[[0, len(text), "paragraph"]],
    )


def commitment(
    of: Agreement, *, kind: str = "direction", bound: list[Organisation] | None = None, **fields: Any
) -> Commitment:
    """Make a commitment that binds all parties (unless said), on a passage of the latest wording."""
    latest = of.wordings.order_by("-number")[0]
    number = of.commitments.count() + 1
    fields.setdefault("title", f"Åtagande {number}")
    fields.setdefault("text", latest.text.split(". ")[0])
    fields.setdefault("circle", of.circle)
    fields.setdefault("home", of.home)
    made = Commitment.objects.create(agreement=of, number=number, kind=kind, made_at=THE_TIME, **fields)
    start = max(latest.text.find(made.text), 0)
    Passage.objects.create(commitment=made, wording=latest, start=start, end=start + len(made.text))
    for party in of.parties.all():
        if bound is None or party.organisation in bound:
            Binding.objects.create(commitment=made, party=party)
    return made


def meeting(of: Agreement, *, starts_at: datetime = THE_TIME, **fields: Any) -> Meeting:
    """Make a planned leadership meeting to which people have been called."""
    forum, _new = Forum.objects.get_or_create(
        agreement=of, name="Ledningsmöte", defaults={"circle": of.circle, "home": of.home}
    )
    number = forum.meetings.count() + 1
    fields.setdefault("title", f"Ledningsmöte {number}")
    fields.setdefault("calendar_changed_at", THE_TIME)
    fields.setdefault("called_at", THE_TIME)
    return Meeting.objects.create(forum=forum, number=number, starts_at=starts_at, calendar_uid=uuid4(), **fields)
