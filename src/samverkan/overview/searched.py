"""What can be found by its words and has its page in this room: areas and organisations."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import FormerName, Organisation
from samverkan.agreements.models import Agreement, Party
from samverkan.areas.models import Area
from samverkan.search.registry import Searched


def known_organisations(by: Actor) -> QuerySet[Any]:
    """Return the actor's own organisation and the parties of agreements that the actor may see."""
    seen = Agreement.objects.visible_to(by).order_by().values("pk")
    party = Party.objects.filter(organisation=OuterRef("pk"), agreement__in=seen)
    return Organisation.objects.filter(Q(pk=by.organisation_id) | Exists(party))


def organisation_words(organisation: Organisation) -> str:
    former = [each.name for each in organisation.former_names.all()]
    return " · ".join(filter(None, (organisation.short_mark, organisation.organisation_number, *former)))


SEARCHED = (
    Searched(
        kind="areas",
        model=Area,
        tab="areas",
        label=_("Area"),
        title=lambda area: area.name,
        text=lambda area: "\n".join(filter(None, (area.description, area.criterion))),
        address=lambda area: reverse("overview:area", args=[area.pk]),
        visible=Area.objects.visible_to,
    ),
    Searched(
        kind="organisations",
        model=Organisation,
        tab="organisations",
        label=_("Organisation"),
        title=lambda organisation: organisation.name,
        text=organisation_words,
        address=lambda organisation: reverse("overview:organisation", args=[organisation.pk]),
        visible=known_organisations,
        fetch=lambda organisations: organisations.prefetch_related("former_names"),
        also={FormerName: "organisation_id"},
    ),
)
