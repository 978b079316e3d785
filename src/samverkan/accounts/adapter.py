"""How signing in behaves here: nobody registers alone, mail goes through the outbox, errors are our sentences."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models import Person
from samverkan.mail.actions import queue


class InvitedOnly(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _(
            "The e-mail address and the password do not belong together. Try again, or choose a new password."
        ),
        "enter_current_password": _("This is not the password you have now."),
        "too_many_login_attempts": _("Too many attempts. Wait five minutes and try again, or choose a new password."),
        "invalid_password_reset": _("This link no longer works. Ask for a new one."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_password_reset_mail(self, user: Person, email: str, context: dict[str, Any]) -> None:
        """Mail a link, but never to a contact: only an invitation gives the first password."""
        if user.has_usable_password():
            super().send_password_reset_mail(user, email, context)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send allauth's mail as all mail is sent; no party reads it in its outbox."""
        language = getattr(context.get("user"), "language", settings.LANGUAGE_CODE)
        with override(language):
            queue(
                to=email,
                subject=render_to_string(f"{template_prefix}_subject.txt", context),
                body=render_to_string(f"{template_prefix}_message.txt", context).strip() + "\n",
                reason=gettext("It is about how you sign in to Samverkan."),
                party_key=None,
                at=timezone.now(),
                lets_in=True,
            )

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts:me")

    def post_login(self, request: HttpRequest, user: Person, **details: Any) -> HttpResponse:
        """Go on in the language that the person has chosen."""
        response = super().post_login(request, user, **details)
        set_language(response, user.language)
        return response


def set_language(response: HttpResponse, language: str) -> None:
    """Keep the language as the language switch does."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        path=settings.LANGUAGE_COOKIE_PATH,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
