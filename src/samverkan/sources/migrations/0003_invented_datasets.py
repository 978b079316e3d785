"""What the example has brought stands beside what is real, and is marked as made up."""

from typing import Any

from django.db import migrations, models


def mark(apps: Any, _schema: Any) -> None:
    apps.get_model("sources", "Dataset").objects.filter(fetch__began="example").update(is_invented=True)


class Migration(migrations.Migration):

    dependencies = [
        ('sources', '0002_fetches_and_datasets'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='dataset',
            name='dataset_current_once',
        ),
        migrations.AddField(
            model_name='dataset',
            name='is_invented',
            field=models.BooleanField(default=False, help_text='Made up, for the region of the example alone.'),
        ),
        migrations.AddConstraint(
            model_name='dataset',
            constraint=models.UniqueConstraint(condition=models.Q(('superseded_at', None)), fields=('table', 'source', 'part', 'is_invented'), name='dataset_current_once'),
        ),
        migrations.RunPython(mark, migrations.RunPython.noop),
    ]
