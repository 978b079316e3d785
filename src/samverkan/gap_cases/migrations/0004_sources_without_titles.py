"""Take the titles of plans out of the sources that were copied from them: a case may be seen by more than its plan."""

import re
from typing import Any

from django.db import migrations

COPIED = re.compile(r"(?P<begins>Planen för|The plan of) .+, version (?P<rest>\d+(?: \([^()]+\))?)", re.DOTALL)
BY = {"Planen för": "En plan från", "The plan of": "A plan by"}
NOBODY = {"Planen för": "En plan", "The plan of": "A plan"}


def take_out(apps: Any, schema_editor: Any) -> None:
    """Say whose plan it was instead, and which version."""
    del schema_editor
    homes = {str(pk): name for pk, name in apps.get_model("planning", "Case").objects.values_list("pk", "home__name")}
    for model in ("GapCase", "Figures"):
        kept = apps.get_model("gap_cases", model).objects
        for pk, origin, source in kept.filter(origin__startswith="plan:").values_list("pk", "origin", "source"):
            if found := COPIED.fullmatch(source):
                kept.filter(pk=pk).update(source=without_title(found, homes.get(origin.split(":")[1], "")))


def without_title(found: re.Match[str], home: str) -> str:
    """Return a source that says whose plan it was; only which version where the plan is gone."""
    whose = f"{BY[found['begins']]} {home}" if home else NOBODY[found["begins"]]
    return f"{whose}, version {found['rest']}"[:300]


class Migration(migrations.Migration):
    dependencies = (("gap_cases", "0003_figures_by_year"), ("planning", "0001_cases"))
    operations = (migrations.RunPython(take_out, migrations.RunPython.noop),)
