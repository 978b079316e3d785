from django.apps import AppConfig


class OverviewConfig(AppConfig):
    name = "samverkan.overview"

    def ready(self) -> None:
        from samverkan.journal import sentences
        from samverkan.overview.searched import SEARCHED
        from samverkan.overview.sentences import SENTENCES
        from samverkan.search import registry

        sentences.offer(SENTENCES)
        registry.register(*SEARCHED)
