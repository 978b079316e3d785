from django.apps import AppConfig


class EducationConfig(AppConfig):
    name = "samverkan.education"

    def ready(self) -> None:
        from samverkan.education.searched import SEARCHED
        from samverkan.education.sentences import SENTENCES
        from samverkan.journal import sentences
        from samverkan.search import registry

        sentences.offer(SENTENCES)
        registry.register(*SEARCHED)
