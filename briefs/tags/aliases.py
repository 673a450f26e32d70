"""The further names of a tag: moved to another, made a tag of their own, taken away.

A name that was a tag of its own has an address that redirects; it is never lost
without being told, so whoever wants it says so (``address_may_lapse``).
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from briefs import audit
from briefs.tags.distinct import say_distinct
from briefs.tags.models import Alias, Tag
from briefs.versioning import StaleVersion, claim

LAPSES = "Its former address would answer “not found” for a time: say that it may."


@transaction.atomic
def remove_alias(*, alias: Alias, version: int | None, by: Any = None) -> None:
    """Take a name away. Raises ``StaleVersion``, and ``ValidationError`` if it redirects."""
    tag = _claimed(alias, version)
    if alias.former_slug:
        raise ValidationError(
            f"“{alias}” was a tag of its own and its address redirects here: move it, or make "
            "it a tag again."
        )
    alias.delete()
    audit.note(act=audit.Verb.SAVED, subject=tag, by=by, details=f"name “{alias}” taken away")


@transaction.atomic
def move_alias(
    *,
    alias: Alias,
    version: int | None,
    to: Tag,
    to_version: int | None,
    by: Any = None,
    address_may_lapse: bool = False,
) -> None:
    """Give a name, and the address that redirects with it, to another tag.

    What was tagged stays as it is. Raises ``StaleVersion`` and ``ValidationError``.
    """
    tag = _claimed(alias, version)
    if to.pk == tag.pk:
        raise ValidationError("It is a name of this tag already.")
    claim(to, to_version)
    reason = why_not_to(alias, to)
    if reason:
        raise ValidationError(reason)
    if lapses(alias, to) and not address_may_lapse:
        raise ValidationError(LAPSES)
    alias.tag = to
    alias.full_clean()
    alias.save()
    for one, said in ((tag, f"given to “{to}”"), (to, f"taken from “{tag}”")):
        audit.note(act=audit.Verb.SAVED, subject=one, by=by, details=f"name “{alias}” {said}")


@transaction.atomic
def split_alias(
    *, alias: Alias, version: int | None, by: Any = None, address_may_lapse: bool = False
) -> Tag:
    """Make a name a tag of its own, of the same kind, at the address that it had.

    What was tagged stays with the tag; nobody knows which of it was meant. Raises
    ``StaleVersion`` and ``ValidationError``.
    """
    tag = _claimed(alias, version)
    if lapses(alias, None) and not address_may_lapse:
        raise ValidationError(LAPSES)
    new = Tag(name=alias.name, kind=tag.kind, slug=alias.former_slug)
    alias.delete()
    if not new.slug:
        new.slug = _free_slug(new)
    new.full_clean()
    new.save()
    say_distinct(one=tag, other=new, by=by)
    audit.note(act=audit.Verb.CREATED, subject=new, by=by, details=f"a name of “{tag}” before")
    return new


def why_not_to(alias: Alias, to: Tag) -> str:
    """Why a name cannot go to this tag; empty if it can."""
    if alias.former_slug and alias.tag.kind != to.kind:
        return f"Its address redirects, and cannot lead to a tag of another kind: “{to}”."
    return ""


def lapses(alias: Alias, to: Tag | None) -> bool:
    """Whether a redirecting address leads nowhere then: nothing public carries the tag yet."""
    if not alias.former_slug:
        return False
    return to is None or not Tag.objects.seen_by_readers().filter(pk=to.pk).exists()


def _claimed(alias: Alias, version: int | None) -> Tag:
    """The tag of the name, at its new version; its names are part of it."""
    tag = alias.tag
    claim(tag, version)
    if not Alias.objects.filter(pk=alias.pk, tag=tag).exists():
        raise StaleVersion(tag, version)
    return tag


def _free_slug(tag: Tag) -> str:
    """The slug of its name, with a number if that is or was another tag's address."""
    number: int | None = None
    slug = tag.slugify(tag.name)
    while Tag.objects.filter(slug=slug).exists() or Alias.objects.filter(former_slug=slug).exists():
        number = (number or 1) + 1
        slug = tag.slugify(tag.name, number)
    return slug
