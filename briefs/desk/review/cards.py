"""The right side of the review: a card to each agreement, and what was rejected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.forms import Form

from briefs.agreements.models import Agreement
from briefs.agreements.values import values_of
from briefs.brief import BriefAgreement
from briefs.desk.review.decisions import Decided
from briefs.desk.review.forms import AddValueForm
from briefs.desk.review.lines import LABELS, Line, Refusal, line_of
from briefs.importer.models import ReviewedValue


@dataclass(frozen=True, slots=True)
class Gone:
    """Something rejected in this review, that can be put back."""

    pk: int
    label: str
    shown: str


@dataclass(frozen=True, slots=True)
class Card:
    """An agreement as the brief lists it: its number, its head, a line to each value."""

    number: int
    agreement: Agreement
    head: Line
    lines: tuple[Line, ...]
    gone: tuple[Gone, ...]
    missing: str
    topics: str
    may_change: bool
    add: Form | None
    is_adding: bool

    @property
    def anchor(self) -> str:
        return f"agreement-{self.agreement.pk}"

    @property
    def form_id(self) -> str:
        """The form that the buttons of the card belong to."""
        return f"f-{self.agreement.pk}"

    @property
    def is_decided(self) -> bool:
        """The whole is decided when each of its values is."""
        return _all_decided(self.lines)


def cards_of(
    listed: list[BriefAgreement],
    *,
    source: int,
    decided: Decided,
    refused: Refusal | None,
    may_change: bool,
) -> list[Card]:
    """A card to each listed agreement whose rows are at hand."""
    return [
        _card(
            row,
            source=source,
            decided=decided,
            refused=refused if refused and refused.agreement == row.agreement_id else None,
            may_change=may_change and row.agreement.published_at is None,
        )
        for row in listed
    ]


def _card(
    row: BriefAgreement,
    *,
    source: int,
    decided: Decided,
    refused: Refusal | None,
    may_change: bool,
) -> Card:
    agreement = row.agreement
    head, *lines = (
        line_of(
            agreement,
            value,
            source=source,
            decided=decided,
            refused=refused,
            may_change=may_change,
        )
        for value in values_of(agreement)
    )
    add: Form = AddValueForm(auto_id=f"add-{agreement.pk}-%s")
    if refused and refused.verb == "add":
        refused.form.auto_id = add.auto_id
        add = refused.form
    return Card(
        number=row.position,
        agreement=agreement,
        head=replace(head, decision="accepted" if _all_decided(lines) else ""),
        lines=tuple(lines),
        gone=tuple(map(_gone, decided.rejected(agreement.pk))),
        missing=_missing(agreement, lines),
        topics=", ".join(item.tag.name for item in agreement.tagged_items.all()),
        may_change=may_change,
        add=add if may_change else None,
        is_adding=refused is not None and refused.verb == "add",
    )


def _all_decided(lines: Iterable[Line]) -> bool:
    return all(line.decision for line in lines)


def _missing(agreement: Agreement, lines: list[Line]) -> str:
    """What a card of the register says and no value here does."""
    there = {line.target.split(":", 1)[0] for line in lines}
    wanted = ("parties", "areas", "status", "date")
    return ", ".join(LABELS[name] for name in wanted if name not in there)


def _gone(row: ReviewedValue) -> Gone:
    shown = row.removed.get("shown") or (str(row.agreement) if row.agreement else row.value)
    return Gone(row.pk, LABELS.get(row.aspect, row.aspect), shown)


def gone_from(decided: Decided) -> list[Gone]:
    """The tags rejected in this review."""
    return [_gone(row) for row in decided.rejected()]


def gone_agreements(rows: list[ReviewedValue], listed: list[BriefAgreement]) -> list[Gone]:
    """The agreements rejected in this review, unless one is listed again."""
    there = {row.agreement_id for row in listed}
    return [
        _gone(row)
        for row in rows
        if row.aspect == "existence"
        and row.decision == "rejected"
        and row.agreement_id not in there
    ]
