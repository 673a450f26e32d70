"""Deleting tags that nothing carries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from briefs import audit
from briefs.tags.models import Tag
from briefs.versioning import StaleVersion, confirm


@dataclass(frozen=True, slots=True)
class Pruned:
    """The names of those deleted, and of those that stay with the reason."""

    deleted: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def why_kept(tag: Tag) -> str:
    """Why a tag may not be deleted, in an editor's words; empty if it may."""
    if not Tag.objects.unused().filter(pk=tag.pk).exists():
        return "it is used"
    former = tag.aliases.exclude(former_slug="").first()
    if former is not None:
        return f"“{former.name}” was merged into it, and that address redirects here"
    return ""


@transaction.atomic
def delete_unused(
    *, tags: Sequence[Tag], versions: Mapping[int, int | None], by: Any = None
) -> Pruned:
    """Delete those of the tags that nothing carries and no address leads to.

    Each as it was at the version that was looked at; one that has changed since, or
    is used, stays, and the others go all the same.
    """
    done = Pruned()
    for tag in tags:
        try:
            confirm(tag, versions.get(tag.pk))
        except StaleVersion:
            done.refused.append((tag.name, "it was changed by someone else meanwhile"))
            continue
        reason = why_kept(tag)
        if reason:
            done.refused.append((tag.name, reason))
        else:
            audit.note(act=audit.Verb.DELETED, subject=tag, by=by, details="nothing carried it")
            tag.delete()
            done.deleted.append(tag.name)
    return done
