"""What an agreement is to be called when it is registered, and the short marks of parties that are new."""

from samverkan.agreements.drafting import Content
from samverkan.agreements.queries.drafts.page import verdict


def is_own_wording(content: Content) -> bool:
    """Say whether the text seems to be the agreement's own, not somebody's account of it."""
    return bool(content.commitments) and all(promise.is_wording for promise in content.commitments)


def suggested_title(content: Content, is_own: bool) -> str:
    """
    Return the agreement's own title, or what a person wrote.

    The title of somebody's account is a headline; there it is kind, parties and year.
    """
    if content.title.value and (is_own or content.title.by_hand):
        return content.title.value
    years = {date.kind: date.value[:4] for date in content.dates}
    year = next((years[kind] for kind in ("signed", "decided", "planned", "published") if kind in years), "")
    return ", ".join(part for part in (verdict(content), year) if part)[:250]


def short_mark(name: str) -> str:
    """Return a short mark for a name: the initials of several words, else the first letters."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    if len(words) > 2:
        return "".join(word[0] for word in words)[:8].upper()
    return words[0][:4] if words else name[:4]
