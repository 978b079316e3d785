from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "samverkan.reporting"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from samverkan.agreements import remarks
        from samverkan.journal import sentences
        from samverkan.mail import news
        from samverkan.reporting.queries.news import may_be_told
        from samverkan.reporting.queries.remarks import on_agreement, on_commitment
        from samverkan.reporting.sentences import SENTENCES

        sentences.offer(SENTENCES)
        news.offer("reporting", _("Reporting rounds"))
        news.still_holds("reporting", may_be_told)
        remarks.offer(on_agreement, on_commitment)
