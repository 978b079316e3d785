"""What a party was called when an agreement was made."""

from samverkan.accounts.models import FormerName, Organisation
from samverkan.agreements.models import Agreement


def name_of_the_day(organisation: Organisation, agreement: Agreement) -> FormerName | None:
    """
    Return the name that the organisation had when the agreement was made, or None when it has kept its name.

    An agreement known only by its month or year is taken to be from the beginning of it.
    """
    made = next(filter(None, (agreement.signed_on, agreement.decided_on, agreement.published_on)), "")
    made = made or agreement.valid_from or agreement.planned_on
    if not made:
        return None
    known = sorted(organisation.former_names.all(), key=lambda name: name.until)
    return next((name for name in known if made <= name.until.isoformat()), None)
