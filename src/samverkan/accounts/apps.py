from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "samverkan.accounts"

    def ready(self) -> None:
        from samverkan.accounts.searched import SEARCHED
        from samverkan.accounts.sentences import SENTENCES
        from samverkan.journal import sentences
        from samverkan.search import registry

        sentences.offer(SENTENCES)
        registry.register(*SEARCHED)
