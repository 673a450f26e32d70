"""How every record is edited in the admin: with the version that the edit was based on.

A save with a stale or missing version saves nothing; the form comes back with
what was typed and says, field by field, what stands in the database now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseRedirect
from django.urls import reverse

from briefs.versioning import StaleVersion, claim

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
    TabularInline = admin.TabularInline[Any, Any]
    ModelForm = forms.ModelForm[Any]
else:
    ModelAdmin = admin.ModelAdmin
    TabularInline = admin.TabularInline
    ModelForm = forms.ModelForm


class SaveRefused(Exception):
    """What was typed may not be saved; ``problems`` are pairs of a form field (or none) and why."""

    def __init__(self, problems: list[tuple[str | None, str]]) -> None:
        self.problems = problems
        super().__init__(" ".join(message for _, message in problems))


class VersionedForm(ModelForm):
    """A form that carries the version it was based on in a hidden field."""

    based_on = forms.IntegerField(required=False, widget=forms.HiddenInput)
    refused: list[tuple[str | None, str]] = []

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["based_on"].initial = self.instance.version

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for field, message in self.refused:
            self.add_error(field if field in self.fields else None, message)
        return cleaned


class VersionedAdmin(ModelAdmin):
    """A model admin whose saves and deletions fail when someone else was faster."""

    form = VersionedForm
    list_per_page = 50
    show_full_result_count = False

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        first, *others = super().get_fieldsets(request, obj)
        fields = ["based_on", *(name for name in first[1]["fields"] if name != "based_on")]
        return [(first[0], {**first[1], "fields": fields}), *others]

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **options: Any
    ) -> Any:
        form = super().get_form(request, obj, change=change, **options)
        return type(form.__name__, (form,), {"refused": getattr(request, "refused", [])})

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change:
            claim(obj, form.cleaned_data.get("based_on"))
        super().save_model(request, obj, form, change)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except StaleVersion as error:
            stored = self.get_object(request, object_id or "")
            if stored is None:
                raise
            request.refused = self._stale(error, stored, request)  # type: ignore[attr-defined]
            data = request.POST.copy()
            data["based_on"] = str(stored.version)
            request.POST = data  # type: ignore[assignment]
        except SaveRefused as error:
            request.refused = error.problems  # type: ignore[attr-defined]
        # Once more, now with the refusal in the form: it renders what was typed.
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _stale(self, error: StaleVersion, stored: Any, request: HttpRequest) -> list[Any]:
        """The refusal, and for each field typed otherwise what is stored now."""
        form = super().get_form(request, stored, change=True)(request.POST, instance=stored)
        before = {name: form.get_initial_for_field(form.fields[name], name) for name in form.fields}
        form.is_valid()
        differing = [
            (name, f"Stored meanwhile: {before[name]}")
            for name in form.changed_data
            if name != "based_on"
        ]
        advice = " Your text is still in the form. Compare, then save again to keep yours."
        return [(None, f"{error}{advice}"), *differing]

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        stored = self.get_object(request, object_id)
        version = getattr(stored, "version", None)
        if request.method == "POST" and request.POST.get("version") != str(version):
            messages.error(
                request,
                "This was changed by someone else after you opened it; nothing was deleted.",
            )
            return self._to_change_page(object_id)
        return super().delete_view(
            request, object_id, {**(extra_context or {}), "version": version}
        )

    def _to_change_page(self, object_id: str) -> HttpResponse:
        options = self.model._meta
        name = f"admin:{options.app_label}_{options.model_name}_change"
        return HttpResponseRedirect(reverse(name, args=[object_id]))


class RowInline(TabularInline):
    """Rows of a record: chosen and added here, changed on pages of their own."""

    extra = 0

    def formfield_for_dbfield(self, db_field: Any, request: Any, **options: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **options)
        widget = getattr(field, "widget", None)
        if isinstance(widget, RelatedFieldWidgetWrapper):
            widget.can_change_related = widget.can_delete_related = False
        return field


class ReadOnlyAdmin(ModelAdmin):
    """Records that are made elsewhere and only looked at here."""

    list_per_page = 50
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def plain_text_area(rows: int) -> dict[Any, Any]:
    """``formfield_overrides`` for prose in a text area of so many rows."""
    return {models.TextField: {"widget": text_area(rows)}}


def text_area(rows: int) -> forms.Textarea:
    """A text area for prose, set in the type of the public page."""
    return forms.Textarea(attrs={"rows": rows, "class": "vLargeTextField prose"})
