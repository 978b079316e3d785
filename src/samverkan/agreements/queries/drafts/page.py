"""Everything that the draft page shows."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from samverkan.agreements.drafting import Content, Working
from samverkan.agreements.drafting.terms import TERMS
from samverkan.agreements.queries.drafts import rows, words
from samverkan.agreements.queries.drafts.rows import Evidence, Field, Option, PromiseRow, Row
from samverkan.agreements.queries.drafts.terms import TermsShown, terms_shown
from samverkan.agreements.queries.drafts.text import ShownParagraph, shown_text


@dataclass(frozen=True)
class DraftPage:
    """A draft as it is shown: the text to the left, what was read in it to the right."""

    title: str
    is_agreement: bool
    is_overruled: bool
    verdict: str
    reason: str
    paragraphs: tuple[ShownParagraph, ...]
    fields: tuple[Field, ...]
    dates: tuple[Row, ...]
    parties: tuple[Row, ...]
    people: tuple[Row, ...]
    domains: tuple[Row, ...]
    areas: tuple[Row, ...]
    promises: tuple[PromiseRow, ...]
    terms: TermsShown
    new_dates: tuple[Option, ...]
    new_parties: tuple[Option, ...]
    new_people: tuple[Option, ...]
    new_domains: tuple[Option, ...]
    new_areas: tuple[Option, ...]
    uses: tuple[Option, ...]
    can_undo: bool
    corrections: int
    opened: str
    recognised: bool
    counts: tuple[tuple[int, str, str], ...]


def draft_page(working: Working, opened: int | None = None) -> DraftPage:
    """Return a draft as it is shown; `opened` is the id of the promise whose details are open."""
    content, text = working.content, working.document.text
    promises = rows.promise_rows(content, text, opened)
    has_open = any(promise.is_open for promise in promises)
    used = {domain.code for domain in content.domains if not domain.own_name}
    free = {code: label for code, label in words.DOMAINS.items() if code not in used}
    return DraftPage(
        title=content.title.value or _("Draft without a title"),
        is_agreement=content.is_agreement.value,
        is_overruled=content.is_agreement.by_hand,
        verdict=verdict(content),
        reason=str(words.REASONS[content.reason]),
        paragraphs=shown_text(working),
        fields=rows.fields(content),
        dates=rows.rows(content.dates, "date", "value", words.DATE_KINDS, "kind"),
        parties=rows.rows(content.parties, "party", "name", words.PARTY_KINDS, "type"),
        people=rows.rows(content.people, "person", "name", words.PARTS, "part"),
        domains=rows.domain_rows(content),
        areas=rows.rows(content.areas, "area", "name", words.AREA_STATUSES, "status"),
        promises=promises,
        terms=terms_shown(content),
        new_dates=rows.options(words.DATE_KINDS, "signed"),
        new_parties=rows.options(words.PARTY_KINDS, "municipality"),
        new_people=rows.options(words.PARTS, "signatory"),
        new_domains=rows.options(free, None),
        new_areas=rows.options(words.AREA_STATUSES, "existing"),
        uses=_uses(opened if has_open else None),
        can_undo=bool(working.steps),
        corrections=len(working.steps),
        opened=str(opened) if has_open else "",
        recognised=working.document.recognised,
        counts=_counts(working),
    )


def verdict(content: Content) -> str:
    """Return what the draft is, in a few words: its kind and its parties."""
    names = [party.name for party in content.parties]
    kind = str(words.KINDS.get(content.kind.value or "", _("Agreement")))
    if not names:
        return kind
    listed = _("%(some)s and %(last)s") % {"some": ", ".join(names[:-1]), "last": names[-1]}
    between = listed if len(names) > 1 else names[0]
    return _("%(kind)s between %(parties)s") % {"kind": kind, "parties": between}


def _uses(opened: int | None) -> tuple[Option, ...]:
    again = (Option(f"passage:{opened}", _("the words of the open commitment")),) if opened else ()
    return (*again, *rows.options(words.USES, None))


def _counts(working: Working) -> tuple[tuple[int, str, str], ...]:
    content = working.content
    terms = (*content.funding, *content.bodies, *content.follow_ups, *content.annexes, *content.definitions)
    said = len(terms) + sum(bool(getattr(content, name).value) for name in TERMS)
    return (
        (len(content.commitments), _("commitments"), "promises"),
        *([(said, _("terms"), "terms")] if said else []),
        (len(content.parties), _("parties"), "parties"),
        (len(content.people), _("people"), "people"),
        (len(content.areas), _("areas"), "areas"),
    )


__all__ = ["DraftPage", "Evidence", "Field", "Option", "PromiseRow", "Row", "draft_page"]
