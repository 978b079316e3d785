from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "samverkan.agreements"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from samverkan.accounts import forgetting
        from samverkan.agreements import remarks
        from samverkan.agreements.actions.breaking import still_broken
        from samverkan.agreements.actions.forgetting import forget
        from samverkan.agreements.actions.telling import may_be_told
        from samverkan.agreements.queries.assumptions import is_watching, uses_of
        from samverkan.agreements.queries.proposing import remarks_on
        from samverkan.agreements.searched import SEARCHED
        from samverkan.agreements.sentences import SENTENCES
        from samverkan.indicators import uses
        from samverkan.journal import sentences
        from samverkan.mail import news
        from samverkan.search import registry

        forgetting.offer(forget)
        sentences.offer(SENTENCES)
        remarks.offer(remarks_on, lambda _commitment, _actor: [])
        uses.offer(uses.Finder(uses_of, is_watching))
        news.offer("assumption", _("Assumptions"))
        news.offer("agreement", _("Agreements"))
        news.still_holds("assumption.", still_broken)
        news.still_holds("agreement.", may_be_told)
        registry.register(*SEARCHED)
