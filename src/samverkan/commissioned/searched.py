"""What of this room can be found by its words: enquiries, by those who see them; never by the contact."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverkan.commissioned.models import Enquiry, Need
from samverkan.search.registry import Searched

SEARCHED = (
    Searched(
        kind="enquiries",
        model=Enquiry,
        tab="enquiries",
        label=_("Enquiry"),
        title=str,
        text=lambda enquiry: "\n".join((*(need.name for need in enquiry.needs.all()), enquiry.words)),
        address=lambda enquiry: reverse("commissioned:page", args=[enquiry.pk]),
        visible=Enquiry.objects.visible_to,
        dated=lambda enquiry: timezone.localdate(enquiry.received_at),
        fetch=lambda enquiries: enquiries.prefetch_related("needs"),
        also={Need: "enquiry_id"},
    ),
)
