from django.apps import AppConfig


class AreasConfig(AppConfig):
    name = "samverkan.areas"

    def ready(self) -> None:
        from samverkan.areas.sentences import SENTENCES
        from samverkan.journal import sentences

        sentences.offer(SENTENCES)
