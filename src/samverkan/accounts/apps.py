from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "samverkan.accounts"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from samverkan.accounts.searched import SEARCHED
        from samverkan.accounts.sentences import SENTENCES
        from samverkan.journal import sentences
        from samverkan.mail import news
        from samverkan.search import registry

        sentences.offer(SENTENCES)
        news.offer("account", _("Invitations and roles"))
        registry.register(*SEARCHED)
