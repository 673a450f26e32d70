"""The vocabulary at the desk."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from taggit.models import Tag as UnusedTag

from briefs.record_admin import RowInline, VersionedAdmin, plain_text_area
from briefs.tags.merging import merge_tags
from briefs.tags.models import Alias, Tag

admin.site.unregister(UnusedTag)


class AliasInline(RowInline):
    model = Alias
    fields = ["name"]


@admin.register(Tag)
class TagAdmin(VersionedAdmin):
    list_display = ["name", "kind", "country_code", "other_names", "in_briefs", "in_agreements"]
    list_filter = ["kind"]
    search_fields = ["name", "aliases__name", "country_code"]
    ordering = ["kind", "name", "pk"]
    fields = ["name", "kind", "country_code", "slug", "description"]
    prepopulated_fields = {"slug": ["name"]}
    formfield_overrides = plain_text_area(3)
    inlines = [AliasInline]
    actions = ["merge_selected"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tag]:
        counts = {
            "brief_count": Count("tagged_briefs", distinct=True),
            "agreement_count": Count("tagged_agreements", distinct=True),
        }
        tags: QuerySet[Tag] = super().get_queryset(request).prefetch_related("aliases")
        return tags.annotate(**counts)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {} if obj else super().get_prepopulated_fields(request, obj)

    @admin.display(description="also known as")
    def other_names(self, tag: Tag) -> str:
        return ", ".join(alias.name for alias in tag.aliases.all())

    @admin.display(description="briefs", ordering="brief_count")
    def in_briefs(self, tag: Any) -> int:
        return int(tag.brief_count)

    @admin.display(description="agreements", ordering="agreement_count")
    def in_agreements(self, tag: Any) -> int:
        return int(tag.agreement_count)

    @admin.action(description="Merge into the first selected by name", permissions=["delete"])
    def merge_selected(self, request: HttpRequest, queryset: QuerySet[Tag]) -> None:
        keep, *others = Tag.objects.filter(pk__in=queryset.values("pk")).order_by("name", "pk")
        if not others:
            self.message_user(request, "Select two tags or more.", messages.WARNING)
        for other in others:
            name = other.name
            try:
                moved = merge_tags(keep=keep, merge=other)
            except ValidationError as error:
                self.message_user(request, " ".join(error.messages), messages.ERROR)
            else:
                self.message_user(
                    request, f"“{name}” is now a name of “{keep}”; {moved} uses moved."
                )
