from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "samverkan.meetings"

    def ready(self) -> None:
        from samverkan.journal import sentences
        from samverkan.meetings.sentences import SENTENCES

        sentences.offer(SENTENCES)
