"""Values of a form as a browser sends them, and as a person reads them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

GONE = "what is deleted by now"

Raw = list[str]
Values = dict[str, Raw]


def sent(bound: Any) -> Raw:
    """What a browser would send for a control of a form that nobody has touched."""
    value, widget = bound.value(), getattr(bound.field.widget, "widget", bound.field.widget)
    if isinstance(widget, forms.CheckboxInput):
        return ["on"] if value else []
    shown: Any = widget.format_value(value)
    if shown is None:
        return []
    return [str(one) for one in shown if one is not None] if isinstance(shown, list) else [shown]


def shown(field: forms.Field, raw: Raw) -> str:
    """A value as a person reads it: the choice's words, the row's name, the text."""
    if isinstance(field, forms.ModelMultipleChoiceField):
        rows: Any = field.queryset
        found = rows.filter(pk__in=[key for key in raw if key.isdecimal() and len(key) < 19])
        return "\n".join(sorted(str(row) for row in found))
    if isinstance(field, forms.BooleanField):
        return str(field.label) if raw and raw[-1] not in ("", "False", "false") else ""
    value = raw[-1] if raw else ""
    try:
        cleaned = field.to_python(value)
    except (ValidationError, ValueError, TypeError):
        return GONE if isinstance(field, forms.ModelChoiceField) else str(value)
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        choices: Any = field.choices
        labels = {str(code): str(label) for code, label in choices}
        return labels.get(str(cleaned), str(cleaned or ""))
    return "" if cleaned is None else str(cleaned)


def same(field: forms.Field, one: Raw, other: Raw) -> bool:
    """Whether two values are one; rows of one name are still two rows."""
    if isinstance(field, forms.ModelChoiceField):
        return set(filter(None, one)) == set(filter(None, other))
    return shown(field, one) == shown(field, other)


def name_of(name: str, field: forms.Field) -> str:
    """The label of a field, as a heading."""
    label = str(field.label or name.replace("_", " "))
    return label[:1].upper() + label[1:]
