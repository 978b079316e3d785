"""A plan is asked for: a run of the engine on one version of a case."""

from datetime import datetime

from django.db import transaction

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.journal.actions import record
from samverkan.planning.models import Calculation, Case, CaseVersion, Scenario
from samverkan.planning.scenarios import changed
from samverkan.runs import actions as runs
from samverkan.runs import plans

DRAWS = 1000


@transaction.atomic
def calculate(
    *, version: CaseVersion, scenario: Scenario | None = None, draws: int = DRAWS, by: Actor, at: datetime
) -> Calculation:
    """
    Ask for a plan of a version, as it stands or in a scenario; it is computed in its turn.

    One that the party has asked for already and that is not over is the one: the button was pressed twice.
    """
    require(by, Permission.RUN_START, version.case)
    text = changed(version.text, scenario.changes) if scenario else version.text
    told = {"case": text, "name": f"{version.case.title}.yaml", "draws": draws}
    Case.objects.select_for_update(of=("self",)).get(pk=version.case_id)
    for asked in version.calculations.filter(scenario=scenario, run__ended_at=None, run__home=by.home):
        if asked.run.parameters.items() >= told.items():
            return asked
    run = runs.start(stage=plans.STAGE, parameters=told, by=by, at=at)
    made = Calculation.objects.create(case=version.case, version=version, scenario=scenario, run=run)
    record("planning.calculate", version.case, by=by, at=at, detail={"case": version.case_id, "run": run.pk})
    return made
