from django.apps import AppConfig


class SourcesConfig(AppConfig):
    name = "samverkan.sources"

    def ready(self) -> None:
        from samverkan.journal import checks, sentences
        from samverkan.sources.queries import file_faults
        from samverkan.sources.sentences import SENTENCES

        sentences.offer(SENTENCES)
        checks.offer("the stored files", file_faults)
