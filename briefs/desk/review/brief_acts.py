"""Deciding the values of the brief itself: its title, its language and its tags."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from briefs import audit, history
from briefs.agreements.values import Value
from briefs.brief import Brief, TaggedBrief, free_address
from briefs.desk.review.decisions import Decision, forget, note
from briefs.importer.models import ReviewedValue
from briefs.tags.models import Tag
from briefs.versioning import claim, confirm

FIELDS = ("title", "language")
TAG = "tag"


def values_of_brief(brief: Brief) -> list[Value]:
    """The fields that an import fills and that are not prose; tags come apart."""
    return [Value(name, getattr(brief, name), getattr(brief, name)) for name in FIELDS]


def value_of_tag(tag: Tag) -> Value:
    return Value(TAG, tag.slug, tag.name, tag.pk)


@transaction.atomic
def accept(*, brief: Brief, version: int | None, values: Iterable[Value], by: Any) -> None:
    """Say of values that they are right; changes nothing but that. Raises ``StaleVersion``."""
    confirm(brief, version)
    decided = list(values)
    for value in decided:
        note(brief, value, Decision.ACCEPTED, by=by)
    said = f"accepted: {', '.join(dict.fromkeys(value.aspect for value in decided))}"
    audit.note(act=audit.Verb.REVIEWED, subject=brief, by=by, details=said)


@transaction.atomic
def correct(*, brief: Brief, version: int | None, value: Value, to: str, by: Any) -> None:
    """Write a field anew. Raises ``StaleVersion`` and ``ValidationError``."""
    claim(brief, version)
    setattr(brief, value.aspect, to)
    if value.aspect == "title" and not brief.editions.exists():
        brief.slug = free_address(brief.title, brief=brief)
    brief.full_clean()
    brief.save()
    forget(brief, value)
    now = Value(value.aspect, getattr(brief, value.aspect), "")
    note(brief, now, Decision.CORRECTED, by=by)
    history.record(brief, by=by, reason=f"reviewed: {value.aspect}")
    said = f"{value.aspect} put right"
    audit.note(act=audit.Verb.SAVED, subject=brief, by=by, details=said)


@transaction.atomic
def reject_tag(*, brief: Brief, version: int | None, value: Value, by: Any) -> None:
    """Take a tag off the brief."""
    claim(brief, version)
    brief.tagged_items.filter(tag=value.row).delete()
    brief.save()
    note(brief, value, Decision.REJECTED, by=by, removed={"shown": value.shown})
    history.record(brief, by=by, reason="reviewed: a tag rejected")
    audit.note(act=audit.Verb.LEFT_OUT, subject=brief, by=by, details="a tag")


@transaction.atomic
def put_back_tag(*, brief: Brief, version: int | None, row: ReviewedValue, by: Any) -> None:
    """Put a rejected tag back, undecided. Raises ``Tag.DoesNotExist`` if it was deleted since."""
    claim(brief, version)
    tag = Tag.objects.get(slug=row.value)
    TaggedBrief.objects.get_or_create(content_object=brief, tag=tag)
    brief.save()
    row.delete()
    history.record(brief, by=by, reason="reviewed: a tag put back")
    audit.note(act=audit.Verb.PUT_BACK, subject=brief, by=by, details="a tag")
