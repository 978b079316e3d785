"""The family of an agreement as its reader may see it."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.actor import Actor, can
from samverkan.accounts.permissions import Permission
from samverkan.agreements.family_drawing import Line, Member, draw
from samverkan.agreements.models import Agreement, Kinship, KinshipKind, Party
from samverkan.ui.components import Chart, PartyMark

LARGEST = 60
SHOWN = 30
BACKWARDS: dict[str, str | Promise] = {
    KinshipKind.PREDECESSOR: _("is replaced by"),
    KinshipKind.RENEWAL: _("is renewed by"),
    KinshipKind.ADDENDUM: _("has the addendum"),
    KinshipKind.SUB_AGREEMENT: _("has the sub-agreement"),
    KinshipKind.ACTION_PLAN: _("has the action plan"),
    KinshipKind.RELATIVE: _("is related to"),
}
DATES = (
    ("signed_on", _("signed")),
    ("decided_on", _("decided")),
    ("published_on", _("published")),
    ("valid_from", _("valid from")),
    ("planned_on", _("to be signed")),
)


@dataclass(frozen=True)
class Kin:
    """One agreement that is linked with the one looked at, in words."""

    kinship_id: int
    agreement: Agreement
    phrase: str
    dated: str
    day: str
    day_word: str
    parties: tuple[PartyMark, ...]


@dataclass(frozen=True)
class Family:
    """The agreements linked with one agreement, directly and through each other."""

    kin: tuple[Kin, ...]
    chart: Chart | None
    may_link: bool


def kin_of(agreement: Agreement, by: Actor) -> tuple[Kin, ...]:
    """Return what is linked directly with the agreement, as far as the actor may see it: three queries."""
    around = Kinship.objects.visible_to(by).filter(Q(agreement=agreement) | Q(earlier=agreement))
    members = Prefetch("parties", Party.objects.select_related("organisation"))
    agreements = Agreement.objects.prefetch_related(members)
    links = around.prefetch_related(Prefetch("agreement", agreements), Prefetch("earlier", agreements))
    return tuple(sorted((_kin(link, agreement) for link in links), key=lambda one: (one.day, one.kinship_id)))


def _kin(link: Kinship, seen_from: Agreement) -> Kin:
    forwards = link.agreement_id == seen_from.pk
    other = link.earlier if forwards else link.agreement
    day, word = day_of(other)
    phrase = str(KinshipKind(link.kind).label if forwards else BACKWARDS[link.kind])
    return Kin(link.pk, other, phrase, link.dated, day, word, marks(other))


def day_of(agreement: Agreement) -> tuple[str, str]:
    """Return the day that places an agreement in time, and what happened on it."""
    known = ((getattr(agreement, name), str(word)) for name, word in DATES)
    return next((one for one in known if one[0]), ("", ""))


def marks(agreement: Agreement) -> tuple[PartyMark, ...]:
    """Return how the agreement's parties are shown."""
    parties = agreement.parties.all()
    return tuple(PartyMark(p.organisation.short_mark, p.position, p.organisation.name) for p in parties)


def family_of(agreement: Agreement, by: Actor) -> Family:
    """Return the family of an agreement that is visible to the actor, with its drawing when there is one to draw."""
    links = _links_around(agreement, by)
    return Family(
        kin=kin_of(agreement, by),
        chart=_chart(agreement, links) if links else None,
        may_link=can(by, Permission.AGREEMENT_REGISTER, agreement),
    )


def _links_around(agreement: Agreement, by: Actor) -> list[Kinship]:
    """
    Return the links that reach the agreement, at most so many that a drawing can be read.

    What is only related is shown, but its own family is not walked.
    """
    visible = Kinship.objects.visible_to(by)
    found: dict[int, Kinship] = {}
    known, coming = {agreement.pk}, {agreement.pk}
    while coming and len(known) < LARGEST:
        links = visible.filter(Q(agreement__in=coming) | Q(earlier__in=coming))
        fresh = [link for link in links if link.pk not in found and _is_walked(link, agreement.pk)]
        found |= {link.pk: link for link in fresh}
        ends = {end for link in fresh if link.kind != KinshipKind.RELATIVE for end in _ends(link)}
        coming = ends - known
        known |= ends
    return list(found.values())


def _is_walked(link: Kinship, start: int) -> bool:
    return link.kind != KinshipKind.RELATIVE or start in _ends(link)


def _ends(link: Kinship) -> tuple[int, int]:
    return link.agreement_id, link.earlier_id


def _chart(agreement: Agreement, links: Collection[Kinship]) -> Chart:
    pks = {end for link in links for end in _ends(link)}
    party_rows = Prefetch("parties", Party.objects.select_related("organisation"))
    agreements = Agreement.objects.filter(pk__in=pks).prefetch_related(party_rows)
    members = [_member(one, is_here=one.pk == agreement.pk) for one in agreements]
    lines = [Line(link.earlier_id, link.agreement_id, link.kind, str(link.get_kind_display())) for link in links]
    return draw(members, lines)


def _member(agreement: Agreement, *, is_here: bool) -> Member:
    day, word = day_of(agreement)
    parties = tuple(mark.mark for mark in marks(agreement))
    return Member(agreement.pk, agreement.title, str(agreement.get_kind_display()), day, word, parties, is_here)


def choosable(agreement: Agreement, by: Actor, text: str = "") -> QuerySet[Agreement]:
    """Return the first of the actor's own agreements that could be linked with this one, by words of the title."""
    near = Kinship.objects.filter(Q(agreement=agreement) | Q(earlier=agreement)).values_list("agreement", "earlier")
    taken = {agreement.pk, *(pk for pair in near for pk in pair)}
    own = Agreement.objects.visible_to(by).of_organisation(by.organisation_id).exclude(pk__in=taken)
    first = own.found_by(text)[:SHOWN].values_list("pk", flat=True)
    return Agreement.objects.filter(pk__in=list(first)).order_by("title_key")
