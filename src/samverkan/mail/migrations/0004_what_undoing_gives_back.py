from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('mail', '0003_calendar_files'),
    ]

    operations = [
        migrations.AddField(
            model_name='wishes',
            name='rhythm_before',
            field=models.CharField(blank=True, help_text='What undoing a stop gives back.', max_length=10),
        ),
    ]
