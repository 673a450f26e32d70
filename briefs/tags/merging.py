"""Merging tags into one, so that the vocabulary does not sprawl."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from taggit.models import ItemBase

from briefs import audit
from briefs.tags.models import Alias, DistinctTags, Tag
from briefs.versioning import Versioned, claim


def why_not(*, keep: Tag, merge: Tag) -> str:
    """Why the one cannot be merged into the other, in an editor's words; empty if it can."""
    if keep.pk == merge.pk:
        return "A tag cannot be merged into itself."
    if keep.country_code and merge.country_code:
        return f"“{keep.name}” and “{merge.name}” are two different states."
    if merge.country_code and keep.kind != Tag.Kind.PLACE:
        return f"“{merge.name}” carries the code of a state, which only a place can: keep that one."
    return ""


@transaction.atomic
def merge_all(
    *,
    keep: Tag,
    merge: Sequence[Tag],
    versions: Mapping[int, int | None],
    by: Any = None,
    across_kinds: bool = False,
) -> int:
    """Merge tags into one, each as it was at the version that was looked at.

    Returns how many uses moved. Raises ``StaleVersion`` if one of them has changed
    since, and ``ValidationError`` as :func:`merge_tags` does; nothing is merged then.
    """
    for tag in sorted([keep, *merge], key=lambda one: one.pk):  # in one order: no deadlock
        claim(tag, versions.get(tag.pk))
    for tag in (keep, *merge):
        tag.refresh_from_db()
    return sum(merge_tags(keep=keep, merge=tag, by=by, across_kinds=across_kinds) for tag in merge)


@transaction.atomic
def merge_tags(*, keep: Tag, merge: Tag, by: Any = None, across_kinds: bool = False) -> int:
    """Move everything tagged ``merge`` to ``keep`` and leave its names as aliases.

    The tag's former address redirects to the kept one. Returns how many tagged
    rows moved. Raises ``ValidationError`` when the two are two different states, or
    of different kinds and that is not wanted.
    """
    reason = why_not(keep=keep, merge=merge)
    if not reason and keep.kind != merge.kind and not across_kinds:
        reason = f"“{merge.name}” is a {merge.kind}, “{keep.name}” a {keep.kind}."
    if reason:
        raise ValidationError(reason)
    moved = sum(_move(tagged, keep, merge) for tagged in _tagged_models())
    now = timezone.now()
    names = [
        Alias(tag=keep, name=merge.name, former_slug=merge.slug, merged_at=now, merged_by=by),
        *(_for(keep, alias) for alias in merge.aliases.all()),
    ]
    described = [text for text in (keep.description, merge.description) if text]
    code = keep.country_code or merge.country_code
    _keep_apart(keep, merge)
    merged = merge.name
    merge.delete()
    for alias in names:
        alias.full_clean()
        alias.save()
    keep.country_code, keep.description = code, "\n\n".join(dict.fromkeys(described))
    keep.version += 1
    keep.full_clean()
    keep.save()
    audit.note(act=audit.Verb.MERGED, subject=keep, by=by, details=f"“{merged}” into it")
    return moved


def _for(keep: Tag, alias: Alias) -> Alias:
    """The same name for another tag; what it was and when it was merged goes with it."""
    return Alias(
        tag=keep,
        name=alias.name,
        former_slug=alias.former_slug,
        merged_at=alias.merged_at,
        merged_by=alias.merged_by,
    )


def _keep_apart(keep: Tag, merge: Tag) -> None:
    """What was said not to be the same as ``merge`` is not the same as ``keep`` either."""
    said = DistinctTags.objects.filter(Q(one=merge) | Q(other=merge))
    others = {pk for pair in said.pairs() for pk in pair} - {merge.pk, keep.pk}
    DistinctTags.objects.bulk_create(
        (DistinctTags(one_id=min(keep.pk, pk), other_id=max(keep.pk, pk)) for pk in sorted(others)),
        ignore_conflicts=True,
    )


def _tagged_models() -> list[type[ItemBase]]:
    related = (relation.related_model for relation in Tag._meta.related_objects)
    return [model for model in related if isinstance(model, type) and issubclass(model, ItemBase)]


def _move(tagged: type[ItemBase], keep: Tag, merge: Tag) -> int:
    rows = tagged._base_manager
    going = rows.filter(tag=merge)
    owner = tagged._meta.get_field("content_object").related_model
    if isinstance(owner, type) and issubclass(owner, Versioned):
        # A form opened before the merge is stale: it still names the tag that is gone.
        owner._base_manager.filter(pk__in=going.values("content_object")).update(
            version=F("version") + 1
        )
    going.filter(content_object__in=rows.filter(tag=keep).values("content_object")).delete()
    return int(going.update(tag=keep))
