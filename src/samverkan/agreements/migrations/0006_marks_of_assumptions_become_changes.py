from django.db import migrations


def remember(apps, schema_editor):
    """Let what is known of each assumption be the first line of its history."""
    Assumption = apps.get_model("agreements", "Assumption")
    AssumptionChange = apps.get_model("agreements", "AssumptionChange")
    AssumptionChange.objects.bulk_create(
        AssumptionChange(
            assumption=one, holds=one.holds, changed_on=one.changed_on, note=one.change_note, source_url=one.source_url
        )
        for one in Assumption.objects.exclude(changed_on=None)
    )


class Migration(migrations.Migration):
    dependencies = [("agreements", "0005_assumptions_with_indicators_and_changes")]
    operations = [migrations.RunPython(remember, migrations.RunPython.noop)]
