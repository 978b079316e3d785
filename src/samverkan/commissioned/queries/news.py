"""Whether what is told of an enquiry is still so, asked just before the mail goes out."""

from django.utils import timezone

from samverkan.commissioned.models import Enquiry
from samverkan.commissioned.queries.people import answerers


def may_be_told(thing: str, to: str) -> bool:
    """Say whether the enquiry is still in the state told of, and the receiver may answer it: "enquiry:7:new"."""
    _kind, pk, state = thing.split(":")
    enquiry = Enquiry.objects.filter(pk=pk, state=state).first()
    return enquiry is not None and answerers(enquiry.home_id, timezone.localdate()).filter(email=to).exists()
