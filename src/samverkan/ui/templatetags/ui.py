"""The components: `{% load ui %}`. Each is shown with its call in `ui/README.md` and on the page /om/utseende/."""

import datetime
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.template import Context
from django.template.loader import get_template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from samverkan.ui import dates, forms, icons, numbers, states
from samverkan.ui.charts import Chart
from samverkan.ui.circles import circle_named
from samverkan.ui.components import PartyMark

register = template.Library()
Parameters = dict[str, Any]

register.filter("day", dates.day)
register.filter("rounded", numbers.rounded)
register.simple_tag(icons.icon, name="icon")


@register.simple_tag
def date(
    value: datetime.date | str | None, precision: str = "", today: datetime.date | None = None
) -> SafeString | str:
    """A date in words with its exact machine form; `today=` adds how far away it is."""
    if not value:
        return ""
    words = dates.day(value, precision)
    if today and isinstance(value, datetime.date):
        plain = value.date() if isinstance(value, datetime.datetime) else value
        words = f"{words} ({dates.distance(plain, today)})"
    machine = dates.machine_date(value, precision)
    return format_html('<time class="date" datetime="{}">{}</time>', machine, words) if machine else words


@register.inclusion_tag("ui/parts/number.html")
def number(value: Any, **details: Any) -> Parameters:
    """A figure with unit, year and source: a `Number`, or a bare value with the same details as keywords."""
    figure = value if isinstance(value, numbers.Number) else numbers.Number(value, **details)
    return {"number": figure}


@register.inclusion_tag("ui/parts/state.html")
def state(key: str, confirmed: bool = True, word: str = "", size: str = "") -> Parameters:
    """A state by shape, word and colour. What the counterpart has not confirmed is grey, whatever it is."""
    named = states.state_named(key)
    return {"state": named, "confirmed": confirmed, "word": word or named.word, "size": size}


@register.simple_tag
def state_icon(key: str) -> SafeString:
    """Only the shape, for a margin where the word stands elsewhere."""
    named = states.state_named(key)
    return icons.icon(named.icon, f"state-icon {named.css}")


@register.inclusion_tag("ui/parts/party.html")
def party(party: Any = None, mark: str = "", slot: int = 0, name: str = "", short: bool = False) -> Parameters:
    """A party by its mark, colour and name: anything with `mark`, `slot` and `name`, or those as keywords."""
    shown = party or PartyMark(mark=mark, slot=slot, name=name)
    return {"party": shown, "short": short}


@register.inclusion_tag("ui/parts/circle.html")
def circle(name: str, explain: bool = False) -> Parameters:
    """Who can see this: private, shared or public; `explain=True` adds the sentence."""
    return {"circle": circle_named(name), "explain": explain}


@register.inclusion_tag("ui/parts/field.html")
def field(bound: BoundField, hint: str = "") -> Parameters:
    """One form field with label, help, error and required marking, whatever its kind."""
    return {"field": forms.shown_field(bound, hint)}


@register.inclusion_tag("ui/parts/form_errors.html")
def form_errors(form: BaseForm) -> Parameters:
    """Everything that is wrong with the form, with links to the fields."""
    return {"errors": forms.errors_of(form)}


@register.inclusion_tag("ui/parts/empty.html")
def empty(title: str, text: str = "", url: str = "", action: str = "", icon: str = "info") -> Parameters:
    """What belongs here, and the first step."""
    return {"title": title, "text": text, "url": url, "action": action, "icon": icon}


@register.inclusion_tag("ui/parts/sortable_header.html", takes_context=True)
def sortable_header(context: Context, label: str, key: str, default: str = "", numeric: bool = False) -> Parameters:
    """A column head that sorts by `?sort=key`, and back by `?sort=-key`; `default` is the page's own order."""
    request = context["request"]
    current = request.GET.get("sort", default)
    parameters = request.GET.copy()
    parameters.pop("page", None)
    parameters["sort"] = f"-{key}" if current == key else key
    direction = {key: "ascending", f"-{key}": "descending"}.get(current, "")
    query = parameters.urlencode()
    return {"label": label, "query": query, "direction": direction, "numeric": numeric}


@register.inclusion_tag("ui/parts/as_files.html")
def as_files(name: str, *args: Any, query: str = "") -> Parameters:
    """What the page lists as an Excel workbook and as CSV: an address by its name, which takes the ending last."""
    asked = f"?{query}" if query else ""
    return {ending: reverse(name, args=[*args, ending]) + asked for ending in ("xlsx", "csv")}


@register.inclusion_tag("ui/parts/pager.html", takes_context=True)
def pager(context: Context, page: Page[Any], name: str = "page") -> Parameters:
    """Links between the pages of a list; everything else in the address stays."""
    parameters = context["request"].GET.copy()
    parameters.pop(name, None)
    kept = parameters.urlencode()
    start = f"?{kept}&{name}=" if kept else f"?{name}="
    steps = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"page": page, "start": start, "steps": [None if step == "…" else step for step in steps]}


@register.simple_block_tag(takes_context=True)
def filters(context: Context, content: str, active: int = 0, action: str = "") -> SafeString:
    """A form of filters by GET; on a phone it is folded. `active` is how many are in use."""
    return _rendered("ui/parts/filters.html", context, content=content, active=active, action=action)


@register.simple_block_tag(takes_context=True)
def table(context: Context, content: str, label: str) -> SafeString:
    """A region around a wide table that can be scrolled by keyboard and says what it holds."""
    return _rendered("ui/parts/table.html", context, content=content, label=label)


@register.simple_block_tag(takes_context=True)
def callout(context: Context, content: str, kind: str = "info", title: str = "") -> SafeString:
    """A boxed remark: info, good, attention or broken, by icon and word as well as colour."""
    return _rendered("ui/parts/callout.html", context, content=content, kind=kind, title=title)


@register.inclusion_tag("ui/parts/history.html")
def history(lines: Any) -> Parameters:
    """What happened to a thing: sentences with dates, newest first as given."""
    return {"lines": lines}


@register.inclusion_tag("ui/parts/summary_strip.html")
def summary_strip(items: Any, label: str = "") -> Parameters:
    """The figures that sum up a page."""
    return {"items": items, "label": label}


@register.inclusion_tag("ui/parts/cards.html")
def cards(items: Any, today: datetime.date | None = None, level: int = 2, numbered: bool = False) -> Parameters:
    """One column of things to do or read, in the order they should be taken."""
    return {"cards": items, "today": today, "level": level, "numbered": numbered}


@register.inclusion_tag("ui/parts/tabs.html")
def tabs(items: Any, label: str) -> Parameters:
    """Views of one thing as links."""
    return {"tabs": items, "label": label}


@register.inclusion_tag("ui/parts/breadcrumbs.html")
def breadcrumbs(crumbs: Any) -> Parameters:
    """The way here."""
    return {"crumbs": crumbs}


@register.inclusion_tag("ui/parts/chart.html", takes_context=True)
def chart(context: Context, chart: Chart, caption: str = "", unfolded: bool = False, name: str = "") -> Parameters:
    """A chart with its table beside it; with the name that the view gives it, also as files."""
    shown = {"chart": chart, "caption": caption, "unfolded": unfolded}
    if not name:
        return shown
    asked = context["request"].GET.copy()
    asked["diagram"] = name
    addresses = []
    for ending in ("xlsx", "csv", "png", "svg"):
        asked["fil"] = ending
        addresses.append((ending.upper(), f"?{asked.urlencode()}"))
    return {**shown, "files": addresses}


def _rendered(name: str, context: Context, **parameters: Any) -> SafeString:
    with context.push(**parameters):
        return mark_safe(get_template(name).render({str(key): value for key, value in context.flatten().items()}))
