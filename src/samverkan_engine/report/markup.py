"""HTML and SVG as text that cannot be broken by what stands in it."""

from html import escape


class Markup(str):
    """Text that is already markup; everything else is escaped when it is put into an element."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return it as it stands, to templates that ask: it is escaped already."""
        return self


Content = str | int | float | None


def tag(name: str, *children: Content, **attributes: Content | bool) -> Markup:
    """Return an element; `class_` becomes class, `text_anchor` text-anchor, and an attribute of None is left out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(plain(value), quote=True)}"'
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    return Markup(f"<{name}{written}>{together(*children)}</{name}>")


def together(*children: Content) -> Markup:
    """Return pieces one after another."""
    return Markup("".join(child if isinstance(child, Markup) else escape(plain(child)) for child in children))


def plain(value: object) -> str:
    """Return floats with two decimals at most, so that drawings are small and equal on every machine."""
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return "" if value is None else str(value)
