from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "samverkan.indicators"

    def ready(self) -> None:
        from samverkan.indicators.searched import SEARCHED
        from samverkan.indicators.sentences import SENTENCES
        from samverkan.journal import sentences
        from samverkan.search import registry

        sentences.offer(SENTENCES)
        registry.register(*SEARCHED)
