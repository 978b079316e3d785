"""The handover pack of a person who leaves: what the person holds, what waits, and what happens next there."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from samverkan import papers
from samverkan.accounts.actor import Actor, actor
from samverkan.accounts.models import Person
from samverkan.agreements.models import Agreement
from samverkan.mail.addresses import whole
from samverkan.overview.queries.dates import coming_dates
from samverkan.overview.queries.handover.holdings import Held, held_by
from samverkan.overview.queries.handover.of_agreement import question
from samverkan.overview.queries.waiting import Viewer, tasks
from samverkan.papers.blocks import Block
from samverkan.ui import dates


def pack_of_person(person: Person, by: Actor, language: str, at: datetime) -> papers.Paper:
    """Return what must be known to take over from one of the actor's own people."""
    with override(language):
        return papers.Paper(
            title=_("Handover from %(person)s") % {"person": person.name},
            subtitle=", ".join(filter(None, (person.title, by.home.name))),
            language=language,
            date=timezone.localdate(at),
            author=by.home.name,
            blocks=tuple(blocks(person, by, at)),
        )


def blocks(person: Person, by: Actor, at: datetime) -> Iterator[Block]:
    """Yield what is held, what waits, and where to read on."""
    today = timezone.localdate(at)
    held = held_by(person, by)
    yield papers.Callout(
        _("Made for %(party)s on %(day)s. It holds what only your party sees: do not pass it on to the other parties.")
        % {"party": by.home.name, "day": dates.day(today)}
    )
    yield papers.Heading(1, _("What %(person)s holds") % {"person": person.name})
    yield from holdings(held)
    yield papers.Heading(1, _("What waits"))
    own = actor(person, by.home, on=today)
    waiting = [question(task) for task in tasks(Viewer(own, today))]
    yield papers.Items(tuple(waiting)) if waiting else papers.Paragraph(_("Nothing waits."))
    yield papers.Heading(1, _("The agreements, and what comes next in them"))
    yield agreements(held, by, at)


def holdings(held: list[Held]) -> Iterator[Block]:
    """Yield a list for each kind of thing that is held."""
    if not held:
        yield papers.Paragraph(_("Nothing that would have to be handed over."))
    for kind, things in groupby(held, key=lambda one: str(one.kind)):
        yield papers.Heading(2, kind)
        yield papers.Items(tuple(named(one) for one in things))


def named(one: Held) -> papers.blocks.Inline:
    """Return a thing as a link to its page, with the agreement it belongs to."""
    return (papers.link(one.title, whole(one.url)), f" ({one.where})" if one.where else "")


def agreements(held: list[Held], by: Actor, at: datetime) -> Block:
    """Return each agreement that something is held in, its next date, and where its own pack is."""
    today = timezone.localdate(at)
    concerned = {one.agreement for one in held if one.agreement}
    rows = []
    for agreement in Agreement.objects.visible_to(by).filter(pk__in=concerned):
        nearest = coming_dates(agreement, today)[:1]
        comes = "; ".join(f"{dates.day(each.on)}: {each.kind.label}" for each in nearest) or "–"
        pack = whole(reverse("overview:handover", args=[agreement.pk]))
        rows.append((agreement.title, comes, (papers.link(_("Handover pack"), pack),)))
    head = (_("Agreement"), _("Next date"), _("Read on"))
    return papers.Table(head, tuple(rows), empty=_("None."))
