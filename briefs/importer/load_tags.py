"""Suggested tags become tags of the vocabulary, under whatever name it knows them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from typing import Any

from django.db.models import Q, QuerySet

from briefs.asking import Question
from briefs.importer.draft import AgreementDraft, TagDraft
from briefs.storing import store
from briefs.tags.models import Alias, Tag, folded

NAME_LENGTH = 100
_COLUMNS = ("id", "slug", "folded_name", "country_code")


@Question
def _tags(codes: list[str], names: list[str], slugs: list[str]) -> QuerySet[Any, Any]:
    # said as the index of states says it, which is not used otherwise
    states = ~Q(country_code="") & Q(country_code__in=codes)
    found = Tag.objects.filter(states | Q(folded_name__in=names) | Q(slug__in=slugs))
    return found.order_by().values_list(*_COLUMNS)


@Question
def _aliases(names: list[str], slugs: list[str]) -> QuerySet[Any, Any]:
    former = ~Q(former_slug="") & Q(former_slug__in=slugs)
    found = Alias.objects.filter(former | Q(folded_name__in=names)).order_by()
    return found.values_list("folded_name", "former_slug", *(f"tag__{name}" for name in _COLUMNS))


class Vocabulary:
    """The tags that one document means, looked up in two queries; what is missing is made.

    A state is known by its code, anything else by its name or an alias. ``made``
    are the tags that were not in the vocabulary before. Raises ``ValidationError``
    when a name cannot be a tag.
    """

    def __init__(self, drafts: Iterable[TagDraft]) -> None:
        found = list(drafts)
        codes = sorted({_code(draft) for draft in found} - {""})
        names = sorted({folded(_name(draft)) for draft in found})
        slug_of = Tag().slugify
        slugs = sorted({slug_of(_name(draft)) for draft in found})
        self._by_name, self._by_code, self._slugs = dict[str, Tag](), dict[str, Tag](), set[str]()
        for values in _tags(codes, names, slugs):
            self._add(Tag.from_db(None, _COLUMNS, values))
        for name, former_slug, *columns in _aliases(names, slugs):
            self._by_name[name] = Tag.from_db(None, _COLUMNS, columns)
            self._slugs.add(former_slug)
        self.made = self._make(found)

    def tag(self, draft: TagDraft) -> Tag:
        """The tag that one of the drafts means."""
        known = self._known(draft)
        if known is None:
            raise KeyError(draft.name)
        return known

    def topic(self, name: str) -> Tag:
        return self.tag(topic_draft(name))

    def _known(self, draft: TagDraft) -> Tag | None:
        return self._by_code.get(_code(draft)) or self._by_name.get(folded(_name(draft)))

    def _add(self, tag: Tag) -> None:
        self._slugs.add(tag.slug)
        self._by_name[tag.folded_name] = tag
        if tag.country_code:
            self._by_code[tag.country_code] = tag

    def _make(self, drafts: list[TagDraft]) -> list[Tag]:
        made = []
        for draft in drafts:
            if self._known(draft) is None:
                made.append(store(self._new(draft)))
                self._add(made[-1])
        return made

    def _new(self, draft: TagDraft) -> Tag:
        """A tag that the vocabulary lacks, checked but for what was looked up just now."""
        tag = Tag(name=_name(draft), kind=draft.kind, country_code=_code(draft))
        tag.clean_fields(exclude=["folded_name", "slug"])
        tag.clean_country_code()
        tag.folded_name = folded(tag.name)
        tag.slug = self._free_slug(tag)
        return tag

    def _free_slug(self, tag: Tag) -> str:
        """The address of a tag that no other has or had: "x", or else "x-2", "x-3" …."""
        slug = tag.slugify(tag.name)
        if slug not in self._slugs:
            return slug
        stem = slug[:90]
        tags = Tag.objects.filter(slug__startswith=stem).values_list("slug", flat=True)
        former = Alias.objects.filter(former_slug__startswith=stem)
        taken = self._slugs.union(tags, former.values_list("former_slug", flat=True))
        return next(s for n in count(2) if (s := tag.slugify(tag.name, n)) not in taken)


def topic_draft(name: str) -> TagDraft:
    return TagDraft(kind="topic", name=name, country_code="", reason="")


def drafts_of(tags: Iterable[TagDraft], agreements: Iterable[AgreementDraft]) -> list[TagDraft]:
    """Every tag that a draft asks for: the topics of its agreements, and its own."""
    topics = dict.fromkeys(name for found in agreements for name in found.topics)
    return [*map(topic_draft, topics), *tags]


def _name(draft: TagDraft) -> str:
    return draft.name[:NAME_LENGTH]


def _code(draft: TagDraft) -> str:
    return draft.country_code.upper() if len(draft.country_code) == 2 else ""
