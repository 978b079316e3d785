"""Our own small set of line icons, 24 by 24. They only ever stand beside a word."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

# Each value is the inside of an <svg>; strokes take the colour of the text, "f" below marks a filled part.
_F = 'class="icon-fill"'

SHAPES = {
    "work": '<path d="M4 6l1.5 1.5L8 5M4 12l1.5 1.5L8 11M4 18l1.5 1.5L8 17M12 6.5h8M12 12.5h8M12 18.5h8"/>',
    "agreement": '<path d="M6 3h8l4 4v14H6zM14 3v4h4M9 11h6M9 14h6M9 17h4"/>',
    "meeting": '<circle cx="8" cy="8" r="3"/><circle cx="17" cy="9" r="2.3"/>'
    '<path d="M2.5 19c.4-3.6 2.6-5.5 5.5-5.5s5.1 1.9 5.5 5.5M15 14c3.5-.4 5.8 1.3 6.3 4.5"/>',
    "competence": '<path d="M2.5 9L12 5l9.5 4L12 13zM6.5 11v4.5c3 2.3 8 2.3 11 0V11M21.5 9v5"/>',
    "education": '<path d="M4 5.5c2.8-.9 5.6-.7 8 1 2.4-1.7 5.2-1.9 8-1v13c-2.8-.9-5.6-.7-8 1-2.4-1.7-5.2-1.9-8-1z"/>'
    '<path d="M12 6.5v13M6.5 10.5H9M15 10.5h2.5M15 13.5h2.5"/>',
    "activity": '<path d="M4 6h9v4H4zM8 14h12v4H8zM4 3v18"/>',
    "area": '<path d="M12 21c4.5-5 6.5-8.2 6.5-11a6.5 6.5 0 10-13 0c0 2.8 2 6 6.5 11z"/>'
    '<circle cx="12" cy="10" r="2.3"/>',
    "environment": '<path d="M9.5 3h5M10.5 3v6L5 19a1.3 1.3 0 001.2 2h11.6a1.3 1.3 0 001.2-2L13.5 9V3M8 15h8"/>',
    "report": '<path d="M4 20V4M4 20h16M8 16v-4M12 16V8M16 16v-6"/>',
    "portfolio": '<path d="M4 5h16M4 10h16M4 15h16M4 20h16M10 5v15"/>',
    "public": '<circle cx="12" cy="12" r="8.5"/>'
    '<path d="M3.5 12h17M12 3.5c5 5.5 5 11.5 0 17M12 3.5c-5 5.5-5 11.5 0 17"/>',
    "shared": '<circle cx="9" cy="12" r="5.5"/><circle cx="15" cy="12" r="5.5"/>',
    "private": '<path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 017 0v3M12 14.5v2"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6"/><path d="M15 15l5.5 5.5"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "more": f'<g {_F}><circle cx="5" cy="12" r="1.6"/><circle cx="12" cy="12" r="1.6"/>'
    '<circle cx="19" cy="12" r="1.6"/></g>',
    "person": '<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c.7-4.5 3.6-6.5 7.5-6.5s6.8 2 7.5 6.5"/>',
    "language": '<path d="M3.5 6h9M8 4v2M11 6c-1 4.5-3.5 7.5-7 9M5.5 9.5c1.3 2.5 3.3 4.3 6 5.5M12.5 20l4-9.5 4 9.5'
    'M14 17h5"/>',
    "sign-out": '<path d="M14 4H5v16h9M10 12h10.5M17 8.5l3.5 3.5-3.5 3.5"/>',
    "calendar": '<path d="M4 6h16v14H4zM4 10.5h16M8 3.5V8M16 3.5V8"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>',
    "right": '<path d="M9 5l7 7-7 7"/>',
    "left": '<path d="M15 5l-7 7 7 7"/>',
    "down": '<path d="M5 9l7 7 7-7"/>',
    "up": '<path d="M5 15l7-7 7 7"/>',
    "sort": '<path d="M8 10l4-4 4 4M8 14l4 4 4-4"/>',
    "check": '<path d="M4.5 12.5l5 5L19.5 7"/>',
    "cross": '<path d="M6 6l12 12M18 6L6 18"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "edit": '<path d="M4 20l1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5L17.5 10"/>',
    "link": '<path d="M10 14a4 4 0 005.7 0l3.6-3.6a4 4 0 00-5.7-5.7L12 6.3'
    'M14 10a4 4 0 00-5.7 0l-3.6 3.6a4 4 0 005.7 5.7l1.6-1.6"/>',
    "external": '<path d="M13 4h7v7M20 4l-9 9M17 14v6H4V7h6"/>',
    "upload": '<path d="M12 15V4M7.5 8.5L12 4l4.5 4.5M4 15v5h16v-5"/>',
    "download": '<path d="M12 4v11M7.5 10.5L12 15l4.5-4.5M4 15v5h16v-5"/>',
    "attention": '<path d="M12 3.5L22 20.5H2zM12 10v5M12 17.2v.6"/>',
    "broken": '<path d="M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 7.5v6M12 16.2v.6"/>',
    "info": '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5M12 7.3v.6"/>',
    "history": '<path d="M4 12a8 8 0 108-8c-3 0-5.5 1.5-7 4M4.5 3.5V8H9M12 8v4.5l3 2"/>',
    "print": '<path d="M7 9V3.5h10V9M7 17H4V9h16v8h-3M7 14h10v6.5H7z"/>',
    "filter": '<path d="M4 5h16l-6 8v6.5l-4-2V13z"/>',
    "quote": '<path d="M10 7c-3 1-5 3.5-5 7v3h5v-5H7M20 7c-3 1-5 3.5-5 7v3h5v-5h-3"/>',
    "flag": '<path d="M6 21V4h11l-2 4 2 4H6"/>',
    "mail": '<path d="M3.5 6h17v12.5h-17zM3.5 7l8.5 6.5L20.5 7"/>',
    "source": '<path d="M5 5c2.5-1 5-.8 7 .8 2-1.6 4.5-1.8 7-.8v13c-2.5-1-5-.8-7 .8-2-1.6-4.5-1.8-7-.8zM12 6v12.5"/>',
    # The states: a ring that fills as the promise is fulfilled; other outlines when something is wrong.
    "state-unconfirmed": '<circle cx="12" cy="12" r="8" stroke-dasharray="1.5 3.5"/>'
    '<path d="M10 10.2c.2-2.8 4.2-2.6 4 0-.1 1.5-2 1.6-2 3.3M12 16v.5"/>',
    "state-not_started": '<circle cx="12" cy="12" r="8"/>',
    "state-under_way": f'<circle cx="12" cy="12" r="8"/><path {_F} d="M12 4a8 8 0 010 16z"/>',
    "state-done": f'<circle {_F} cx="12" cy="12" r="9"/><path class="icon-cut" d="M8 12.3l2.8 2.8L16 9.5"/>',
    "state-kept": '<circle cx="12" cy="12" r="8"/><path d="M8 12.3l2.8 2.8L16 9.5"/>',
    "state-missed": '<circle cx="12" cy="12" r="8"/><path d="M9 9l6 6M15 9l-6 6"/>',
    "state-overdue": '<path d="M6 3.5h12M6 20.5h12M7.5 3.5c0 5 3 6 4.5 8.5 1.5-2.5 4.5-3.5 4.5-8.5'
    'M7.5 20.5c0-5 3-6 4.5-8.5 1.5 2.5 4.5 3.5 4.5 8.5"/>',
    "state-at_risk": '<path d="M12 3.5L22 20.5H2zM12 10v5M12 17.2v.6"/>',
    "state-differs": '<path d="M5 9.5h14M5 14.5h14M16 5L8 19"/>',
    "state-changed": '<path d="M12 4.5l8.5 15h-17z"/>',
    "state-dropped": '<circle cx="12" cy="12" r="8"/><path d="M6.5 17.5l11-11"/>',
    "state-under_review": '<path d="M12 3l9 9-9 9-9-9zM12 8v5M12 15.5v.5"/>',
    "state-open": '<circle cx="12" cy="12" r="8" stroke-dasharray="5 3.4"/>',
    "state-decided": f'<path {_F} d="M4 4h16v16H4z"/><path class="icon-cut" d="M8 12.3l2.8 2.8L16 9.5"/>',
    "state-holds": '<path d="M4.5 4.5h15v15h-15zM8 12.3l2.8 2.8L16 9.5"/>',
    "state-no_longer": '<path d="M11 4.5H4.5v15H10M14 4.5h5.5v15H13M13.5 4.5L10 9.5l4 4-3 6"/>',
}


def icon(name: str, css: str = "") -> SafeString:
    """Return the icon as SVG, hidden from screen readers. Raises KeyError for a name that is not in the set."""
    return format_html(
        '<svg class="icon{}" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">{}</svg>',
        f" {css}" if css else "",
        mark_safe(SHAPES[name]),
    )
