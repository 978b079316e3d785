from django.apps import AppConfig


class CompetenceConfig(AppConfig):
    name = "samverkan.competence"

    def ready(self) -> None:
        from samverkan.competence.sentences import SENTENCES
        from samverkan.journal import sentences

        sentences.offer(SENTENCES)
