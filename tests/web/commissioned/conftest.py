"""A university that takes enquiries, and an employer who asks."""

from datetime import UTC, date, datetime

import pytest
from django.core.cache import cache

from samverkan.accounts.actor import Actor
from samverkan.commissioned.actions.checking import Found, check
from samverkan.commissioned.actions.describing import Asked, enter
from samverkan.commissioned.actions.moving import Plan, agree, give, offer, take, undo
from samverkan.commissioned.actions.opening import Rules, set_desk
from samverkan.commissioned.checklist import Answer, Point
from samverkan.commissioned.models import Desk, Enquiry
from samverkan.commissioned.queries.skills import Skill

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)
DRIVES, WELDING = Skill("Elektriska drivsystem"), Skill("Svetsning")
ASKED = Asked(
    title="Underhåll av elmotorer",
    employer="Älvkraft AB",
    contact_name="Maja Fors",
    contact_email="maja@alvkraft.example",
    people=12,
    skills=(DRIVES,),
)
PLAN = Plan(title="Elmotorer i drift", starts_on=date(2026, 2, 2), ends_on=date(2026, 2, 20), places=12, place="Norrby")
ALL_SETTLED = {point.value: Found(Answer.YES, "Kontrollerat") for point in Point}


@pytest.fixture(autouse=True)
def nobody_counted() -> None:
    """How often a form was sent is kept in the cache, which the tests share."""
    cache.clear()


@pytest.fixture
def desk(anna: Actor) -> Desk:
    """The university's open form."""
    return set_desk(rules=Rules(is_open=True, words="Vi svarar på allt."), version=1, by=anna, at=NOW)


@pytest.fixture
def enquiry(anna: Actor) -> Enquiry:
    """One written down by the university, new."""
    return enter(says=ASKED, by=anna, at=NOW)


def taken(enquiry: Enquiry, by: Actor, at: datetime = NOW) -> Enquiry:
    assert by.person
    return take(enquiry=enquiry, responsible=by.person, answer_by=date(2026, 3, 16), by=by, at=at)


def offered(enquiry: Enquiry, by: Actor, at: datetime = NOW) -> Enquiry:
    check(enquiry=taken(enquiry, by, at), found=ALL_SETTLED, by=by, at=at)
    return offer(enquiry=enquiry, offer_until=date(2026, 4, 1), by=by, at=at)


def given(enquiry: Enquiry, by: Actor, at: datetime = NOW) -> Enquiry:
    agree(enquiry=offered(enquiry, by, at), plan=PLAN, by=by, at=at)
    return give(enquiry=enquiry, plan=PLAN, completed=11, by=by, at=at)


def took_back(enquiry: Enquiry, by: Actor, at: datetime = NOW) -> Enquiry:
    latest = enquiry.moves.standing().last()
    return undo(enquiry=enquiry, move=latest.pk if latest else None, by=by, at=at)
