from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "samverkan.planning"

    def ready(self) -> None:
        from samverkan.journal import sentences
        from samverkan.planning.searched import SEARCHED
        from samverkan.planning.sentences import SENTENCES
        from samverkan.search import registry

        sentences.offer(SENTENCES)
        registry.register(*SEARCHED)
