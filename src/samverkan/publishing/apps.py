from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "samverkan.publishing"

    def ready(self) -> None:
        from samverkan.journal import sentences
        from samverkan.publishing.sentences import SENTENCES

        sentences.offer(SENTENCES)
