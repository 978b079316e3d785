"""
No list asks the database more often because it is longer.

The lists of one agreement, activities and areas are counted in tests/web/agreements/living, meetings and joint
positions in tests/web/meetings, people in tests/web/accounts, drafts in tests/web/agreements/drafts.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samverkan.accounts.actor import actor
from samverkan.accounts.models import Person
from samverkan.agreements.models import Activity, Agreement, Binding, Commitment, Party, StatusReport
from samverkan.areas.models import Area
from samverkan.commissioned.models import Enquiry, Need
from samverkan.config import examples
from samverkan.education.models import Programme, ShortCourse, TaughtSkill
from samverkan.journal.actions import record
from samverkan.mail.models import Bounce, Message, Notice
from samverkan.meetings.models import Meeting, MeetingState
from samverkan.search.actions import read_all_due
from tests.journeys.conftest import Sides
from tests.journeys.visitor import Visitor

MOST = 20


def more_agreements(sides: Sides, to: int) -> None:
    """Add public agreements of the two, each with a commitment on which both have reported and an activity."""
    now = timezone.now()
    numbers = range(Agreement.objects.count(), to)
    made = Agreement.objects.bulk_create(
        Agreement(
            title=f"Samverkansavtal {n}", kind="letter of intent", circle="public", home=sides.university,
            registered_at=now, review_date=now.date() + timedelta(days=30),
        )
        for n in numbers
    )  # fmt: skip
    parties = Party.objects.bulk_create(
        Party(agreement=each, organisation=member, position=position)
        for each in made
        for position, member in enumerate((sides.university, sides.municipality), start=1)
    )
    promises = Commitment.objects.bulk_create(
        Commitment(agreement=each, number=1, title="Samverkansdag", text="Parterna ska mötas.", kind="direction",
                   circle="public", home=sides.university, made_at=now - timedelta(days=900))
        for each in made
    )  # fmt: skip
    of = {each.agreement_id: each for each in promises}
    Binding.objects.bulk_create(Binding(commitment=of[party.agreement_id], party=party) for party in parties)
    StatusReport.objects.bulk_create(
        StatusReport(commitment=of[party.agreement_id], party=party, state=state, as_of=now.date(), reported_at=now)
        for party, state in zip(parties, ("under_way", "not_started") * len(made), strict=True)
    )
    done = Activity.objects.bulk_create(
        Activity(title="Samverkansdag", circle="public", home=sides.university, made_at=now, changed_at=now)
        for _each in made
    )
    through: Any = Activity.commitments.through
    through.objects.bulk_create(through(activity=a, commitment=c) for a, c in zip(done, promises, strict=True))


def more_enquiries(sides: Sides, to: int) -> None:
    """Add enquiries in half the states, each for two skills, some answered by the same person."""
    now, states = timezone.now(), ("new", "answering", "offered", "withdrawn")
    about = {"home": sides.university, "received_at": now, "state_since": now, "answer_by": now.date()}
    made = Enquiry.objects.bulk_create(
        Enquiry(title=f"Kurs {n}", employer=f"Företag {n}", state=states[n % 4], people=n + 1, **about)
        for n in range(Enquiry.objects.count(), to)
    )
    Need.objects.bulk_create(
        Need(enquiry=each, position=k, name=f"färdighet {each.pk % 7} {k}") for each in made for k in (1, 2)
    )
    lost = [each.pk for each in made if each.pk % 5 == 0]
    Enquiry.objects.filter(pk__in=lost).update(state="lost", lost_because="no_course")


def more_education(sides: Sides, to: int) -> None:
    """Add programmes that teach two skills each, and short courses."""
    now, numbers = timezone.now(), range(Programme.objects.count(), to)
    about: dict[str, Any] = {"circle": "shared", "home": sides.university, "made_at": now}
    made = Programme.objects.bulk_create(
        Programme(name=f"Program {n}", provider_name="Högskolan", given_as=("campus",), **about) for n in numbers
    )
    TaughtSkill.objects.bulk_create(
        TaughtSkill(programme=one, concept=f"c{n % 7 + k}", name=f"färdighet {n % 7 + k}")
        for n, one in enumerate(made)
        for k in (0, 1)
    )
    ShortCourse.objects.bulk_create(ShortCourse(title=f"Kurs {n}", **about) for n in numbers)


def more_mail(sides: Sides, to: int) -> None:
    Message.objects.bulk_create(
        Message(to=f"n{n}@rip.example", subject="Hej", body="", reason="", party_key=sides.university.key,
                queued_at=timezone.now())
        for n in range(Message.objects.count(), to)
    )  # fmt: skip


def more_to_tell(sides: Sides, to: int) -> None:
    Notice.objects.bulk_create(
        Notice(to=f"n{n}@rip.example", language="sv", kind="meeting.moved", sentence="Flyttat", path="/", reason="r",
               party_key=sides.university.key, at=timezone.now())
        for n in range(Notice.objects.count(), to)
    )  # fmt: skip


def more_bounces(sides: Sides, to: int) -> None:
    more_mail(sides, to)
    Bounce.objects.bulk_create(
        Bounce(to=f"n{n}@rip.example", at=timezone.now(), sentence="No") for n in range(Bounce.objects.count(), to)
    )


def more_history(sides: Sides, to: int) -> None:
    more_agreements(sides, 1)
    agreement = Agreement.objects.get()
    by = actor(sides.anna, sides.university, on=timezone.localdate())
    for _number in range(to // 10):
        record("agreements.share", agreement, by=by, at=timezone.now(), within=agreement)


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("address", "more", "cut"),
    [
        ("/mitt-arbete/", more_agreements, 0),
        ("/mitt-arbete/?vems=party", more_agreements, 0),
        ("/avtal/", more_agreements, 0),
        ("/avtal/?sort=-health", more_agreements, 0),
        ("/avtal/framat/", more_agreements, 0),
        ("/avtal/belastning/", more_agreements, 0),
        ("/overlamning/", more_agreements, 0),
        ("/organisationer/{organisation}/", more_agreements, 0),
        ("/sok/?q=samverkan", more_agreements, 1),
        ("/aktiviteter/ny/", more_agreements, 1),
        ("/jamfor/", more_agreements, 0),
        ("/offentligt/", more_agreements, 0),
        ("/uppdragsutbildning/", more_enquiries, 0),
        ("/uppdragsutbildning/lista/", more_enquiries, 0),
        ("/uppdragsutbildning/utfall/", more_enquiries, 0),
        ("/utbildning/", more_education, 0),
        ("/utbildning/overlapp/", more_education, 0),
        ("/utbildning/korta-kurser/", more_education, 0),
        ("/utkorg/", more_mail, 0),
        ("/utkorg/?state=next", more_to_tell, 0),
        ("/utkorg/studsar/", more_bounces, 0),
        ("/avtal/{agreement}/historik/", more_history, 0),
    ],
)
def test_a_list_asks_as_often_for_a_thousand_as_for_ten(
    sides: Sides, anna: Visitor, address: str, more: Callable[[Sides, int], None], cut: int
) -> None:
    """`cut` is how many lists of the page are cut off at a thousand, and then counted: one query each."""
    used = []
    for size in (10, 1000):
        more(sides, size)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # a running database does this of itself; without it PostgreSQL guesses wildly
        read_all_due()  # the tick does this of itself; until then who searches would read some of it first
        agreement = Agreement.objects.order_by("pk").first()
        place = address.format(organisation=sides.municipality.pk, agreement=agreement.pk if agreement else 0)
        anna.open(place)
        with CaptureQueriesContext(connection) as captured:
            anna.open(place)
        used.append(len(captured))
    assert used[1] == used[0] + cut
    assert used[1] <= MOST


def test_the_ten_and_the_thousand_are_really_there(sides: Sides, anna: Visitor) -> None:
    more_agreements(sides, 10)
    assert len(anna.open("/avtal/").page.xpath("//main//tbody/tr")) == 10
    assert len(anna.open("/offentligt/").reads("Samverkansavtal 9").text) > 200


# A paper of all that a person or an agreement leaves behind, with everything that waits: more than a page asks for.
PACKS = {"/avtal/{agreement}/overlamning/": 32, "/overlamning/{person}/underlag/": 32}
IN_THE_EXAMPLE = (
    "/mitt-arbete/",
    "/mitt-arbete/?vems=party",
    "/avtal/",
    "/avtal/framat/",
    "/avtal/{agreement}/",
    "/avtal/{agreement}/?atagande={resting}",
    "/avtal/{agreement}/ataganden/",
    "/avtal/{agreement}/atagande/{resting}/",
    "/avtal/{agreement}/halsa/",
    "/avtal/{agreement}/historik/",
    "/avtal/{agreement}/moten/",
    "/avtal/{agreement}/parter/",
    "/moten/",
    "/moten/{coming}/",
    "/moten/{coming}/underlag/",
    "/aktiviteter/",
    "/omraden/{worked_on}/",
    "/overlamning/",
    "/sok/?q=samverkan",
)


@pytest.mark.one_database
@pytest.mark.django_db
def test_no_page_asks_more_than_it_may_where_everything_occurs() -> None:
    """The example has something of nearly every kind: what waits, what promises rest on, what the data brings up."""
    examples.load(["region"], at=timezone.now())
    read_all_due()
    asked = dict(asked_by("astrid@mittalven.example")) | dict(asked_by("beata@jarnlunda.example"))
    assert {place: often for place, often in asked.items() if often > PACKS.get(place[1], MOST)} == {}


def asked_by(who: str) -> Iterator[tuple[tuple[str, str], int]]:
    """Yield each page as somebody opens it, and how often it asks the database."""
    agreement = Agreement.objects.get(title__contains="om strategisk samverkan, Mittälvens universitet")
    resting = agreement.commitments.filter(assumptions__isnull=False).first()
    coming = Meeting.objects.of_agreement(agreement.pk).filter(state=MeetingState.PLANNED).first()
    worked_on = Area.objects.filter(commitments__assumptions__agreement=agreement).distinct().get(name="elkraft")
    assert resting
    assert coming
    person, user = Client(), Person.objects.get(email=who)
    person.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    for page in (*IN_THE_EXAMPLE, *PACKS):
        address = page.format(
            agreement=agreement.pk, resting=resting.number, coming=coming.pk, worked_on=worked_on.pk, person=user.pk
        )
        person.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert person.get(address).status_code == 200, address
        yield (who, page), len(captured)
