"""Where the words that an editor quotes stand in a source, and what ties a value to them."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from briefs.agreements.following import follows
from briefs.agreements.models import Agreement, Evidence
from briefs.agreements.verification import evidence_problems
from briefs.sources.models import Source

SEVERAL = "several"  # the code of an error that a choice of the place mends


def place_of_words(text: str, quote: str, start: int | None = None) -> int:
    """Where the quote begins in the text. Raises ``ValidationError`` unless that is certain."""
    if start is not None and text[start : start + len(quote)] == quote:
        return start
    first = text.find(quote)
    if first < 0:
        raise ValidationError("These words do not stand in the source; copy them from its text.")
    second = text.find(quote, first + 1)
    if second >= 0:
        raise ValidationError(
            f"These words stand in the source more than once (at {first}, at {second} …): "
            "give the start, or a longer passage.",
            code=SEVERAL,
        )
    return first


def quoted(
    agreement: Agreement,
    *,
    aspect: str,
    value: str,
    source: Source,
    quote: str,
    start: int | None = None,
    inferred: bool = False,
) -> Evidence:
    """A piece of evidence, not yet stored, that passes both checks.

    Raises ``ValidationError`` under ``quote`` when the words do not stand there, and
    under ``inferred`` when the value does not follow from them and is called stated.
    """
    try:
        place = place_of_words(source.text, quote, start)
    except ValidationError as error:
        raise ValidationError({"quote": error.messages}) from error
    row = Evidence(
        agreement=agreement,
        source=source,
        aspect=aspect,
        value=value,
        start=place,
        end=place + len(quote),
        quote=quote,
        basis=Evidence.Basis.INFERRED if inferred else Evidence.Basis.STATED,
    )
    if inferred and follows(aspect, value, quote):
        row.basis = Evidence.Basis.STATED
    row.full_clean(exclude=["agreement", "source"], validate_constraints=False)
    problems = evidence_problems(row)
    if problems:
        raise ValidationError({"inferred": [problem.message for problem in problems]})
    return row


def give(row: Evidence) -> Evidence:
    """Store a piece of evidence; one that says more than what stands there takes its place."""
    same = {
        name: getattr(row, name)
        for name in ("agreement", "source", "aspect", "value", "start", "end")
    }
    Evidence.objects.filter(**same).delete()
    row.save(force_insert=True)
    return row
