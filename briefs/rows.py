"""Rows of a record on its page in the admin: named for everyone, fetched once for all.

Stock Django asks the database once for each row and control of a form; here the
rows that a page has fetched give their names to the controls that show them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import (
    AutocompleteMixin,
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)
from django.db.models import QuerySet
from django.forms.models import BaseInlineFormSet, ModelChoiceField
from django.http import HttpRequest

if TYPE_CHECKING:
    from django.forms.widgets import ChoiceWidget

    TabularInline = admin.TabularInline[Any, Any]
    InlineFormSet = BaseInlineFormSet[Any, Any, Any]

    class Autocomplete(AutocompleteMixin, ChoiceWidget): ...

else:
    TabularInline = admin.TabularInline
    InlineFormSet = BaseInlineFormSet
    Autocomplete = object


class Named(Autocomplete):
    """A choice by search that asks the database only for rows it was not told of."""

    known: dict[str, str]

    def optgroups(self, name: str, value: Any, attrs: Any = None) -> Any:
        known = getattr(self, "known", {})
        chosen = [str(key) for key in value if str(key) not in self.choices.field.empty_values]
        if any(key not in known for key in chosen):
            return super().optgroups(name, value, attrs)
        options = [
            self.create_option(name, key, known[key], selected=True, index=index)
            for index, key in enumerate(chosen)
        ]
        if not self.is_required and not self.allow_multiple_selected:
            options.insert(0, self.create_option(name, "", "", selected=False, index=0))
        return [(None, options, 0)]


class NamedSelect(Named, AutocompleteSelect):
    pass


class NamedSelectMultiple(Named, AutocompleteSelectMultiple):
    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> dict[str, Any]:
        """Without the mark that clears all: it stands in a list and is no item of it."""
        attrs: dict[str, Any] = super().build_attrs(base_attrs, extra_attrs)
        return {**attrs, "data-allow-clear": "false"}


def tell_names(form: Any) -> None:
    """Tell the choices of a form of the rows that its instance has at hand."""
    for name, field in form.fields.items():
        widget = getattr(field.widget, "widget", field.widget)
        if isinstance(widget, Named):
            rows = _at_hand(form.instance, name)
            widget.known = {str(row.pk): field.label_from_instance(row) for row in rows}


def _at_hand(instance: Any, name: str) -> list[Any]:
    relation = instance._meta.get_field(name)
    if relation.many_to_many:
        fetched = name in getattr(instance, "_prefetched_objects_cache", {})
        return list(getattr(instance, name).all()) if fetched else []
    row = getattr(instance, name) if relation.is_cached(instance) else None
    return [] if row is None else [row]


class LabelledRows(InlineFormSet):
    """Each control of a row has a name for those who cannot see the heading of its column."""

    def __init__(self, *args: Any, **options: Any) -> None:
        self._choices: dict[str, list[Any]] = {}
        super().__init__(*args, **options)

    def get_queryset(self) -> QuerySet[Any]:
        """The rows that the record has at hand, if it has."""
        name = self.fk.remote_field.get_accessor_name()
        fetched = name in getattr(self.instance, "_prefetched_objects_cache", {})
        if fetched and not self.is_bound:
            rows: QuerySet[Any] = getattr(self.instance, name).all()
            return rows
        return super().get_queryset()

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        row = f"row {index + 1}" if index is not None else "new row"
        for name, field in form.fields.items():
            label = str(field.label or name.replace("_", " "))
            widget = getattr(field.widget, "widget", field.widget)  # of a related field
            widget.attrs.setdefault("aria-label", f"{label}, {row}")
            if isinstance(field, ModelChoiceField) and type(widget) is forms.Select:
                if name not in self._choices:
                    choices: Any = field.choices
                    self._choices[name] = list(choices)
                field.choices = self._choices[name]
        tell_names(form)


class RowInline(TabularInline):
    """Rows of a record: chosen and added here, changed on pages of their own."""

    extra = 0
    max_num = 200
    formset = LabelledRows

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        if db_field.name in self.autocomplete_fields:
            options.setdefault("widget", NamedSelect(db_field, self.admin_site))
        field = super().formfield_for_dbfield(db_field, request, **options)
        widget = getattr(field, "widget", None)
        if isinstance(widget, RelatedFieldWidgetWrapper):
            widget.can_change_related = widget.can_delete_related = False
        return field
