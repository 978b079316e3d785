"""Numbers and ids of organisations: their form, and their check digits."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


def luhn_digit(digits: str) -> int:
    """Return the check digit (modulus 10) that belongs after `digits`."""
    total = sum(sum(divmod(int(d) * (2 if place % 2 == 0 else 1), 10)) for place, d in enumerate(reversed(digits)))
    return -total % 10


def check_organisation_number(value: str) -> None:
    """Raise ValidationError unless `value` is NNNNNN-NNNN of a legal person, with the right check digit."""
    if not re.fullmatch(r"\d{6}-\d{4}", value):
        raise ValidationError(_("Write the organisation number as six digits, a hyphen and four digits."))
    # Below 20 the third and fourth digits are a month: a sole trader, whose number is a personal number.
    if int(value[2:4]) < 20:
        raise ValidationError(_("This is a personal number (a sole trader). Leave the field empty: it is not stored."))
    digits = value.replace("-", "")
    if luhn_digit(digits[:-1]) != int(digits[-1]):
        raise ValidationError(_("The check digit is wrong. Compare the number with its source."))


def check_municipality_code(value: str) -> None:
    """Raise ValidationError unless `value` is four digits that begin with a county (01 to 25)."""
    if not re.fullmatch(r"(0[1-9]|1\d|2[0-5])\d\d", value):
        raise ValidationError(_("A municipality code is four digits, the first two those of the county."))


def check_ror(value: str) -> None:
    """Raise ValidationError unless `value` is a ROR id: 0, six characters, and two digits modulo 97."""
    alphabet = "0123456789abcdefghjkmnpqrstvwxyz"
    if not re.fullmatch(rf"0[{alphabet}]{{6}}\d\d", value):
        raise ValidationError(_("A ROR id is nine characters and begins with 0, for example 016st3p78."))
    number = 0
    for letter in value[:-2]:
        number = number * 32 + alphabet.index(letter)
    if 98 - (number * 100 % 97) != int(value[-2:]):
        raise ValidationError(_("The check digits of the ROR id are wrong. Compare it with its source."))
