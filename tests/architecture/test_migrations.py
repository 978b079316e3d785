"""The migrations and the models say the same."""

import re

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

OURS = {config.label for config in apps.get_app_configs() if config.name.startswith("samverkan.")}


@pytest.mark.django_db
def test_no_model_has_changed_without_a_migration():
    call_command("makemigrations", check=True, dry_run=True)


def test_every_migration_says_what_it_is_for():
    names = [(app, name) for app, name in MigrationLoader(None).disk_migrations if app in OURS]
    assert [name for name in names if re.search(r"_auto_\d|_and_more", name[1])] == []
