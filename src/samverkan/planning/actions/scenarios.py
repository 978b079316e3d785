"""Scenarios of one's own: some figures of a case changed, kept under a name."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, NotAllowed, require
from samverkan.accounts.permissions import Permission
from samverkan.journal.actions import record
from samverkan.planning.models import Case, Scenario
from samverkan.planning.queries.cases import newest_version
from samverkan.planning.scenarios import LEVERS, changed


class NothingChanged(Exception):
    """A scenario changes at least one figure, and has a name that no other of the case has."""


@transaction.atomic
def keep_scenario(*, case: Case, name: str, changes: Mapping[str, float], by: Actor, at: datetime) -> Scenario:
    """
    Keep a scenario; one of the same name is changed, when it is one's own party's.

    changes  new values by the names of LEVERS
    Raises NothingChanged, and WrongFile when the case cannot be so.
    """
    require(by, Permission.TOPIC_PROPOSE, case)
    name = name.strip()[:100].strip()
    wanted = {key: float(value) for key, value in changes.items() if key in LEVERS}
    if not wanted or not name:
        raise NothingChanged(_("Change at least one figure, and give the scenario a name."))
    changed(newest_version(case).text, wanted)
    kept = case.scenarios.filter(name=name).first() or Scenario(case=case, name=name, saved_for=by.home)
    if kept.saved_for_id != by.organisation_id:
        raise NothingChanged(_("Another party has a scenario of this name. Choose another name."))
    kept.changes, kept.saved_at, kept.saved_by = wanted, at, by.person
    kept.save()
    record("planning.keep_scenario", case, by=by, at=at, detail={"case": case.pk, "scenario": kept.pk})
    return kept


@transaction.atomic
def remove_scenario(*, scenario: Scenario, by: Actor, at: datetime) -> None:
    """Remove a scenario of one's own party, with what was computed of it."""
    require(by, Permission.TOPIC_PROPOSE, scenario.case)
    if scenario.saved_for_id != by.organisation_id:
        raise NotAllowed(_("Only the party that saved the scenario can remove it."))
    record("planning.remove_scenario", scenario.case, by=by, at=at, detail={"scenario": scenario.pk})
    scenario.delete()
