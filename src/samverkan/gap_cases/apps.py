from django.apps import AppConfig


class GapCasesConfig(AppConfig):
    name = "samverkan.gap_cases"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from samverkan.competence import taking_up
        from samverkan.gap_cases.queries.briefing import section
        from samverkan.gap_cases.queries.inbox import brought_up, is_any
        from samverkan.gap_cases.queries.news import may_be_told
        from samverkan.gap_cases.queries.taken_up import decided_by, taken_up
        from samverkan.gap_cases.searched import SEARCHED
        from samverkan.gap_cases.sentences import SENTENCES
        from samverkan.journal import sentences
        from samverkan.mail import news
        from samverkan.meetings import decided, sections
        from samverkan.meetings.queries import inbox
        from samverkan.search import registry

        sentences.offer(SENTENCES)
        news.offer("gap_cases", _("Competence gaps"))
        news.still_holds("gap_cases", may_be_told)
        inbox.offer("gap_cases", inbox.Finder(brought_up, is_any))
        sections.offer(section)
        decided.offer(decided_by)
        taking_up.offer(taken_up)
        registry.register(*SEARCHED)
