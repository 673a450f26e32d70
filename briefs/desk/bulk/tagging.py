"""Tags put on a brief or on an entry of the register, or taken off, as one change of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from briefs import audit, history
from briefs.agreements.correction_log import record_correction
from briefs.agreements.models import Agreement
from briefs.brief import Brief
from briefs.tags.models import Tag
from briefs.versioning import claim

NOTHING = "Its tags are so already; nothing was changed."


@transaction.atomic
def tag_brief(
    *, brief: Brief, version: int | None, by: Any, add: Iterable[Tag], remove: Iterable[Tag]
) -> None:
    """Raises ``StaleVersion``, and ``ValidationError`` when nothing would change."""
    claim(brief, version)
    brief.refresh_from_db()
    said = _change(brief.tagged_items, brief, add, remove)
    brief.save()
    history.record(brief, by=by, reason="tagged in bulk")
    audit.note(act=audit.Verb.SAVED, subject=brief, by=by, details=said)


@transaction.atomic
def tag_agreement(
    *,
    agreement: Agreement,
    version: int | None,
    by: Any,
    add: Iterable[Tag],
    remove: Iterable[Tag],
    note: str,
) -> None:
    """Of a public entry this is a correction, with its note for the readers.

    Raises as :func:`tag_brief` does, ``Refused`` for a correction without a note, and
    ``PermissionDenied`` when ``by`` may not correct what is public.
    """
    claim(agreement, version)
    agreement.refresh_from_db()
    if agreement.published_at and not by.has_perm("agreements.publish_agreement"):
        raise PermissionDenied("It is public; only a Publisher corrects it.")
    said = _change(agreement.tagged_items, agreement, add, remove)
    agreement.save()
    if agreement.published_at:
        record_correction(agreement=agreement, note=note, by=by)
    audit.note(act=audit.Verb.SAVED, subject=agreement, by=by, details=said)


def _change(through: Any, row: Brief | Agreement, add: Iterable[Tag], remove: Iterable[Tag]) -> str:
    """Of the rows that tie tags to this record; returns what was changed, in words."""
    gone = [tag for tag in remove if through.filter(tag=tag).delete()[0]]
    new = [tag for tag in add if through.get_or_create(content_object=row, tag=tag)[1]]
    if not (gone or new):
        raise ValidationError(NOTHING)
    parts = [("tagged", new), ("tags taken off", gone)]
    return "; ".join(f"{verb}: {', '.join(map(str, tags))}" for verb, tags in parts if tags)
