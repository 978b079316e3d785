"""An enquiry sent to partners who may help to answer it."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Circle, Organisation
from samverkan.accounts.permissions import Permission
from samverkan.commissioned.actions.finding import NotNow, held, keep
from samverkan.commissioned.models import Enquiry
from samverkan.journal.actions import record


@transaction.atomic
def share(*, enquiry: Enquiry, organisations: Collection[Organisation], by: Actor, at: datetime) -> Enquiry:
    """Let other parties read the enquiry, all but its contact. Raises NotNow, NotAllowed."""
    require(by, Permission.AGREEMENT_SHARE)
    enquiry = held(enquiry, by)
    others = [one for one in organisations if one.pk != enquiry.home_id]
    if not others:
        raise NotNow(_("Choose at least one party to send it to."))
    enquiry.circle = Circle.SHARED
    enquiry.organisations.add(*others)
    keep(enquiry)
    record("commissioned.share", enquiry, by=by, at=at, detail={"with": [str(one.key) for one in others]})
    return enquiry
