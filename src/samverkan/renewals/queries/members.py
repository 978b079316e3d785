"""Who the parties are."""

from samverkan.agreements.models import Agreement, Party


def members(agreement: Agreement) -> list[Party]:
    """Return the parties of today, in their order."""
    return list(agreement.parties.current().select_related("organisation", "contact"))
