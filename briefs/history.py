"""Snapshots: the whole of a brief as it stood after each save."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models

from briefs.author import Author
from briefs.brief import Brief, Reference
from briefs.comparing.states import in_short
from briefs.fields import LineField
from briefs.storing import store
from briefs.tags.models import Alias
from briefs.versioning import Identified, IdentifiedQuerySet

if TYPE_CHECKING:
    from briefs.image import Image


class SnapshotQuerySet(IdentifiedQuerySet["Snapshot"]):
    def listed(self) -> SnapshotQuerySet:
        """Who, when, why and what changed; the texts themselves stay where they are."""
        return self.defer("data").select_related("made_by")

    def standing_at(self, version: int) -> SnapshotQuerySet:
        """The saved version that stood when the brief had this version, first.

        Publishing, holding back and merging raise the version and change no text.
        """
        return self.filter(number__lte=version).order_by("-number")


class Snapshot(Identified):
    """Fields, tags, authors, references, agreements and images of a brief after one save.

    ``number`` is the brief's version at that save. Snapshots are only added.
    """

    brief = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="snapshots")
    number = models.PositiveIntegerField()
    data = models.JSONField()
    reason = LineField(max_length=200, blank=True)
    changed = LineField(
        "what changed",
        max_length=500,
        blank=True,
        help_text="Against the saved version before: fields and rows, in short.",
    )
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        verbose_name = "saved version"
        ordering = ["-number", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["brief", "number"], name="snapshot_number_unique")
        ]

    def __str__(self) -> str:
        return f"{self.brief}, version {self.number}"


FIELDS = ("type", "title", "slug", *Brief.SECTIONS, "language")


def snapshot_of(brief: Brief) -> dict[str, Any]:
    """The whole brief as JSON: fields by name, then ``tags`` (slugs), ``authors``
    (as :attr:`Author.as_printed`), ``references`` (citation, url), ``agreements``
    (number in the text and permanent identity), ``sources`` (SHA-256) and ``images``
    (permanent identity, alt, credit)."""
    return assembled(
        brief,
        tags=brief.tagged_items.values_list("tag__slug", flat=True),
        authors=[row.author for row in brief.authorships.select_related("author")],
        references=brief.references.all(),
        agreements=brief.listed_agreements.values_list("position", "agreement__uid"),
        sources=brief.sources.values_list("sha256", flat=True),
        images=brief.images.order_by("pk"),
    )


def assembled(
    brief: Brief,
    *,
    tags: Iterable[str],
    authors: Iterable[Author],
    references: Iterable[Reference],
    agreements: Iterable[tuple[int, Any]],
    sources: Iterable[str],
    images: Iterable[Image] = (),
) -> dict[str, Any]:
    """The same from parts that the caller has at hand; asks nothing of the database."""
    return {
        **{name: getattr(brief, name) for name in FIELDS},
        "tags": sorted(tags),
        "authors": [author.as_printed for author in authors],
        "references": [{"citation": row.citation, "url": row.url} for row in references],
        "agreements": [{"number": number, "uid": str(uid)} for number, uid in agreements],
        "sources": sorted(sources),
        "images": [
            {"uid": str(image.uid), "alt": image.alt, "credit": image.credit} for image in images
        ],
    }


def record(
    brief: Brief, *, by: Any, reason: str = "", data: dict[str, Any] | None = None
) -> Snapshot:
    """Add the snapshot of the brief as it stands now, under its current version."""
    data = snapshot_of(brief) if data is None else data
    before = _before(brief)
    changed = in_short(*with_tags_of_today(before, data))[:500] if before else ""
    if (changed or not before) and brief.stage == Brief.Stage.APPROVED:
        brief.stage = Brief.Stage.DRAFT  # what was approved is another text
        Brief.objects.filter(pk=brief.pk).update(stage=brief.stage)
    return store(
        Snapshot(
            brief=brief,
            number=brief.version,
            data=data,
            made_by=by,
            reason=reason,
            changed=changed,
        )
    )


def _before(brief: Brief) -> dict[str, Any] | None:
    """What was saved last before this version; None for the first one."""
    if brief.version == 1:
        return None
    return brief.snapshots.standing_at(brief.version - 1).values_list("data", flat=True).first()


def with_tags_of_today(
    before: Mapping[str, Any], after: Mapping[str, Any]
) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Two states with each tag as the one that it was merged into: merging changed no brief."""
    slugs = {slug for state in (before, after) for slug in state.get("tags", [])}
    if before.get("tags") == after.get("tags"):
        return before, after
    merged = Alias.objects.filter(former_slug__in=slugs).values_list("former_slug", "tag__slug")
    now = dict(merged)
    return _renamed(before, now), _renamed(after, now)


def _renamed(state: Mapping[str, Any], now: Mapping[str, str]) -> Mapping[str, Any]:
    if not now or "tags" not in state:
        return state
    return {**state, "tags": sorted({now.get(slug, slug) for slug in state["tags"]})}
