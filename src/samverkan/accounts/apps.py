from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "samverkan.accounts"

    def ready(self) -> None:
        from samverkan.accounts.sentences import SENTENCES
        from samverkan.journal import sentences

        sentences.offer(SENTENCES)
