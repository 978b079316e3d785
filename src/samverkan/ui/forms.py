"""Form fields as the one field template shows them."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BaseForm, BoundField
from django.utils.safestring import SafeString

GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


@dataclass(frozen=True)
class ShownField:
    """A bound field with everything the template needs decided."""

    bound: BoundField
    kind: str
    widget: SafeString
    hint: str
    errors: list[str]
    required: bool

    @property
    def id(self) -> str:
        """The id of the field's widget, which labels and error links point to."""
        return self.bound.auto_id or self.bound.html_name


@dataclass(frozen=True)
class FieldError:
    """One error and the id of the field it belongs to ("" for the whole form)."""

    text: str
    label: str
    target: str

    @property
    def sentence(self) -> str:
        """The label and what is wrong: "Datum: Fyll i ett giltigt datum."."""
        if not self.label:
            return self.text
        return f"{self.label} {self.text}" if self.label[-1] in "?!.:" else f"{self.label}: {self.text}"


def kind_of(widget: forms.Widget) -> str:
    """Return group, checkbox or box: a set of choices, one tick, or something to fill in."""
    if isinstance(widget, GROUPS):
        return "group"
    return "checkbox" if isinstance(widget, forms.CheckboxInput) else "box"


def shown_field(bound: BoundField, hint: str = "") -> ShownField:
    """Return the field with its widget rendered, tied to its hint and errors."""
    widget = bound.field.widget
    kind = kind_of(widget)
    hint = str(hint or bound.help_text or "")
    attributes = _attributes(bound, kind, hint)
    rendered = "" if kind == "group" else bound.as_widget(attrs=attributes)
    errors = [str(error) for error in bound.errors]
    return ShownField(bound, kind, SafeString(rendered), hint, errors, bound.field.required)


def _attributes(bound: BoundField, kind: str, hint: str) -> dict[str, str | bool]:
    name = bound.auto_id or bound.html_name
    described = [f"{name}_help"] if hint else []
    described += [f"{name}_error"] if bound.errors else []
    attributes: dict[str, str | bool] = {"class": f"ds-input {bound.field.widget.attrs.get('class', '')}".strip()}
    if described:
        attributes["aria-describedby"] = " ".join(described)
    if bound.errors:
        attributes["aria-invalid"] = "true"
    if isinstance(bound.field.widget, forms.DateInput):
        attributes["autocomplete"] = "off"
    return attributes


def errors_of(form: BaseForm) -> list[FieldError]:
    """Return all errors of a form in the order of its fields, those of the whole form first."""
    whole = [FieldError(str(text), "", "") for text in form.non_field_errors()]
    visible = [FieldError(str(text), str(bound.label), _target(bound)) for bound in form for text in bound.errors]
    return whole + visible


def _target(bound: BoundField) -> str:
    name = bound.auto_id or bound.html_name
    return f"{name}_0" if kind_of(bound.field.widget) == "group" else name


def renew(form: BaseForm, version: int | str, field: str = "version", *, why: object = "") -> None:
    """Let what was written in the form be saved over the version now shown beside it, and say why it was not."""
    if why:
        form.add_error(None, str(why))
    written: Any = form.data
    written = written.copy()
    written[form.add_prefix(field)] = str(version)
    form.data = written


class DayInput(forms.DateInput):
    """A date field with the browser's own calendar."""

    input_type = "date"

    def __init__(self, attrs: dict[str, str] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")
