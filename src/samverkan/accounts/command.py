"""`samverkan invite` and `samverkan password`: letting people in where there is nobody, or no mail server, to do it."""

import argparse
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.urls import reverse
from django.utils import timezone

from samverkan.accounts import actions
from samverkan.accounts.models import OrganisationKind, Person

HERE = "http://127.0.0.1:8000"


class CannotInvite(Exception):
    """What was said of the organisation or the person will not do."""


class NoLogIn(Exception):
    """Nobody signs in with that address."""


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Add the verbs to the command line."""
    inviting = subparsers.add_parser(
        "invite",
        help="let the first administrator of an organisation in",
        description="Adds the organisation unless it is there, and prints a link by which its first administrator and "
        "coordinator chooses a password. After that the organisation invites its own people.",
    )
    inviting.add_argument("organisation", metavar="ORGANISATION", help="its name")
    inviting.add_argument("name", metavar="NAME", help="the name of the person")
    inviting.add_argument("email", metavar="EMAIL", help="the e-mail address to sign in with")
    inviting.add_argument("--mark", metavar="MARK", help="two to eight letters (default: the first of the name)")
    inviting.add_argument("--kind", choices=OrganisationKind.values, default="other", help="default: other")
    inviting.set_defaults(handler=invite, refusals=(CannotInvite, actions.CannotAdminister))
    anew = subparsers.add_parser(
        "password",
        help="print a link to choose a new password by",
        description="For somebody who has forgotten the password where no mail server is set up.",
    )
    anew.add_argument("email", metavar="EMAIL", help="the e-mail address that the person signs in with")
    anew.set_defaults(handler=password, refusals=(NoLogIn,))
    for parser in (inviting, anew):
        parser.add_argument("--address", default=HERE, metavar="URL", help=f"where Samverkan is (default: {HERE})")


def invite(options: argparse.Namespace) -> None:
    """Invite, and print the link."""
    printed: list[str] = []

    def link_to(token: str) -> str:
        printed.append(f"{options.address.rstrip('/')}{reverse('accounts:accept', args=[token])}")
        return printed[0]

    try:
        validate_email(options.email)
        invited = actions.found(
            organisation=options.organisation,
            short_mark=options.mark or options.organisation[:4].upper().strip(),
            kind=options.kind,
            name=options.name,
            email=options.email,
            link_to=link_to,
            at=timezone.now(),
        )
    except ValidationError as wrong:
        raise CannotInvite(" ".join(wrong.messages)) from wrong
    if printed:
        print(f"{invited.name} chooses a password here, once, within fourteen days:\n{printed[0]}")
    else:
        print(f"{invited.name} signs in already, and can now act for {options.organisation}.")


def password(options: argparse.Namespace) -> None:
    """Print a link to choose a new password by."""
    person = Person.objects.filter(email=options.email.casefold(), is_active=True).first()
    if person is None or not person.has_usable_password():
        raise NoLogIn(f"Nobody signs in with {options.email}.")
    values = {"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)}
    address = reverse("account_reset_password_from_key", kwargs=values)
    print(
        f"{person.name} chooses a new password here, once, within three days:\n{options.address.rstrip('/')}{address}"
    )
