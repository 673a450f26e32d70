"""Merging tags where readers see them: the topics of public entries of the register.

What the sources report does not change when the vocabulary does. But the page of a
public entry shows another topic than before, and whoever cites or downloads it
should be able to see why: so its log of corrections says it, in a line of its own
wording that nobody has to type. Editions need none: their tags follow the
vocabulary, and their text, which is what is cited, stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from briefs.agreements.models import Agreement, AgreementQuerySet, Correction
from briefs.tags.merging import merge_all
from briefs.tags.models import Tag

BATCH = 500


@transaction.atomic
def merge_topics(
    *,
    keep: Tag,
    merge: Sequence[Tag],
    versions: Mapping[int, int | None],
    by: Any = None,
    across_kinds: bool = False,
) -> int:
    """Merge tags into one, and say so in the log of each public entry that shows it.

    Returns and raises what :func:`briefs.tags.merging.merge_all` does.
    """
    seen = [
        (note_of(keep=keep, merge=tag), list(shown_on(tag).values_list("pk", flat=True)))
        for tag in merge
        if Tag.Kind.TOPIC in (tag.kind, keep.kind)
    ]
    moved = merge_all(keep=keep, merge=merge, versions=versions, by=by, across_kinds=across_kinds)
    Correction.objects.bulk_create(
        (
            Correction(agreement_id=pk, note=note, made_by=by)
            for note, entries in seen
            for pk in entries
        ),
        batch_size=BATCH,
    )
    return moved


def shown_on(tag: Tag) -> AgreementQuerySet:
    """The public entries that carry this tag, in order."""
    return Agreement.objects.public().filter(tagged_items__tag=tag).order_by("pk")


def note_of(*, keep: Tag, merge: Tag) -> str:
    """What the log says of it; readers are shown the topics of an entry, and no other tags."""
    if keep.kind != Tag.Kind.TOPIC:
        what = f"“{merge.name}” is no longer among its topics."
    elif merge.kind != Tag.Kind.TOPIC:
        what = f"“{keep.name}” is among its topics now."
    else:
        what = f"its topic “{merge.name}” is called “{keep.name}” now."
    return f"Our vocabulary changed, not what is reported: {what}"
