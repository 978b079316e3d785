from django.apps import AppConfig


class OverviewConfig(AppConfig):
    name = "samverkan.overview"

    def ready(self) -> None:
        from samverkan.journal import sentences
        from samverkan.overview.sentences import SENTENCES

        sentences.offer(SENTENCES)
