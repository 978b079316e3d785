"""The text of a mail that tells what is new."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from samverkan.mail import news
from samverkan.mail.addresses import whole
from samverkan.mail.models import Notice, Wishes
from samverkan.mail.tokens import DIGEST, sign

IN_A_SECTION = 10
IN_ALL = 60
REASONS = 5
LINE = "-" * 40


@dataclass(frozen=True)
class Letter:
    """A mail, ready to be sent; `stop` is what its one-click stop is signed for."""

    subject: str
    body: str
    reason: str
    stop: str


def letter(notices: list[Notice], wishes: Wishes, what: str) -> Letter:
    """Write the notices, at least one, as a mail in the language of the latest; `what` is what its stop stops."""
    language = notices[-1].language
    stop = sign(wishes.key, what)
    reasons = list(dict.fromkeys(notice.reason for notice in notices))
    with override(language):
        body = one(notices[0]) if len(notices) == 1 else several(notices)
        return Letter(subject(notices), body + footer(reasons, stop, language), " ".join(reasons)[:200], stop)


def subject(notices: list[Notice]) -> str:
    """Return the only sentence, cut at a word, or how many there are."""
    if len(notices) > 1:
        sentence = ngettext(
            "%(count)d piece of news from Samverkan", "%(count)d pieces of news from Samverkan", len(notices)
        )
        return sentence % {"count": len(notices)}
    sentence = notices[0].sentence
    return sentence if len(sentence) <= 120 else sentence[:119].rpartition(" ")[0] + "…"


def one(notice: Notice) -> str:
    """Return the text about a single thing."""
    lines = [notice.about, ""] if notice.about else []
    return "\n".join([*lines, notice.sentence, whole(notice.path), ""])


def several(notices: list[Notice]) -> str:
    """Return the text about many things: by agreement and kind, shortened where there are very many."""
    parts, left = [], IN_ALL
    sections = list(by_section(notices).items())
    for number, (heading, told) in enumerate(sections):
        if left <= 0:
            rest = sum(len(each) for _heading, each in sections[number:])
            parts.append(f"{more(rest)}\n  {whole(resolve_url(settings.LOGIN_REDIRECT_URL))}\n")
            break
        shown = told[: min(IN_A_SECTION, left)]
        parts.append(section(heading, shown, len(told) - len(shown)))
        left -= len(shown)
    return "\n".join(parts)


def by_section(notices: Iterable[Notice]) -> dict[str, list[Notice]]:
    """Return the notices by heading, the agreement's name and the kind, in the order in which they came up."""
    sections: dict[tuple[str, str], list[Notice]] = {}
    for notice in notices:
        sections.setdefault((notice.about, notice.group), []).append(notice)
    order = {about: number for number, (about, _group) in reversed(list(enumerate(sections)))}
    ordered = sorted(sections, key=lambda key: order[key[0]])
    return {heading(*key): sections[key] for key in ordered}


def heading(about: str, group: str) -> str:
    return f"{about}: {news.label(group)}" if about else news.label(group)


def section(title: str, shown: list[Notice], left_out: int) -> str:
    """Return one heading with its sentences and where to read more, and how many are left out."""
    lines = [title, "=" * min(len(title), 70)]
    for notice in shown:
        lines += [f"* {notice.sentence}", f"  {whole(notice.path)}"]
    if left_out:
        lines += [more(left_out), f"  {whole(resolve_url(settings.LOGIN_REDIRECT_URL))}"]
    return "\n".join([*lines, ""])


def more(count: int) -> str:
    return ngettext("* and %(count)d more", "* and %(count)d more", count) % {"count": count}


def footer(reasons: list[str], stop: str, language: str) -> str:
    """Return why the mail came, and how to stop it or have it otherwise; without a `stop` only why."""
    with override(language):
        shown = [*reasons[:REASONS], _("And more.")] if len(reasons) > REASONS else reasons
        why = _("Why you get this: %(reasons)s") % {"reasons": " ".join(shown)}
        return "\n".join(["", LINE, why, *(_ways_out(stop) if stop else ()), ""])


def _ways_out(stop: str) -> tuple[str, str]:
    all_of_it = stop.partition(".")[2].startswith(f"{DIGEST}:")
    stops = _("Stop these mails:") if all_of_it else _("Stop mail of this kind:")
    choose = _("Choose how often, and about what: %(address)s") % {"address": whole(reverse("mail:wishes"))}
    return f"{stops} {whole(reverse('mail:stop', args=[stop]))}", choose
