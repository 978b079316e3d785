from django.apps import AppConfig


class PartnerReportsConfig(AppConfig):
    name = "samverkan.partner_reports"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from samverkan.journal import sentences
        from samverkan.mail import news
        from samverkan.meetings.queries import inbox
        from samverkan.partner_reports.queries.differences import brought_up
        from samverkan.partner_reports.queries.news import may_be_told
        from samverkan.partner_reports.sentences import SENTENCES

        sentences.offer(SENTENCES)
        news.offer("partner_reports", _("Partner reports"))
        news.still_holds("partner_reports", may_be_told)
        inbox.offer("partner_reports", inbox.Finder(brought_up))
