from django.apps import AppConfig


class CommissionedConfig(AppConfig):
    name = "samverkan.commissioned"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from samverkan.accounts import forgetting
        from samverkan.commissioned.actions.forgetting import forget_person
        from samverkan.commissioned.queries.elsewhere import asked_elsewhere
        from samverkan.commissioned.queries.news import may_be_told
        from samverkan.commissioned.searched import SEARCHED
        from samverkan.commissioned.sentences import SENTENCES
        from samverkan.competence import asked_elsewhere as elsewhere
        from samverkan.journal import sentences
        from samverkan.mail import news
        from samverkan.search import registry

        sentences.offer(SENTENCES)
        forgetting.offer(forget_person)
        news.offer("commissioned", _("Commissioned education"))
        news.still_holds("commissioned", may_be_told)
        registry.register(*SEARCHED)
        elsewhere.offer(asked_elsewhere)
