"""A change to a public entry is a correction, and stands in its public log."""

from __future__ import annotations

from typing import Any

from briefs import audit
from briefs.agreements.indexing import index_agreement
from briefs.agreements.models import Agreement, Correction
from briefs.agreements.verification import Problem, Refused, agreement_problems, copied_from


def record_correction(*, agreement: Agreement, note: str, by: Any) -> Correction:
    """Log a change that has just been stored, with the note that readers see, and index it.

    Must run inside the transaction that changes the entry. Raises ``Refused`` when
    the evidence no longer holds, or the note is missing, too long or the source's
    own words; the change must then be rolled back.
    """
    stored = Agreement.objects.get(pk=agreement.pk)  # not what was fetched before the change
    problems = agreement_problems(stored)
    words = note.strip()
    if copied_from(stored.evidence.select_related("source"), words):
        problems.append(Problem("correction_note", "Say it in your own words, not the source's."))
    if not words:
        problems.append(Problem("correction_note", "Say for readers what was corrected."))
    if len(words) > (Correction._meta.get_field("note").max_length or 0):
        problems.append(Problem("correction_note", "Say it shorter."))
    if problems:
        raise Refused(problems)
    correction = Correction(agreement=stored, note=words, made_by=by)
    correction.full_clean(exclude=["made_by"])
    correction.save()
    index_agreement(stored)
    audit.note(act=audit.Verb.CORRECTED, subject=stored, by=by, details=words)
    return correction
