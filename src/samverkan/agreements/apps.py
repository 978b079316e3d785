from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "samverkan.agreements"

    def ready(self) -> None:
        from samverkan.agreements.sentences import SENTENCES
        from samverkan.journal import sentences

        sentences.offer(SENTENCES)
