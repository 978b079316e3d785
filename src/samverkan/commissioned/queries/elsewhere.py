"""What rooms below show of the unmet need: each skill, with how many asked in words."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan.accounts.actor import Actor
from samverkan.commissioned.queries.outcomes import Unmet, unmet_need
from samverkan.competence.asked_elsewhere import AskedElsewhere


def asked_elsewhere(by: Actor) -> Iterator[AskedElsewhere]:
    """Yield the skills that were asked for and not given, as the actor may see them, most people first."""
    for one in unmet_need(by):
        yield AskedElsewhere(one.name, one.concept, said(one))


def said(one: Unmet) -> str:
    """Return how many asked, in words: the reader's own exactly, others' as they may be told."""
    parts = []
    if one.enquiries:
        enquiries = ngettext("%(count)s enquiry of yours", "%(count)s enquiries of yours", one.enquiries)
        people = ngettext("%(people)s person", "%(people)s people", one.people)
        parts.append(f"{enquiries % {'count': one.enquiries}}, {people % {'people': one.people}}")
    if one.of_others is not None:
        parts.append(_("about %(people)s people at others") % {"people": one.of_others})
    elif one.is_more:
        parts.append(_("others too, too few to tell how many"))
    return "; ".join(parts)
