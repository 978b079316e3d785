from django.apps import AppConfig


class RunsConfig(AppConfig):
    name = "samverkan.runs"

    def ready(self) -> None:
        from samverkan.journal import sentences
        from samverkan.runs.sentences import SENTENCES

        sentences.offer(SENTENCES)
