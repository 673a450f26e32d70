"""What an editor has decided of the values of a draft, and what is said of them next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from briefs.agreements.models import Agreement
from briefs.agreements.values import Value
from briefs.brief import Brief
from briefs.importer.models import ReviewedValue

Decision = ReviewedValue.Decision
LONGEST = 300


def note(
    brief: Brief,
    value: Value,
    decision: str,
    *,
    by: Any,
    agreement: Agreement | None = None,
    removed: dict[str, Any] | None = None,
) -> ReviewedValue:
    """Write down one decision; a former one of the same value gives way."""
    row, _ = ReviewedValue.objects.update_or_create(
        brief=brief,
        agreement=agreement,
        aspect=value.aspect,
        value=value.value[:LONGEST],
        defaults={"decision": decision, "decided_by": by, "removed": removed or {}},
    )
    return row


def forget(brief: Brief, value: Value, *, agreement: Agreement | None = None) -> None:
    """A value that stands no more has no decision."""
    ReviewedValue.objects.filter(
        brief=brief, agreement=agreement, aspect=value.aspect, value=value.value[:LONGEST]
    ).delete()


class Decided:
    """The decisions about one brief, looked up by value without asking the database again."""

    def __init__(self, rows: Iterable[ReviewedValue]) -> None:
        self._rows = {(row.agreement_id, row.aspect, row.value): row for row in rows}

    def of(self, value: Value, agreement: int | None = None) -> str:
        """``accepted``, ``corrected``, or empty while nobody has decided."""
        row = self._rows.get((agreement, value.aspect, value.value[:LONGEST]))
        return row.decision if row is not None and row.decision != Decision.REJECTED else ""

    def rejected(self, agreement: int | None = None) -> list[ReviewedValue]:
        """What was thrown out of an agreement, or of the brief itself."""
        return [
            row
            for (key, *_), row in self._rows.items()
            if key == agreement and row.decision == Decision.REJECTED
        ]
