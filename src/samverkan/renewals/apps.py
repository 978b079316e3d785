from django.apps import AppConfig


class RenewalsConfig(AppConfig):
    name = "samverkan.renewals"

    def ready(self) -> None:
        from samverkan.agreements import remarks
        from samverkan.journal import sentences
        from samverkan.renewals.queries.remarks import on_agreement, on_commitment
        from samverkan.renewals.sentences import SENTENCES

        sentences.offer(SENTENCES)
        remarks.offer(on_agreement, on_commitment)
