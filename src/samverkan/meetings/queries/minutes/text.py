"""The minutes as plain text: what is kept, fingerprinted and compared."""

import hashlib
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import override

from samverkan.meetings.models import ItemState
from samverkan.meetings.queries.minutes.content import Content
from samverkan.ui.dates import day


def fingerprint(text: str) -> str:
    """Return the SHA-256 of a text, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def text_of(content: Content) -> str:
    """Return the minutes as text in the language of the agreement, a paragraph a line."""
    with override(content["language"]):
        return "\n".join(lines(content)) + "\n"


def lines(content: Content) -> Iterator[str]:
    """Yield the paragraphs of the minutes."""
    yield f"{_('Minutes')}: {content['title']}"
    yield content["agreement"]
    yield when_and_where(content)
    for party in content["participants"]:
        yield f"{party['party']}: {', '.join(map(person, party['people'])) or _('nobody')}"
    for item in content["items"]:
        yield heading(item)
        yield from item["notes"].splitlines()
        yield from outcome_lines(item)
    yield from outcome_lines(content)


def when_and_where(content: Content) -> str:
    """Return the day, the time and the place in one line."""
    told = f"{day(content['day'])} {content['begins']}–{content['ends']}"
    return f"{told}, {content['place']}" if content["place"] else told


def person(one: Content) -> str:
    """Return a participant with the title of that day, and whom the person stood in for."""
    told = ", ".join(filter(None, (one["name"], one["title"])))
    if one["deputy_for"]:
        return _("%(person)s (deputy for %(other)s)") % {"person": told, "other": one["deputy_for"]}
    return told


def heading(item: Content) -> str:
    """Return the number and title of an item, and in words when it was not dealt with or may be read by everybody."""
    words = {
        ItemState.POSTPONED: _("postponed"),
        ItemState.MOVED: _("moved to another meeting"),
    }
    said = [words.get(item["state"], ""), _("public") if item["is_public"] else ""]
    added = ", ".join(filter(None, said))
    return f"§ {item['number']} {item['title']}" + (f" ({added})" if added else "")


def outcome_lines(outcomes: Content) -> Iterator[str]:
    """Yield what came out of an item: joint positions, actions, notes."""
    for position in outcomes["positions"]:
        yield f"{position_name(position)}: {position['text']}"
        for body in position["bodies"]:
            yield to_decide(body)
    for action in outcomes["actions"]:
        yield f"{_('Action')}: {action['title']}{action_details(action)}"
    for note in outcomes["noted"]:
        yield f"{_('Note')}: {note['text']}"


def position_name(position: Content) -> str:
    """Return what a joint position is called, and which one it replaces."""
    name = _("Joint position %(number)s") % {"number": position["number"]}
    if position["replaces"]:
        return name + " " + _("(replaces %(number)s)") % {"number": position["replaces"]}
    return name


def to_decide(body: Content) -> str:
    """Return in words that a party's body is to decide formally."""
    words = {"party": body["party"], "body": body["body"]}
    return (
        _("Is decided formally by %(body)s in %(party)s.") % words
        if body["body"]
        else _("Is decided formally in %(party)s.") % words
    )


def action_details(action: Content) -> str:
    """Return in brackets who leads an action in each party, and by when it is to be done."""
    leads = [f"{lead['party']}: {lead['name']}" for lead in action["leads"]]
    due = [_("done by %(day)s") % {"day": day(action["due"])}] if action["due"] else []
    return f" ({'; '.join([*leads, *due])})" if leads or due else ""
