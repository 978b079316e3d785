"""Small things to test with: one function makes one thing, with sensible values for what is not said."""

from tests.factories.partnership import agreement, commitment, meeting, wording
from tests.factories.people import acting, organisation, person

__all__ = ["acting", "agreement", "commitment", "meeting", "organisation", "person", "wording"]
