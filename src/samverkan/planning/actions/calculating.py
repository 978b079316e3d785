"""A plan is asked for: a run of the engine on one version of a case."""

from datetime import datetime

from django.db import transaction

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.journal.actions import record
from samverkan.planning.models import Calculation, CaseVersion, Scenario
from samverkan.planning.scenarios import changed
from samverkan.runs import actions as runs
from samverkan.runs import plans

DRAWS = 1000


@transaction.atomic
def calculate(
    *, version: CaseVersion, scenario: Scenario | None = None, draws: int = DRAWS, by: Actor, at: datetime
) -> Calculation:
    """Ask for a plan of a version, as it stands or in a scenario; it is computed in its turn."""
    require(by, Permission.RUN_START, version.case)
    text = changed(version.text, scenario.changes) if scenario else version.text
    told = {"case": text, "name": f"{version.case.title}.yaml", "draws": draws}
    run = runs.start(stage=plans.STAGE, parameters=told, by=by, at=at)
    made = Calculation.objects.create(case=version.case, version=version, scenario=scenario, run=run)
    record("planning.calculate", version.case, by=by, at=at, detail={"case": version.case_id, "run": run.pk})
    return made
