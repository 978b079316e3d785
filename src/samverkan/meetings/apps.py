from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "samverkan.meetings"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from samverkan.accounts import forgetting
        from samverkan.competence import asking
        from samverkan.journal import sentences
        from samverkan.mail import news
        from samverkan.meetings import asked
        from samverkan.meetings.actions.forgetting import forget_person
        from samverkan.meetings.queries.minutes.news import may_be_told
        from samverkan.meetings.queries.rhythm import meetings_held
        from samverkan.meetings.searched import SEARCHED
        from samverkan.meetings.sentences import SENTENCES
        from samverkan.renewals.queries import figures
        from samverkan.search import registry

        sentences.offer(SENTENCES)
        forgetting.offer(forget_person)
        asking.offer(asked.inboxes, asked.ask)
        news.offer("meeting", _("Meetings"))
        news.still_holds("meeting.minutes", may_be_told)
        figures.offer("meetings", _("Meetings held, of those the rhythm asks for"), meetings_held)
        registry.register(*SEARCHED)
