from django.apps import AppConfig


class RenewalsConfig(AppConfig):
    name = "samverkan.renewals"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from samverkan.agreements import remarks
        from samverkan.agreements.actions.telling import may_be_told
        from samverkan.journal import sentences
        from samverkan.mail import news
        from samverkan.renewals.queries.remarks import on_agreement, on_commitment
        from samverkan.renewals.sentences import SENTENCES

        sentences.offer(SENTENCES)
        news.offer("renewal", _("Renewals"))
        news.still_holds("renewal.", may_be_told)
        remarks.offer(on_agreement, on_commitment)
