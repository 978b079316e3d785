"""What this room remembers of a person beside the person itself is forgotten with it."""

from samverkan.accounts.forgetting import Known
from samverkan.agreements.models import ConfirmationLink, Party, WordingConfirmation


def forget(known: Known) -> None:
    """Put the pseudonym where a name was written down, and let the links to the address work no more."""
    person = known.person
    Party.objects.filter(confirmed_by=person).update(confirmed_name=person.name)
    WordingConfirmation.objects.filter(confirmed_by=person).update(name=person.name)
    if not known.email:
        return
    links = ConfirmationLink.objects.filter(email__iexact=known.email)
    Party.objects.filter(links__in=links.exclude(used_at=None), confirmed_name=known.name).update(
        confirmed_name=person.name
    )
    links.filter(used_at=None).delete()
    links.update(name=person.name, email="")
