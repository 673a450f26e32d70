"""Suggested tags become tags of the vocabulary, under whatever name it knows them."""

from __future__ import annotations

from briefs.importer.draft import TagDraft
from briefs.tags.models import Tag


def tag_for(found: TagDraft) -> Tag:
    """The tag of the vocabulary that this suggestion means; made if there is none.

    A state is known by its code, anything else by its name or an alias.
    Raises ``ValidationError`` when the name cannot be a tag.
    """
    if found.country_code:
        tag = Tag.objects.filter(country_code=found.country_code).first()
        if tag is not None:
            return tag
    tag = Tag.objects.named(found.name).order_by("pk").first()
    if tag is not None:
        return tag
    tag = Tag(name=found.name[:100], kind=found.kind, country_code=found.country_code)
    tag.slug = tag.slugify(tag.name)
    tag.full_clean(exclude=["slug"])
    tag.save()
    return tag


def topic_named(name: str) -> Tag:
    """The topic of that name; made if the vocabulary has none."""
    return tag_for(TagDraft(kind="topic", name=name, country_code="", reason=""))
