from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "samverkan.agreements"

    def ready(self) -> None:
        from samverkan.agreements import remarks
        from samverkan.agreements.queries.proposing import remarks_on
        from samverkan.agreements.sentences import SENTENCES
        from samverkan.journal import sentences

        sentences.offer(SENTENCES)
        remarks.offer(remarks_on, lambda _commitment, _actor: [])
