"""Merging two entries that are one agreement: the rows of the register.

The whole act, with the briefs that list them, is :func:`briefs.merging.merge_agreements`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, ForeignKey, ManyToOneRel, Model, UniqueConstraint

from briefs.agreements.correcting import settle_inferred
from briefs.agreements.correction_log import record_correction
from briefs.agreements.left_behind import left_behind
from briefs.agreements.models import Agreement, Event, Evidence, Party
from briefs.agreements.status import STAGE, moves_status, settle
from briefs.agreements.verification import Refused, agreement_problems
from briefs.versioning import Versioned

# Values, of which the kept entry's stand; all other rows move.
_VALUES = (Party, Event)


def why_not(*, keep: Agreement, merge: Agreement) -> str:
    """Why the one cannot be merged into the other, in an editor's words; empty if it can."""
    if keep.pk == merge.pk:
        return "An entry cannot be merged with itself."
    if merge.group_id == keep.pk or keep.group_id == merge.pk:
        return "The one is a member of the other: a group and what it counts are two entries."
    if keep.scope != merge.scope:
        return (
            "The one is a single agreement, the other a reported group. If the group counts it, "
            "make it a member of the group on its own page."
        )
    if keep.basis != merge.basis:
        return "The one is an instrument, the other a commitment; totals never mix the two."
    if keep.published_at and merge.published_at:
        return (
            "Both have been public, and readers have both addresses: withdraw one of them, "
            "with the reason, instead."
        )
    if merge.published_at:
        return f"“{merge}” has been public, and readers have its address: keep that one."
    return ""


def absorb(*, keep: Agreement, merge: Agreement, by: Any, note: str) -> None:
    """Give everything that hangs on ``merge`` to ``keep``, and delete ``merge``.

    The values of ``keep`` stand; those of ``merge`` stay visible as evidence. Must
    run in the transaction that has claimed both. Raises :class:`Refused` and
    ``ValidationError`` as :func:`briefs.merging.merge_agreements` does.
    """
    public_members = list(merge.members.filter(published_at__isnull=False))
    _take_events(keep, merge)
    for field in _references():
        _move(field, keep, merge)
    left = left_behind(keep, merge)
    keep.group = keep.group or merge.group  # or the group's count and its member would add up
    trace = "\n".join([f"Merged with “{merge}”.", *(f"Not taken over: {one}." for one in left)])
    keep.note = "\n\n".join(text for text in (keep.note, trace, merge.note) if text)
    merge.delete()
    keep.status, keep.status_date = settle(keep.events.all())
    keep.full_clean()
    keep.save()
    settle_inferred(keep)
    _check_again(public_members)
    if keep.published_at:
        record_correction(agreement=keep, note=note, by=by)


def _take_events(keep: Agreement, merge: Agreement) -> None:
    for event in merge.events.select_related("party"):
        own = list(keep.events.select_related("party"))
        party = event.party and _same_party(keep, event.party)
        if (event.party is None) == (party is None) and _fits(event, party, own):
            event.agreement, event.party = keep, party
            event.save(update_fields=["agreement", "party"])


def _same_party(keep: Agreement, party: Party) -> Party | None:
    def key(row: Party) -> str:
        return row.country_code if row.kind == Party.Kind.STATE else row.name.casefold()

    return next((row for row in keep.parties.all() if key(row) == key(party)), None)


def _fits(event: Event, party: Party | None, own: list[Event]) -> bool:
    """Whether a further event contradicts nothing.

    There is none of that status yet, and its stage and its date come in the same
    order among the others. An undated one must not move the status.
    """
    if any(row.status == event.status and row.party == party for row in own):
        return False
    if not moves_status(event):
        return True
    if not event.date:
        settled = settle(own)
        return settled == ("", "") or settle([*own, event]) == settled
    return all(_are_in_order(row, event) for row in own if row.date and moves_status(row))


def _are_in_order(one: Event, other: Event) -> bool:
    first, second = sorted((one, other), key=lambda event: STAGE[event.status])
    early, late = str(first.date), str(second.date)
    return early <= late or early.startswith(late)


def _references() -> list[ForeignKey[Any, Any]]:
    """Every foreign key to an agreement, in whichever app, those without a way back too."""
    relations = Agreement._meta.get_fields(include_hidden=True)
    fields = [relation.field for relation in relations if isinstance(relation, ManyToOneRel)]
    return [field for field in fields if field.model not in _VALUES]


def _move(field: ForeignKey[Any, Any], keep: Agreement, merge: Agreement) -> None:
    rows = field.model._base_manager
    changes: dict[str, Any] = {field.name: keep}
    if issubclass(field.model, Versioned):
        changes["version"] = F("version") + 1  # a form opened before the merge is stale
    for row in rows.filter(**{field.name: merge}):
        setattr(row, field.name, keep)
        if _stands_already(row):
            if isinstance(row, Evidence):
                _strengthen(row)
            row.delete()
        else:
            rows.filter(pk=row.pk).update(**changes)


def _stands_already(row: Model) -> bool:
    for constraint in row._meta.constraints:
        if isinstance(constraint, UniqueConstraint):
            try:
                constraint.validate(type(row), row)
            except ValidationError:
                return True
    return False


def _strengthen(row: Evidence) -> None:
    """Of two rows on one passage the surer counts: what one states, the other may not blur."""
    names = ("agreement", "source", "aspect", "value", "start", "end")
    same = Evidence.objects.filter(**{name: getattr(row, name) for name in names})
    if row.basis == Evidence.Basis.STATED:
        same.filter(basis=Evidence.Basis.INFERRED).update(basis=row.basis)
    if row.confidence is not None:
        same.filter(confidence__lt=row.confidence).update(confidence=row.confidence)


def _check_again(public: Iterable[Agreement]) -> None:
    """Entries that readers see must hold in their new group, too."""
    for member in public:
        problems = agreement_problems(Agreement.objects.get(pk=member.pk))
        if problems:
            raise Refused(problems)
