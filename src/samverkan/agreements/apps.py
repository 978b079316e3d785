from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "samverkan.agreements"

    def ready(self) -> None:
        from samverkan.agreements import remarks
        from samverkan.agreements.queries.assumptions import is_watching, uses_of
        from samverkan.agreements.queries.proposing import remarks_on
        from samverkan.agreements.sentences import SENTENCES
        from samverkan.indicators import uses
        from samverkan.journal import sentences

        sentences.offer(SENTENCES)
        remarks.offer(remarks_on, lambda _commitment, _actor: [])
        uses.offer(uses.Finder(uses_of, is_watching))
