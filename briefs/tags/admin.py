"""The vocabulary at the desk."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseRedirect, QueryDict
from django.urls import reverse
from taggit.models import Tag as UnusedTag

from briefs.record_admin import VersionedAdmin, plain_text_area
from briefs.rows import LabelledRows, RowInline
from briefs.tags.models import Alias, Tag

admin.site.unregister(UnusedTag)


class AliasFormSet(LabelledRows):
    """A name that was a tag of its own keeps its address redirecting; it is not deleted."""

    def clean(self) -> None:
        super().clean()
        for form in self.deleted_forms:
            if form.instance.former_slug:
                raise ValidationError(
                    f"“{form.instance.name}” was a tag of its own and its address redirects here; "
                    "keep it."
                )


class AliasInline(RowInline):
    model = Alias
    formset = AliasFormSet
    fields = ["name"]


class UsedFilter(admin.SimpleListFilter):
    title = "use"
    parameter_name = "used"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("no", "unused"), ("yes", "used")]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Tag]:
        rows: QuerySet[Tag] = queryset
        if self.value() == "no":
            rows = queryset.unused()
        if self.value() == "yes":
            rows = queryset.exclude(pk__in=Tag.objects.unused().order_by().values("pk"))
        return rows


@admin.register(Tag)
class TagAdmin(VersionedAdmin):
    list_display = ["name", "kind", "country_code", "other_names", "in_briefs", "in_agreements"]
    list_filter = ["kind", UsedFilter]
    search_fields = ["name", "aliases__name", "country_code"]
    ordering = ["kind", "name", "pk"]
    fields = ["name", "kind", "country_code", "slug", "description"]
    prepopulated_fields = {"slug": ["name"]}
    formfield_overrides = plain_text_area(3)
    inlines = [AliasInline]
    actions = ["merge_selected"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tag]:
        tags: Any = super().get_queryset(request).prefetch_related("aliases")
        counted: QuerySet[Tag] = tags.with_uses()
        return counted

    def get_readonly_fields(self, request: HttpRequest, obj: Tag | None = None) -> Any:
        """The address is given once; merging is what moves it, with a redirect."""
        return ["slug"] if obj else []

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What readers see of a tag is changed by those who may publish."""
        allowed = super().has_change_permission(request, obj)
        if obj is not None and Tag.objects.seen_by_readers().filter(pk=obj.pk).exists():
            return allowed and request.user.has_perm("briefs.publish_brief")
        return allowed

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def as_new(self, request: HttpRequest) -> QueryDict:
        """With the address of its name: the form of a tag that there was had none to type."""
        data = super().as_new(request)
        data["slug"] = data.get("slug") or Tag().slugify(data.get("name", ""))
        return data

    @admin.display(description="also known as")
    def other_names(self, tag: Tag) -> str:
        return ", ".join(alias.name for alias in tag.aliases.all())

    @admin.display(description="briefs", ordering="brief_count")
    def in_briefs(self, tag: Any) -> int:
        return int(tag.brief_count)

    @admin.display(description="agreements", ordering="agreement_count")
    def in_agreements(self, tag: Any) -> int:
        return int(tag.agreement_count)

    @admin.action(description="Merge selected…", permissions=["delete"])
    def merge_selected(self, request: HttpRequest, queryset: QuerySet[Tag]) -> Any:
        """To the page that shows what would change."""
        keys = queryset.order_by("name", "pk").values_list("pk", flat=True)
        if len(keys) < 2:
            self.message_user(request, "Select two tags or more.", messages.WARNING)
            return None
        query = urlencode([("tag", str(key)) for key in keys])
        return HttpResponseRedirect(f"{reverse('admin:vocabulary_merge')}?{query}")
