"""
A person at a page: reads it, follows its links, fills in its forms by their labels and presses their buttons.

Nothing is posted that the page does not offer, so a link or a field that is missing stops the journey.
"""

import re
from urllib.parse import urljoin, urlsplit

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from lxml import html

from samverkan.accounts.models import Person

Value = str | bool | list[str] | SimpleUploadedFile
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class Visitor:
    """A browser without scripts. It is signed in when it is given a person."""

    def __init__(self, person: Person | None = None) -> None:
        self.client = Client()
        if person is not None:
            self.client.force_login(person, backend=BACKEND)
        self.address = "/"
        self.answer: HttpResponse = HttpResponse()
        self.page: html.HtmlElement = html.fromstring("<html></html>")

    def open(self, address: str) -> "Visitor":
        """Go to an address of this site; the page must be there."""
        return self._arrived(self.client.get(address, follow=True), address)

    def follow(self, words: str, nth: int = 0) -> "Visitor":
        """Follow the link that says these words, in the page's own matter if there; the first unless said."""
        return self.open(urljoin(self.address, self._linked(words)[nth].get("href")))

    def download(self, words: str) -> HttpResponse:
        """Fetch the file behind a link, and stay on the page."""
        answer = self.client.get(urljoin(self.address, self._linked(words)[0].get("href")))
        assert answer.status_code == 200
        return answer

    def press(self, words: str, fields: dict[str, Value] | None = None, *, beside: str = "") -> "Visitor":
        """Fill in fields by label and press the button that says these words, in a form (and beside words) that fit."""
        for button in self._buttons(words):
            form = self._form_of(button)
            near = next(button.iterancestors("li", "tr", "section", "form"))
            if beside in text_of(near) and all(self._names(form, label) for label in fields or {}):
                return self._send(form, button, fields or {})
        raise AssertionError(
            f"no button “{words}” with the fields {list(fields or {})} on {self.address}; there are {self.buttons} "
            f"and {self.labels}; it says {self.text}"
        )

    @property
    def text(self) -> str:
        """What the page says, in one line."""
        return text_of(self.page.find("body"))

    def reads(self, *words: str) -> "Visitor":
        """The page says all of these."""
        for each in words:
            assert each in self.text, f"“{each}” is not on {self.address}: {self.text}"
        return self

    def does_not_read(self, *words: str) -> "Visitor":
        """The page says none of these."""
        for each in words:
            assert each not in self.text, f"“{each}” is on {self.address}"
        return self

    @property
    def links(self) -> list[str]:
        return [text_of(link) for link in self.page.xpath("//main//a[@href]")]

    @property
    def labels(self) -> list[str]:
        return [text_of(label) for label in self.page.xpath("//main//label")]

    @property
    def buttons(self) -> list[str]:
        return [text_of(button) for button in self.page.xpath("//main//button")]

    def _arrived(self, answer: HttpResponse, address: str, expected: int = 200) -> "Visitor":
        assert answer.status_code == expected, f"{address} answers {answer.status_code}"
        followed = getattr(answer, "redirect_chain", [])
        self.address = urljoin(address, followed[-1][0]) if followed else address
        self.answer = answer
        self.page = html.fromstring(answer.content.decode())
        return self

    def _linked(self, words: str) -> list[html.HtmlElement]:
        for where in ("//main//a[@href]", "//a[@href]"):
            found = [link for link in self.page.xpath(where) if words in text_of(link)]
            if exact := [link for link in found if text_of(link) == words]:
                return exact
            if found:
                return found
        raise AssertionError(f"no link “{words}” on {self.address}; there are {self.links}")

    def _buttons(self, words: str) -> list[html.HtmlElement]:
        found = [each for each in self.page.xpath("//button") if each.get("disabled") is None]
        exact = [each for each in found if text_of(each) == words]
        return exact or [each for each in found if words in text_of(each)]

    def _form_of(self, button: html.HtmlElement) -> html.HtmlElement:
        if owner := button.get("form"):
            return self.page.get_element_by_id(owner)
        return next(button.iterancestors("form"))

    def _names(self, form: html.HtmlElement, label: str) -> list[html.HtmlElement]:
        """Return the fields of a form that a label names: its own words, or those of its group."""
        found: list[html.HtmlElement] = []
        for each in form.xpath(".//label"):
            if matches(each, label):
                target = each.get("for")
                inner = each.xpath(".//input|.//select|.//textarea")
                found += form.xpath(f'.//*[@id="{target}"]') if target else inner
        return found

    def _send(self, form: html.HtmlElement, button: html.HtmlElement, fields: dict[str, Value]) -> "Visitor":
        data = as_it_stands(form)
        if button.get("name"):
            data[button.get("name")] = [button.get("value", "")]
        for label, value in fields.items():
            fill(data, self._names(form, label), label, value)
        address = urljoin(self.address, button.get("formaction") or form.get("action") or self.address)
        if (form.get("method") or "get").lower() == "post":
            return self._arrived(self.client.post(without_fragment(address), data, follow=True), address)
        return self._arrived(self.client.get(without_fragment(address), data, follow=True), address)


def text_of(element: html.HtmlElement) -> str:
    """The words in an element, in one line, without what scripts and styles hold."""
    parts = element.xpath(".//text()[not(ancestor::script or ancestor::style or ancestor::textarea)]")
    return re.sub(r"\s+([.,;:])", r"\1", " ".join(" ".join(parts).split()))


def matches(label: html.HtmlElement, words: str) -> bool:
    """Whether a label says the words; what a list within it offers is not part of the label."""
    own = " ".join(label.xpath(".//text()[not(ancestor::select or ancestor::textarea)]"))
    return " ".join(own.split()).startswith(words)


def as_it_stands(form: html.HtmlElement) -> dict[str, list[Value]]:
    """What the form would send if nobody touched it."""
    data: dict[str, list[Value]] = {}
    for name, value in form.form_values():
        data.setdefault(name, []).append(value)
    return data


def fill(data: dict[str, list[Value]], found: list[html.HtmlElement], label: str, value: Value) -> None:
    """Put a value into the one field that was found: typed, chosen by its words, ticked, or a file."""
    field = found[0]
    name = field.get("name")
    if field.tag == "select":
        wanted = value if isinstance(value, list) else [value]
        data[name] = [option_value(field, each, label) for each in wanted]
    elif field.get("type") == "radio":
        data[name] = [field.get("value")]
    elif field.get("type") == "checkbox":
        rest = [each for each in data.get(name, []) if each != field.get("value", "on")]
        data[name] = [*rest, field.get("value", "on")] if value else rest
    else:
        data[name] = [value]


def option_value(select: html.HtmlElement, words: str, label: str) -> str:
    """The value of the option that says these words."""
    offered = {text_of(option): option.get("value", "") for option in select.xpath(".//option")}
    found = [value for said, value in offered.items() if words in said]
    assert found, f"“{label}” offers {list(offered)}, not “{words}”"
    return str(found[0])


def without_fragment(address: str) -> str:
    """The address as a server sees it."""
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")
