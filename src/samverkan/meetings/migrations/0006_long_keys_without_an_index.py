"""A joint position may be longer than PostgreSQL can index, and is only ever searched within, which no index helps."""

from django.db import migrations

import samverkan.search.keys


class Migration(migrations.Migration):

    dependencies = [
        ("meetings", "0005_calendar_feeds_and_approvals_on_paper"),
    ]

    operations = [
        migrations.AlterField(
            model_name="jointposition",
            name="text_key",
            field=samverkan.search.keys.SwedishKeyField(db_index=False, editable=False, max_length=2000, source="text"),
        ),
    ]
