"""The draft or agreement that an address names, as a side of a comparison."""

import re
from collections.abc import Sequence

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Draft
from samverkan.agreements.queries.comparing.choosing import may_compare_drafts
from samverkan.agreements.queries.comparing.of_agreements import agreement_sides
from samverkan.agreements.queries.comparing.of_drafts import draft_side
from samverkan.agreements.queries.comparing.shapes import ComparedSide

NAMED = re.compile(r"(avtal|utkast)-(\d{1,9})")


def sides_named(names: Sequence[str], by: Actor) -> list[ComparedSide | None]:
    """Return what each name stands for, `avtal-3` or `utkast-5`; None for what the actor does not see."""
    found = [(match[1], int(match[2])) if (match := NAMED.fullmatch(name)) else ("", 0) for name in names]
    agreements = agreement_sides({pk for kind, pk in found if kind == "avtal"}, by)
    wanted = {pk for kind, pk in found if kind == "utkast"}
    drafts = Draft.objects.visible_to(by).filter(pk__in=wanted) if wanted and may_compare_drafts(by) else ()
    sides = {("utkast", draft.pk): draft_side(draft) for draft in drafts}
    sides |= {("avtal", pk): side for pk, side in agreements.items()}
    return [sides.get(each) for each in found]
