"""Two texts of one record: what one editor typed, and what another stored meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models


@dataclass(frozen=True, slots=True)
class Difference:
    """One field or one set of rows, as typed and as stored, both as text."""

    label: str
    typed: str
    stored: str

    @property
    def rows(self) -> int:
        """How high the longer of the two stands."""
        longer = max(self.typed, self.stored, key=len)
        return min(14, max(3, len(longer) // 55 + longer.count("\n") + 1))


def differences(form: Any, formsets: list[Any], stored: models.Model) -> list[Difference]:
    """Where a bound form and its rows differ from what is stored now.

    Rows are compared as whole sets, since rows of either side may be gone. Nothing
    of what was typed is left out, whether it was valid or not.
    """
    found = [_field(form, name, stored) for name in form.fields if name != "based_on"]
    found += _not_in_the_form(form, stored)
    found += [_rows(formset) for formset in formsets]
    return [difference for difference in found if difference.typed != difference.stored]


def _field(form: Any, name: str, stored: models.Model) -> Difference:
    field = form.fields[name]
    widget = field.widget
    raw = widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
    initial = forms.models.model_to_dict(stored, [name]).get(name, "") if stored.pk else ""
    label = str(field.label or name.replace("_", " "))
    return Difference(label.capitalize(), shown(field, raw), shown(field, initial))


def _not_in_the_form(form: Any, stored: models.Model) -> list[Difference]:
    """Fields that were typed in a form opened while they could still be changed."""
    names = {field.name for field in stored._meta.concrete_fields} - set(form.fields)
    typed = {name: str(form.data[name]) for name in sorted(names) if name in form.data}
    return [
        Difference(name.replace("_", " ").capitalize(), text, str(getattr(stored, name) or ""))
        for name, text in typed.items()
    ]


def _rows(formset: Any) -> Difference:
    label = str(formset.model._meta.verbose_name_plural).capitalize()
    typed = [_typed_row(formset, number) for number in range(formset.total_form_count())]
    stored = [_stored_row(formset, row) for row in formset.get_queryset() if row.pk]
    return Difference(label, _lines(typed), _lines(stored))


def _typed_row(formset: Any, number: int) -> str:
    prefix = formset.add_prefix(number)
    if formset.data.get(f"{prefix}-DELETE"):
        return ""
    values = {
        name: field.widget.value_from_datadict(formset.data, formset.files, f"{prefix}-{name}")
        for name, field in _columns(formset)
    }
    return _row(formset, values)


def _stored_row(formset: Any, row: models.Model) -> str:
    return _row(formset, forms.models.model_to_dict(row))


def _columns(formset: Any) -> Iterator[tuple[str, forms.Field]]:
    hidden = {"id", "DELETE", formset.fk.name}
    fields = formset.empty_form.fields
    return ((name, field) for name, field in fields.items() if name not in hidden)


def _row(formset: Any, values: Mapping[str, Any]) -> str:
    cells = [shown(field, values.get(name, "")) for name, field in _columns(formset)]
    return " · ".join(cell for cell in cells if cell)


def _lines(rows: list[str]) -> str:
    return "\n".join(row for row in rows if row)


def shown(field: forms.Field, value: Any) -> str:
    """A value of a form as a person reads it: the choice's words, the row's name, the text."""
    if isinstance(field, forms.ModelMultipleChoiceField):
        keys = [str(getattr(row, "pk", row)) for row in value or []]
        rows: Any = field.queryset
        found = rows.filter(pk__in=[key for key in keys if key.isdecimal() and len(key) < 19])
        return "\n".join(sorted(str(row) for row in found))
    if isinstance(value, list | tuple):
        value = value[0] if value else ""
    try:
        cleaned = field.to_python(value)
    except (ValidationError, ValueError, TypeError):
        return str(value)
    if isinstance(field, forms.BooleanField):
        return str(field.label) if cleaned else ""
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        choices: Any = field.choices
        labels = {str(code): str(label) for code, label in choices}
        return labels.get(str(cleaned), str(cleaned or ""))
    return "" if cleaned is None else str(cleaned)
