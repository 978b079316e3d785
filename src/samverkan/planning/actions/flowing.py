"""Figures of the sources come into a case: chosen by a person, or by themselves where the case follows them so."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.journal.actions import record
from samverkan.planning.actions.cases import renewed
from samverkan.planning.faults import WrongFile
from samverkan.planning.files import Checked, written
from samverkan.planning.flowing import Flow, Flows, by_themselves, chosen, with_flows
from samverkan.planning.flowing.figures import START
from samverkan.planning.models import Case, CaseVersion, Following
from samverkan.planning.queries.cases import CaseView, whole
from samverkan.planning.queries.delivered import Sources
from samverkan.planning.queries.flowing import Offered, offered, said, stamp_of, summary

NOTE = 300


class NothingChosen(Exception):
    """At least one figure is chosen, and what lies after the first year only with a later first year."""


@transaction.atomic
def follow(
    *, case: Case, sources: Sources, by_itself: bool, seen: str = "", by: Actor, at: datetime
) -> Following:  # fmt: skip
    """
    Let a case follow these sources; nothing of them comes into it before the sources are looked at.

    seen  the stamp of what the form was opened with; raises EditedMeanwhile when somebody else chose since then
    """
    require(by, Permission.AREA_EDIT, case)
    if seen and stamp_of(Following.objects.select_for_update().filter(case=case).first()) != seen:
        raise EditedMeanwhile(_("Somebody else chose sources while you did. Their choice stands; choose once more."))
    about = {
        "region": sources.region, "series": sources.series, "programmes": dict(sources.programmes),
        "by_itself": by_itself, "looked_at": None,
    }  # fmt: skip
    following, _new = Following.objects.update_or_create(case=case, defaults=about)
    record("planning.follow", case, by=by, at=at, detail={"case": case.pk, "by_itself": by_itself})
    return following


@transaction.atomic
def take(*, following: Following, keys: Collection[str], version: int, by: Actor, at: datetime) -> CaseVersion:
    """
    Take the figures of these keys as one new version; the others are let be until the source says something else.

    Raises NothingChosen, EditedMeanwhile, and WrongFile when the case cannot hold them.
    """
    _lock(following)
    case = following.case
    require(by, Permission.AREA_EDIT, case)
    view = whole(case)
    offer = offered(view, following)
    some = chosen(offer.found, keys)
    if keys and version == case.version - 1 and offer.found.taken.keys() >= set(keys):
        return view.version  # the button was pressed twice
    if not some:
        raise NothingChosen(
            _("Choose at least one figure. What lies after the case's first year comes with a later first year.")
        )
    note = _("Taken from the sources: %(what)s") % {"what": _told(some)}
    made = renewed(case=case, file=_with(view, some), note=note[:NOTE], version=version, by=by, at=at)
    _remember(following, offer, some, left=[flow for flow in offer.found.flows if flow not in some], at=at)
    detail = {"case": case.pk, "version": made.number, "figures": len(some)}
    record("planning.take", case, by=by, at=at, detail=detail)
    return made


@transaction.atomic
def leave(*, following: Following, by: Actor, at: datetime) -> None:
    """Let everything stand as it is: what the sources say now is asked of no more."""
    _lock(following)
    require(by, Permission.AREA_EDIT, following.case)
    offer = offered(whole(following.case), following)
    _remember(following, offer, (), left=offer.found.flows, at=at)
    detail = {"case": following.case_id, "figures": len(offer.found.flows)}
    record("planning.leave", following.case, by=by, at=at, detail=detail)


@transaction.atomic
def look(*, following: Following, at: datetime) -> CaseVersion | None:
    """
    Hold the sources against a case: take what comes in by itself, and remember what waits to be chosen.

    Returns the version that was made; None when nothing came in.
    """
    _lock(following)
    view = whole(following.case)
    try:
        offer = offered(view, following)
    except WrongFile:  # a version of an older format: a person has to save it anew first
        Following.objects.filter(pk=following.pk).update(newer={}, newer_at=None, looked_at=at)
        return None
    some = by_themselves(view.document, offer.found) if following.by_itself else []
    made = _by_itself(view, some, at) if some else None
    _remember(following, offer, some if made else (), left=(), at=at)
    return made


def _lock(following: Following) -> None:
    """Read it anew and keep others from changing it: a person may choose while the sources are looked at."""
    following.refresh_from_db(from_queryset=Following.objects.select_for_update())


def _by_itself(view: CaseView, some: list[Flow], at: datetime) -> CaseVersion | None:
    """Make the version that nobody asked for; None when somebody else saves just then, or the case cannot hold it."""
    case, system = view.case, Actor(None, view.case.home)
    note = _("Came in by itself from the sources: %(what)s") % {"what": _told(some)}
    try:
        file = _with(view, some)
        made = renewed(case=case, file=file, note=note[:NOTE], version=case.version, by=system, at=at)
    except (EditedMeanwhile, WrongFile):
        return None
    detail = {"case": case.pk, "version": made.number, "figures": len(some)}
    record("planning.take_by_itself", case, by=system, at=at, detail=detail)
    return made


def _with(view: CaseView, some: Iterable[Flow]) -> Checked:
    return written(with_flows(view.document, some))


def _told(some: Collection[Flow]) -> str:
    """Return which figures came in, from which sources, and which of these begin a new series."""
    sources = dict.fromkeys(flow.source for flow in some)
    anew = {flow.source for flow in some if flow.anew}
    named = (_("%(source)s, as a new series") % {"source": one} if one in anew else one for one in sources)
    return f"{said(summary(some))}. {'; '.join(named)}"


def _remember(following: Following, offer: Offered, some: Collection[Flow], left: Iterable[Flow], at: datetime) -> None:
    """Remember what was taken and let be, which series is followed from now on, and what still waits."""
    found: Flows = offer.found
    keys = {flow.key for flow in some}
    following.taken = {**found.taken, **{flow.key: flow.new for flow in some}}
    following.left = {**following.left, **{flow.key: flow.new for flow in left}}
    for series in offer.delivered.series[1:]:
        if any((flow.kind, flow.source) == (START, series.name) for flow in some):
            following.series = Sources(way=series.way).series
    waiting = [flow for flow in found.due if flow.key not in keys and following.left.get(flow.key) != flow.new]
    following.newer = summary(waiting)
    following.newer_at = (following.newer_at or at) if following.newer else None
    following.looked_at = at
    following.save()
