"""What moved figures come to, at once, beside the same as it stands: both on the same draws, so that they compare."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from samverkan.planning.queries.results import Result
from samverkan.planning.queries.showing import Beside, beside
from samverkan.planning.queries.telling import told
from samverkan.planning.scenarios import changed
from samverkan.runs import actions as runs
from samverkan_engine.tables.planned import Planned


def tried(result: Result, planned: Planned, changes: Mapping[str, float]) -> Beside:
    """
    Return the result as it stands and with the changes, both by a quick computation.

    Raises CannotPlan when no plan keeps the limits, and WrongFile when the case cannot be so.
    """
    stands, moved = (runs.tried(planned, case) for case in (result.text, changed(result.text, changes)))
    return beside([_("As it stands"), _("With your figures")], [told(stands), told(moved)])
