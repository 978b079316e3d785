from django.apps import AppConfig


class RelationsConfig(AppConfig):
    name = "samverkan.relations"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from samverkan.agreements import remarks
        from samverkan.journal import sentences
        from samverkan.mail import news
        from samverkan.relations.queries.news import may_be_told
        from samverkan.relations.queries.remarks import on_agreement, on_commitment
        from samverkan.relations.sentences import SENTENCES

        sentences.offer(SENTENCES)
        news.offer("relations", _("Relationship checks"))
        news.still_holds("relations", may_be_told)
        remarks.offer(on_agreement, on_commitment)
