"""Deciding the values of an agreement, each act with the versions that it was based on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction

from briefs import audit, history
from briefs.agreements import correcting, entering, rejecting
from briefs.agreements.models import Agreement, Evidence
from briefs.agreements.values import TITLE, Value, values_of
from briefs.brief import Brief
from briefs.desk.review.decisions import Decision, forget, note
from briefs.desk.review.titles import follow, made_of, retell
from briefs.importer.models import ReviewedValue
from briefs.versioning import claim, confirm

EXISTENCE = Value(Evidence.Aspect.EXISTENCE, "", "")


@transaction.atomic
def accept(
    *, brief: Brief, agreement: Agreement, version: int | None, values: Iterable[Value], by: Any
) -> None:
    """Say of values that they are right; changes nothing but that. Raises ``StaleVersion``."""
    confirm(agreement, version)
    decided = list(values)
    for value in decided:
        note(brief, value, Decision.ACCEPTED, by=by, agreement=agreement)
    said = f"accepted: {', '.join(dict.fromkeys(value.aspect for value in decided))}"
    audit.note(act=audit.Verb.REVIEWED, subject=agreement, by=by, details=said)


@transaction.atomic
def accept_all(*, brief: Brief, agreement: Agreement, version: int | None, by: Any) -> None:
    """Accept an agreement as a whole; what was corrected before stays marked so."""
    corrected = set(
        ReviewedValue.objects.filter(
            brief=brief, agreement=agreement, decision=Decision.CORRECTED
        ).values_list("aspect", "value")
    )
    values = [one for one in values_of(agreement) if (one.aspect, one.value) not in corrected]
    accept(brief=brief, agreement=agreement, version=version, values=values, by=by)


@transaction.atomic
def correct(
    *,
    brief: Brief,
    brief_version: int | None,
    agreement: Agreement,
    version: int | None,
    value: Value,
    to: Mapping[str, Any],
    by: Any,
) -> Value:
    """Put another value in the place of this one; the title and the key message follow."""
    former, made = agreement.title, made_of(agreement)
    key = correcting.correct_value(agreement=agreement, version=version, value=value, to=to, by=by)
    _tell(brief, brief_version, agreement, former, made, by)
    now = replace(value, value=key)
    if value.aspect != TITLE:
        forget(brief, value, agreement=agreement)
        note(brief, now, Decision.CORRECTED, by=by, agreement=agreement)
    return now


@transaction.atomic
def reject(
    *,
    brief: Brief,
    brief_version: int | None,
    agreement: Agreement,
    version: int | None,
    value: Value,
    by: Any,
) -> None:
    """Take a value out with its evidence; what went is kept, to be put back."""
    former, made = agreement.title, made_of(agreement)
    removed = rejecting.reject_value(agreement=agreement, version=version, value=value, by=by)
    _tell(brief, brief_version, agreement, former, made, by)
    removed["shown"] = value.shown
    note(brief, value, Decision.REJECTED, by=by, agreement=agreement, removed=removed)


@transaction.atomic
def put_back(
    *,
    brief: Brief,
    brief_version: int | None,
    agreement: Agreement,
    version: int | None,
    row: ReviewedValue,
    by: Any,
) -> None:
    """Put a rejected value back, undecided."""
    former, made = agreement.title, made_of(agreement)
    rejecting.put_back(agreement=agreement, version=version, removed=row.removed, by=by)
    _tell(brief, brief_version, agreement, former, made, by)
    row.delete()


@transaction.atomic
def give_evidence(
    *, brief: Brief, agreement: Agreement, value: Value, by: Any, **words: Any
) -> Evidence:
    """Tie a value to its sentence, which accepts it unless it was decided before."""
    evidence = correcting.give_evidence(agreement=agreement, value=value, by=by, **words)
    decided = ReviewedValue.objects.filter(
        brief=brief, agreement=agreement, aspect=value.aspect, value=value.value[:300]
    )
    if not decided.exists():
        note(brief, value, Decision.ACCEPTED, by=by, agreement=agreement)
    return evidence


@transaction.atomic
def add_value(
    *,
    brief: Brief,
    brief_version: int | None,
    agreement: Agreement,
    aspect: str,
    by: Any,
    **given: Any,
) -> Value:
    """Add a value with its sentence; the editor who adds it has decided it."""
    former, made = agreement.title, made_of(agreement)
    key = entering.add_value(agreement=agreement, aspect=aspect, by=by, **given)
    _tell(brief, brief_version, agreement, former, made, by)
    value = Value(aspect, key, key)
    note(brief, value, Decision.CORRECTED, by=by, agreement=agreement)
    return value


def _tell(
    brief: Brief,
    brief_version: int | None,
    agreement: Agreement,
    former: str,
    made: str,
    by: Any,
) -> None:
    """Let the title follow the values, and the brief's key message the title."""
    title = follow(agreement, made)
    listing = brief.listed_agreements.filter(agreement=agreement).first()
    if listing is not None and retell(brief, listing.position, former, title):
        claim(brief, brief_version)
        brief.save()
        history.record(brief, by=by, reason=f"reviewed: agreement {listing.position}")
