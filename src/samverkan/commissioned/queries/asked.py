"""An enquiry as whoever asked sees it by the link: where it stands, and all that is kept of it."""

from dataclasses import dataclass
from typing import Any

from samverkan.commissioned.models import CommissionedCourse, Enquiry
from samverkan.commissioned.states import OPEN, SHOWN_AS, WAY, LostBecause, State


@dataclass(frozen=True)
class OwnPage:
    """What the link shows; why it was lost is told by the party itself, not by this page."""

    enquiry: Enquiry
    skills: tuple[str, ...]
    shape: str
    course: CommissionedCourse | None

    @property
    def may_withdraw(self) -> bool:
        return self.enquiry.state in OPEN

    @property
    def who_answers(self) -> str:
        return self.enquiry.responsible.name if self.enquiry.responsible else ""


def own_page(enquiry: Enquiry) -> OwnPage:
    """Return the page of one's own enquiry."""
    course = getattr(enquiry, "course", None)
    is_agreed = enquiry.state in WAY[WAY.index(State.AGREED) :]
    return OwnPage(enquiry, _skills(enquiry), SHOWN_AS[State(enquiry.state)], course if is_agreed else None)


def own_data(enquiry: Enquiry) -> dict[str, Any]:
    """Return all that is kept of an enquiry and its contact, with what was done and when; not by whom."""
    told = (
        "title", "employer", "employer_number", "contact_name", "contact_email", "contact_phone", "language", "people",
        "wanted_from", "place", "region", "form", "words", "received_at", "link_until", "state", "state_since",
        "answer_by", "offer_until",
    )  # fmt: skip
    course = getattr(enquiry, "course", None)
    planned = ("title", "starts_on", "ends_on", "place", "places", "completed")
    return {
        **{name: getattr(enquiry, name) for name in told},
        "asked_of": enquiry.home.name,
        "skills": list(_skills(enquiry)),
        "lost_because": str(LostBecause(enquiry.lost_because).label) if enquiry.lost_because else "",
        "moves": [{"to": move.to_state, "at": move.at} for move in enquiry.moves.standing()],
        "course": {name: getattr(course, name) for name in planned} if course else None,
    }


def _skills(enquiry: Enquiry) -> tuple[str, ...]:
    return tuple(need.name for need in enquiry.needs.all())
