"""How every record is edited in the admin: with the version that the edit was based on.

A save with a stale or missing version saves nothing and answers with both texts,
what was typed and what is stored now, field by field and row by row.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from django import forms
from django.contrib import admin, messages
from django.db import IntegrityError, models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from briefs import presence
from briefs.audit.audited import Audited
from briefs.choosing import BulkAct, actions
from briefs.conflict.pages import ConflictPages
from briefs.rows import NamedSelect, NamedSelectMultiple, tell_names
from briefs.versioning import StaleVersion, claim

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
    ModelForm = forms.ModelForm[Any]
else:
    ModelAdmin = admin.ModelAdmin
    ModelForm = forms.ModelForm


BACK_IN_THE_FORM = "What you typed is back in the form. It is not saved yet."


class SaveRefused(Exception):
    """What was typed may not be saved; ``problems`` are pairs of a form field (or none) and why."""

    def __init__(self, problems: list[tuple[str | None, str]]) -> None:
        self.problems = problems
        super().__init__(" ".join(message for _, message in problems))


class VersionedForm(ModelForm):
    """A form that carries the version it was based on in a hidden field."""

    based_on = forms.IntegerField(required=False, widget=forms.HiddenInput)
    # The identity that a new record gets: a form that is sent twice makes it once.
    made_as = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid.uuid4)
    refused: list[tuple[str | None, str]] = []

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["based_on"].initial = self.instance.version
        if self.instance.pk:
            del self.fields["made_as"]
        tell_names(self)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for field, message in self.refused:
            self.add_error(field if field in self.fields else None, message)
        return cleaned


class VersionedAdmin(Audited, ConflictPages):
    """A model admin whose saves and deletions fail when someone else was faster."""

    form = VersionedForm
    list_per_page = 50
    bulk_acts: tuple[BulkAct, ...] = ()

    class Media:
        js = [forms.Script("desk/presence.js", type="module")]

    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        rows = super().get_queryset(request)
        match = request.resolver_match
        if match is None or not (match.url_name or "").endswith("_change"):
            return rows
        found: models.QuerySet[Any] = presence.with_another(rows, request.user)
        return found

    def get_actions(self, request: HttpRequest) -> Any:
        """What this person may do to many rows at once, beside Django's own."""
        own = super().get_actions(request)
        # In a popup a row is picked for a form; nothing is decided there.
        popup = "_popup" in request.GET
        return own if popup else {**own, **actions(self.bulk_acts, request.user)}

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        first, *others = super().get_fieldsets(request, obj)
        own = ["based_on"] if obj else ["based_on", "made_as"]
        rest = [name for name in first[1]["fields"] if name not in ("based_on", "made_as")]
        return [(first[0], {**first[1], "fields": [*own, *rest]}), *others]

    def formfield_for_dbfield(self, db_field: Any, request: Any, **options: Any) -> Any:
        if db_field.name in self.autocomplete_fields:
            widget = NamedSelectMultiple if db_field.many_to_many else NamedSelect
            options.setdefault("widget", widget(db_field, self.admin_site))
        return super().formfield_for_dbfield(db_field, request, **options)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **options: Any
    ) -> Any:
        form = super().get_form(request, obj, change=change, **options)
        return type(form.__name__, (form,), {"refused": getattr(request, "refused", [])})

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """What an address fills in, less keys of rows that are no keys."""
        relations = {field.name for field in self.opts.get_fields() if field.is_relation}
        initial = super().get_changeform_initial_data(request).items()
        return {
            name: value
            for name, value in initial
            if name not in relations or all(part.isdecimal() for part in str(value).split(","))
        }

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change:
            claim(obj, form.cleaned_data.get("based_on"))
        elif form.cleaned_data.get("made_as") and hasattr(obj, "uid"):
            obj.uid = form.cleaned_data["made_as"]
        super().save_model(request, obj, form, change)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        if request.method == "POST" and object_id:
            if self.is_saved_as_new(request, object_id):
                request.POST = self.as_new(request)  # type: ignore[assignment]
                return self.changeform_view(request, None, self.address_to_add())
            conflict = self.conflict(request, object_id)
            if conflict is not None:
                return conflict
        if request.method == "POST" and not object_id:
            answer = self.made_already(request)
            if answer is not None:
                return answer
        if "_again" in request.POST:
            request.refused = [(None, BACK_IN_THE_FORM)]  # type: ignore[attr-defined]
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except StaleVersion as error:
            return self.both_texts(request, object_id or "", str(error))
        except SaveRefused as error:
            request.refused = error.problems  # type: ignore[attr-defined]
        except IntegrityError:
            twice = "Two rows say the same, or say what is stored already; nothing was saved."
            request.refused = [(None, twice)]  # type: ignore[attr-defined]
        # Once more, now with the refusal in the form: it renders what was typed.
        return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **options: Any
    ) -> Any:
        row = context["original"]
        if row is not None and self.has_change_permission(request, row):
            # Told at once; the page then asks for itself who comes and goes.
            context["record"] = presence.name_of(row)
            context["another"] = presence.another(row)
            # Going back, a browser fills in what was typed where the form is the one it knew:
            # with another version in its address it is not, and nothing old is laid over it.
            version = context["adminform"].form["based_on"].value()
            options["form_url"] = options.get("form_url") or f"#based-on-{version}"
        return super().render_change_form(request, context, *args, **options)

    def response_add(self, request: HttpRequest, obj: Any, *more: Any) -> HttpResponse:
        return says_it_is_saved(request, super().response_add(request, obj, *more))

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        if "_continue" not in request.POST:
            presence.leave(presence.name_of(obj), request.user)
        return says_it_is_saved(request, super().response_change(request, obj))

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        version = request.POST.get("version", "")
        claim(obj, int(version) if version.isdecimal() and len(version) < 10 else None)
        super().delete_model(request, obj)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        stored = self.get_object(request, object_id)
        context = {**(extra_context or {}), "version": getattr(stored, "version", None)}
        try:
            return super().delete_view(request, object_id, context)
        except StaleVersion:
            said = "This was changed by someone else after you opened it; nothing was deleted."
            messages.error(request, said)
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        return HttpResponseRedirect(reverse(name, args=[object_id]))


def says_it_is_saved(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Tell the browser that it need not keep what was typed here (``desk/unsaved``).

    The visit of the form that was saved goes back with its address: what was typed in
    another one is another text.
    """
    said = quote(f"{request.path} {request.POST.get('desk-visit', '')}".strip(), safe="")
    response.set_cookie("desk-saved", said, max_age=3600, samesite="Lax")
    return response


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
