"""The partnership of the living agreements, and an agreement that came before it."""

from samverkan.agreements.models import Agreement
from tests.factories import agreement
from tests.web.agreements.living.conftest import Partnership, signed_in, two

__all__ = ["before", "signed_in", "two"]


def before(two: Partnership, **fields: str) -> Agreement:
    """Make an earlier agreement between the same two."""
    fields.setdefault("title", "Avsiktsförklaring 2016")
    fields.setdefault("signed_on", "2016-05-01")
    return agreement(two.university, two.municipality, **fields)
