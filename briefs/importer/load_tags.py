"""Suggested tags become tags of the vocabulary, under whatever name it knows them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from django.db.models import Q

from briefs.importer.draft import AgreementDraft, TagDraft
from briefs.tags.models import Alias, Tag, folded

NAME_LENGTH = 100


class Vocabulary:
    """The tags that one document means, looked up in two queries and made where missing.

    A state is known by its code, anything else by its name or an alias. ``made``
    are the tags that were not in the vocabulary before.
    """

    def __init__(self, drafts: Iterable[TagDraft]) -> None:
        self.made: list[Tag] = []
        found = list(drafts)
        codes = {draft.country_code for draft in found if len(draft.country_code) == 2}
        names = {folded(draft.name[:NAME_LENGTH]) for draft in found}
        tags = Tag.objects.filter(Q(country_code__in=codes) | Q(folded_name__in=names))
        self._by_name = {tag.folded_name: tag for tag in tags}
        self._by_code = {tag.country_code: tag for tag in tags if tag.country_code}
        aliases = Alias.objects.filter(folded_name__in=names).select_related("tag")
        self._by_name.update({alias.folded_name: alias.tag for alias in aliases})

    def tag(self, draft: TagDraft) -> Tag:
        """Raises ``ValidationError`` when the name cannot be a tag."""
        code = draft.country_code if len(draft.country_code) == 2 else ""
        name = draft.name[:NAME_LENGTH]
        known = self._by_code.get(code) or self._by_name.get(folded(name))
        if known is None:
            known = _make(name, draft.kind, code)
            self.made.append(known)
            self._by_code.update({code: known} if code else {})
            self._by_name[known.folded_name] = known
        return known

    def topic(self, name: str) -> Tag:
        return self.tag(topic_draft(name))


def topic_draft(name: str) -> TagDraft:
    return TagDraft(kind="topic", name=name, country_code="", reason="")


def drafts_of(tags: Iterable[TagDraft], agreements: Iterable[AgreementDraft]) -> list[TagDraft]:
    """Every tag that a draft asks for: its own, and the topics of its agreements."""
    topics = dict.fromkeys(name for found in agreements for name in found.topics)
    return [*tags, *map(topic_draft, topics)]


def _make(name: str, kind: str, code: str) -> Tag:
    tag = Tag(name=name, kind=kind, country_code=code)
    tag.slug = _free_slug(tag)
    tag.full_clean(exclude=["slug"])
    tag.save()
    return tag


def _free_slug(tag: Tag) -> str:
    """The slug of the name, numbered if a tag has it that was renamed or is spelt almost alike."""
    slug = tag.slugify(tag.name)
    numbers = count(2)
    while Tag.objects.filter(slug=slug).exists() or Alias.objects.filter(former_slug=slug).exists():
        slug = tag.slugify(tag.name, next(numbers))
    return slug
