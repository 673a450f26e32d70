"""The page of an entry at the desk: the form of the register with its sources beside it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from briefs.agreements.admin import (
    AgreementAdmin,
    EventInline,
    EvidenceInline,
    IdentifierInline,
    PartyInline,
    TopicInline,
)
from briefs.agreements.checking import checks_of_passage
from briefs.agreements.models import Agreement, Evidence
from briefs.agreements.status import overdue
from briefs.desk.register.asked import LONGEST_SOUGHT, filled_in, is_no_save, number
from briefs.desk.register.ledger import differences
from briefs.desk.register.pane import Pane, pane_of


class PassageInline(EvidenceInline):
    """Evidence with what both checks say of each row, as stored or as typed."""

    fields = ["aspect", "value", "basis", "quote", "source", "start", "checked"]
    readonly_fields = ["checked"]

    @admin.display(description="both checks")
    def checked(self, row: Evidence) -> SafeString:
        return _told(row)


@admin.register(Agreement)
class EntryAdmin(AgreementAdmin):
    """Parties, events and evidence edited together and saved at once, beside the sources."""

    inlines = [PartyInline, EventInline, PassageInline, TopicInline, IdentifierInline]

    class Media:
        js = [forms.Script("desk/register/entry.js", type="module")]
        css = {"all": ["desk/source/source.css", "desk/register/register.css"]}

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **options: Any
    ) -> Any:
        """As the admin's; a button that is no save brings the form back with what it asked."""
        if request.method == "POST" and is_no_save(request.POST):
            stored = self.get_object(request, object_id) if object_id else None
            request.POST = filled_in(request.POST, stored)  # type: ignore[assignment]
        return super().changeform_view(request, object_id, *args, **options)

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **options: Any
    ) -> HttpResponse:
        entry: Agreement | None = context["original"]
        if request.user.has_perm("sources.view_source") and not context["is_popup"]:
            context["pane"] = _pane(request, entry)
            context["differences"] = differences(entry) if entry else []
        if entry is not None:
            context["overdue"] = overdue(entry.events.select_related("party"), timezone.localdate())
        page: HttpResponse = super().render_change_form(request, context, *args, **options)
        return page


def _pane(request: HttpRequest, entry: Agreement | None) -> Pane:
    asked = request.POST or request.GET
    wanted = asked.get("_source") or asked.get("_showing") or request.GET.get("source")
    sought = asked.get("_find", "").strip()[:LONGEST_SOUGHT]
    return pane_of(entry, wanted=number(wanted), sought=sought)


def _told(row: Evidence) -> SafeString:
    """The checks of a row as outlined words; a script renews them while somebody types."""
    known = row.source_id and row.quote
    checks = (
        checks_of_passage(
            aspect=row.aspect,
            value=row.value,
            quote=row.quote,
            text=row.source.text,
            start=row.start,
            inferred=row.basis == Evidence.Basis.INFERRED,
        )
        if known
        else []
    )
    words = (("holds" if check.holds else "fails", check.mark, check.said) for check in checks)
    inside = format_html_join(
        "",
        '<span class="check"><span class="outlined {}">{}</span> {}</span>',
        words,
    )
    return format_html('<span class="checks" aria-live="polite">{}</span>', inside)
