"""The forms of signing in, as allauth asks for them, in our words."""

from typing import Any

from allauth.account import forms as allauth
from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models import Person

HINT = _("At least twelve characters. Four or five words in a row are easy to remember and hard to guess.")


def reword(field: forms.Field, label: Any, autocomplete: str, help_text: Any = "") -> None:
    """Give a field of allauth our label and help; no placeholder, which would vanish when one types."""
    field.label, field.help_text = label, help_text
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs["autocomplete"] = autocomplete


class SignInForm(allauth.LoginForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        reword(self.fields["login"], _("E-mail address"), "username")
        reword(self.fields["password"], _("Password"), "current-password")
        reword(self.fields["remember"], _("Stay signed in on this device for two weeks"), "off")


class AskForResetForm(allauth.ResetPasswordForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        reword(self.fields["email"], _("E-mail address"), "email")


class ResetForm(allauth.ResetPasswordKeyForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        reword(self.fields["password1"], _("New password"), "new-password", HINT)
        reword(self.fields["password2"], _("The same password again"), "new-password")


class SetForm(allauth.SetPasswordForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        reword(self.fields["password1"], _("New password"), "new-password", HINT)
        reword(self.fields["password2"], _("The same password again"), "new-password")


class ChangeForm(allauth.ChangePasswordForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        reword(self.fields["oldpassword"], _("The password you have now"), "current-password")
        reword(self.fields["password1"], _("New password"), "new-password", HINT)
        reword(self.fields["password2"], _("The same password again"), "new-password")


class ChoosePasswordForm(forms.Form):
    """The first password of somebody invited."""

    password1 = forms.CharField(
        label=_("Choose a password"),
        help_text=HINT,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password2 = forms.CharField(
        label=_("The same password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, person: Person, **options: Any) -> None:
        super().__init__(*args, **options)
        self.person = person

    def clean_password1(self) -> str:
        password = self.cleaned_data["password1"]
        password_validation.validate_password(password, self.person)
        return str(password)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if "password1" in values and values["password1"] != values.get("password2"):
            self.add_error("password2", _("The two passwords are not the same. Write the same one twice."))
        return values
