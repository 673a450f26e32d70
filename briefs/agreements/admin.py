"""The register of agreements at the desk."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from briefs.agreements.confidence import band
from briefs.agreements.correction_log import record_correction
from briefs.agreements.forms import AgreementForm, EvidenceForm
from briefs.agreements.models import (
    Agreement,
    Event,
    Evidence,
    Identifier,
    Party,
    TaggedAgreement,
)
from briefs.agreements.status import settle
from briefs.agreements.verification import Refused, agreement_problems
from briefs.choosing import ENTRY_ACTS
from briefs.record_admin import SaveRefused, VersionedAdmin, plain_text_area
from briefs.rows import RowInline


class PartyInline(RowInline):
    model = Party


class EventInline(RowInline):
    model = Event
    fields = ["status", "date", "place", "party", "note"]

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        if db_field.name == "party" and request.resolver_match is not None:
            agreement = request.resolver_match.kwargs.get("object_id")
            options["queryset"] = Party.objects.filter(agreement=agreement or 0)
        return super().formfield_for_foreignkey(db_field, request, **options)


class EvidenceInline(RowInline):
    model = Evidence
    form = EvidenceForm
    autocomplete_fields = ["source"]
    fields = ["aspect", "value", "basis", "quote", "source", "start"]
    verbose_name_plural = "evidence: the words of a source, exactly as they stand there"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Evidence]:
        return super().get_queryset(request).select_related("source").defer("source__content")


class IdentifierInline(RowInline):
    model = Identifier


class TopicInline(RowInline):
    model = TaggedAgreement
    autocomplete_fields = ["tag"]
    verbose_name = "topic"
    verbose_name_plural = "topics"

    def get_queryset(self, request: HttpRequest) -> QuerySet[TaggedAgreement]:
        return super().get_queryset(request).select_related("tag")


class PublicFilter(admin.SimpleListFilter):
    title = "public"
    parameter_name = "public"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "public"), ("no", "private"), ("withdrawn", "withdrawn")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "yes":
            return queryset.filter(published_at__isnull=False, withdrawn_at=None)
        if self.value() == "no":
            return queryset.filter(published_at=None)
        if self.value() == "withdrawn":
            return queryset.filter(withdrawn_at__isnull=False)
        return queryset


class AgreementAdmin(VersionedAdmin):
    """The register; the desk registers it with the sources beside each entry."""

    form = AgreementForm
    change_form_template = "admin/agreements/agreement/change_form.html"
    list_display = ["title", "kind", "counted", "who", "status_shown", "state", "sure"]
    bulk_acts = ENTRY_ACTS
    list_filter = [PublicFilter, "kind", "basis", "status", "scope", "legal_character"]
    search_fields = ["title", "parties__name", "areas_printed"]
    search_help_text = "Title, party or area"
    ordering = ["-created_at", "-pk"]
    autocomplete_fields = ["group"]
    readonly_fields = [
        "status_shown",
        "state",
        "sure",
        "spoken_of_in",
        "members_shown",
        "corrections_shown",
    ]
    formfield_overrides = plain_text_area(3)
    inlines = [PartyInline, EventInline, EvidenceInline, TopicInline, IdentifierInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Agreement]:
        rows: QuerySet[Agreement] = super().get_queryset(request)
        return rows.select_related("group").prefetch_related("parties")

    def get_fieldsets(self, request: HttpRequest, obj: Agreement | None = None) -> Any:
        what = ["title", "kind", "basis", ("scope", "count", "count_qualifier"), "group"]
        made_as = [] if obj else ["made_as"]
        correction = ["correction_note"] if obj and obj.published_at else []
        provenance = ["state", "spoken_of_in", "members_shown", "sure", "corrections_shown"]
        return [
            (None, {"fields": ["based_on", *made_as, *correction, *what]}),
            ("About", {"fields": ["areas_printed", "legal_character", "status_shown", "note"]}),
            ("Where it stands", {"fields": provenance}),
        ]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A public entry is corrected by those who may publish it."""
        allowed = super().has_change_permission(request, obj)
        if obj is not None and obj.published_at:
            return allowed and request.user.has_perm("agreements.publish_agreement")
        return allowed

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What readers have seen is withdrawn, never deleted."""
        return super().has_delete_permission(request, obj) and not (obj and obj.published_at)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> Any:
        agreement = (
            Agreement.objects.filter(pk=object_id).first()
            if object_id.isdecimal() and len(object_id) < 19
            else None
        )
        found = agreement_problems(agreement) if agreement else []
        extra = {"evidence_problems": found, **(extra_context or {})}
        return super().change_view(request, object_id, form_url, extra)

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        return obj.get_absolute_url() if obj is not None and obj.is_public else None

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        agreement: Agreement = form.instance
        agreement.status, agreement.status_date = settle(agreement.events.all())
        agreement.save(update_fields=["status", "status_date"])
        was_changed = _changed(form) or any(formset.has_changed() for formset in formsets)
        if agreement.published_at and was_changed:
            self._correct(request, agreement, form.cleaned_data.get("correction_note", ""))

    def _correct(self, request: HttpRequest, agreement: Agreement, note: str) -> None:
        """A change to a public entry: evidence checked again, and a note for the readers."""
        try:
            record_correction(agreement=agreement, note=note, by=request.user)
        except Refused as error:
            own = {"correction_note"}
            raise SaveRefused(
                [(p.field if p.field in own else None, p.message) for p in error.problems]
            ) from error

    @admin.display(description="count", ordering="count")
    def counted(self, agreement: Agreement) -> str:
        return agreement.count_text

    @admin.display(description="parties")
    def who(self, agreement: Agreement) -> str:
        return ", ".join(party.name for party in agreement.parties.all())

    @admin.display(description="status (from the events)", ordering="status")
    def status_shown(self, agreement: Agreement) -> str:
        date = agreement.status_date or "date not stated"
        return f"{agreement.get_status_display()}, {date}" if agreement.status else "not stated"

    @admin.display(description="state")
    def state(self, agreement: Agreement) -> str:
        word = "private"
        if agreement.withdrawn_at:
            word = "withdrawn"
        elif agreement.published_at:
            word = "public" if agreement.is_public else "scheduled"
        return format_html('<span class="outlined {}">{}</span>', word, word)

    @admin.display(description="confidence", ordering="confidence")
    def sure(self, agreement: Agreement) -> str:
        if agreement.confidence is None:
            return "entered by hand"
        return band(agreement.confidence)

    @admin.display(description="in the briefs")
    def spoken_of_in(self, agreement: Any) -> str:
        rows = agreement.listings.select_related("brief")
        links = (
            (reverse("admin:briefs_brief_change", args=[r.brief_id]), r.brief.title) for r in rows
        )
        return format_html_join(", ", '<a href="{}">{}</a>', links) or "none"

    @admin.display(description="members identified")
    def members_shown(self, agreement: Agreement) -> str:
        links = (
            (reverse("admin:agreements_agreement_change", args=[m.pk]), m.title)
            for m in agreement.members.all()
        )
        return format_html_join(", ", '<a href="{}">{}</a>', links) or "none"

    @admin.display(description="corrections")
    def corrections_shown(self, agreement: Agreement) -> str:
        rows = ((f"{c.made_at:%Y-%m-%d}", c.note) for c in agreement.corrections.all())
        return format_html_join(", ", "{}: {}", rows) or "none"


def _changed(form: Any) -> bool:
    return bool(set(form.changed_data) - {"based_on", "correction_note", "note"})
