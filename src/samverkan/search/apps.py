from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    name = "samverkan.search"

    def ready(self) -> None:
        from samverkan.search import triggers

        post_migrate.connect(triggers.after_migrate, sender=self)
