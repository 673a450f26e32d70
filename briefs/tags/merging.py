"""Merging two tags into one, so that the vocabulary does not sprawl."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from taggit.models import ItemBase

from briefs import audit
from briefs.tags.models import Alias, Tag
from briefs.versioning import Versioned


@transaction.atomic
def merge_tags(*, keep: Tag, merge: Tag) -> int:
    """Move everything tagged ``merge`` to ``keep`` and leave its names as aliases.

    The tag's former address redirects to the kept one. Returns how many tagged
    rows moved. Raises ``ValidationError`` when the two are of different kinds or
    are two different states.
    """
    if keep.pk == merge.pk:
        raise ValidationError("A tag cannot be merged into itself.")
    if keep.kind != merge.kind:
        raise ValidationError(f"“{merge.name}” is a {merge.kind}, “{keep.name}” a {keep.kind}.")
    if keep.country_code and merge.country_code:
        raise ValidationError(f"“{keep.name}” and “{merge.name}” are two different states.")
    moved = sum(_move(tagged, keep, merge) for tagged in _tagged_models())
    names = [(merge.name, merge.slug)] + [(a.name, a.former_slug) for a in merge.aliases.all()]
    described = [text for text in (keep.description, merge.description) if text]
    code = keep.country_code or merge.country_code
    merge.delete()
    for name, slug in names:
        alias = Alias(tag=keep, name=name, former_slug=slug)
        alias.full_clean()
        alias.save()
    keep.country_code, keep.description = code, "\n\n".join(dict.fromkeys(described))
    keep.version += 1
    keep.save()
    audit.note(act=audit.Verb.MERGED, subject=keep, details=f"“{names[0][0]}” into it")
    return moved


def _tagged_models() -> list[type[ItemBase]]:
    related = (relation.related_model for relation in Tag._meta.related_objects)
    return [model for model in related if isinstance(model, type) and issubclass(model, ItemBase)]


def _move(tagged: type[ItemBase], keep: Tag, merge: Tag) -> int:
    rows = tagged._base_manager
    there = list(rows.filter(tag=keep).values_list("content_object", flat=True))
    changed = list(rows.filter(tag=merge).values_list("content_object", flat=True))
    rows.filter(tag=merge, content_object__in=there).delete()
    moved = int(rows.filter(tag=merge).update(tag=keep))
    owner = tagged._meta.get_field("content_object").related_model
    if isinstance(owner, type) and issubclass(owner, Versioned):
        # A form opened before the merge is stale: it still names the tag that is gone.
        owner._base_manager.filter(pk__in=changed).update(version=F("version") + 1)
    return moved
