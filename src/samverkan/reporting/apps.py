from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "samverkan.reporting"

    def ready(self) -> None:
        from samverkan.journal import sentences
        from samverkan.reporting.sentences import SENTENCES

        sentences.offer(SENTENCES)
