from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "samverkan.indicators"

    def ready(self) -> None:
        from samverkan.indicators.sentences import SENTENCES
        from samverkan.journal import sentences

        sentences.offer(SENTENCES)
