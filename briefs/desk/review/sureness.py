"""How sure the importer is of a value, in the words that an editor is shown."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.agreements.confidence import band
from briefs.agreements.models import Agreement, Evidence
from briefs.agreements.values import Value


def band_of(agreement: Agreement, value: Value, rows: Sequence[Evidence]) -> str:
    """``high``, ``medium`` or ``low``; empty for what people entered, or what lacks its sentence.

    A value has the confidence of its surest passage, or of its entry. One that is
    only inferred is never high.
    """
    if not value.needs_evidence:
        rows = ()
    elif not rows:
        return ""
    known = [row.confidence for row in rows if row.confidence is not None]
    number = max(known) if known else agreement.confidence
    if number is None:
        return ""
    word = band(number)
    return "medium" if word == "high" and is_only_inferred(rows) else word


def is_only_inferred(rows: Sequence[Evidence]) -> bool:
    return bool(rows) and all(row.basis == Evidence.Basis.INFERRED for row in rows)
