"""One line of the right side: a value, its passages, its state and the forms to decide it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.forms import Form

from briefs.agreements.models import Agreement, Evidence
from briefs.agreements.rejecting import REJECTABLE
from briefs.agreements.values import TITLE, Value, evidence_for
from briefs.desk.review.decisions import Decided
from briefs.desk.review.forms import WordsForm, form_to_correct
from briefs.desk.review.sureness import band_of, is_only_inferred

Aspect = Evidence.Aspect
LABELS = {
    Aspect.EXISTENCE: "agreement",
    Aspect.KIND: "kind",
    Aspect.COUNT: "count",
    Aspect.PARTIES: "party",
    Aspect.AREAS: "area",
    Aspect.STATUS: "status",
    Aspect.DATE: "date",
    Aspect.PLACE: "place",
    Aspect.LEGAL_CHARACTER: "legal character",
    TITLE: "title",
    "language": "language",
    "tag": "tag",
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """An act that was not done: which form was sent, with what was typed and why not."""

    target: str
    form: Form
    verb: str
    agreement: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A value as it stands on the right.

    ``spans`` are its passages in the source that is shown, ``elsewhere`` how many
    it has in others; ``opened`` names the form that was refused, if one was.
    """

    dom: str
    target: str
    label: str
    shown: str
    correct_target: str = ""
    spans: tuple[str, ...] = ()
    elsewhere: int = 0
    note: str = ""
    band: str = ""
    decision: str = ""
    is_inferred: bool = False
    lacks_sentence: bool = False
    may_reject: bool = False
    correct: Form | None = None
    give: Form | None = None
    opened: str = ""

    @property
    def first(self) -> str:
        """The anchor of the first passage."""
        return self.spans[0] if self.spans else ""


def dom_of(prefix: str, value: Value) -> str:
    """The element of a value: the same as long as the value stands."""
    own = str(value.row) if value.row else ""
    if value.aspect == Aspect.AREAS:
        own = hashlib.blake2s(value.value.encode(), digest_size=5).hexdigest()
    return "-".join(filter(None, (prefix, value.aspect, own)))


def line_of(
    agreement: Agreement,
    value: Value,
    *,
    source: int,
    decided: Decided,
    refused: Refusal | None,
    may_change: bool,
) -> Line:
    """A value of an agreement whose parties, events and evidence are at hand."""
    rows = evidence_for(value, agreement.evidence.all())
    here = [row for row in rows if row.source_id == source]
    dom = dom_of(f"v-{agreement.pk}", value)
    mended = value
    if value.aspect == Aspect.EXISTENCE:  # it exists or not; what can be put right is its title
        mended = Value(TITLE, agreement.title, agreement.title)
    is_refused = refused is not None and refused.target in {value.target, mended.target}
    bound = refused if is_refused else None
    correct = form_to_correct(mended, dom=f"{dom}-to", row=_row(agreement, value))
    give = WordsForm(auto_id=f"{dom}-by-%s")
    return Line(
        dom=dom,
        target=value.target,
        correct_target=mended.target,
        label=f"{value.by_party}: {LABELS[value.aspect]}".removeprefix(": "),
        shown=value.shown,
        spans=tuple(dict.fromkeys(f"{row.start}-{row.end}" for row in here)),
        elsewhere=len(rows) - len(here),
        note=_note(agreement, value),
        band=band_of(agreement, value, rows),
        decision=decided.of(value, agreement.pk),
        is_inferred=value.needs_evidence and is_only_inferred(rows),
        lacks_sentence=value.needs_evidence and not rows,
        may_reject=may_change and value.aspect in REJECTABLE,
        correct=_shown(correct, bound, "correct", may_change),
        give=_shown(give, bound, "give", may_change and value.needs_evidence),
        opened=bound.verb if bound else "",
    )


def _shown(form: Form, refused: Refusal | None, verb: str, may_change: bool) -> Form | None:
    if not may_change:
        return None
    if refused is None or refused.verb != verb:
        return form
    refused.form.auto_id = form.auto_id
    return refused.form


def _note(agreement: Agreement, value: Value) -> str:
    """What is to be said of a value beside it."""
    if value.aspect == Aspect.KIND and agreement.basis == Agreement.Basis.COMMITMENT:
        return "commitment, no text reported"
    if value.aspect == Aspect.COUNT and not agreement.is_group:
        return "single"
    party = _row(agreement, value)
    if value.aspect == Aspect.PARTIES and party is not None and party.kind != "state":
        return str(party.get_kind_display())
    return ""


def _row(agreement: Agreement, value: Value) -> Any:
    """The row that a value belongs to: a party, or the agreement itself."""
    if value.aspect != Aspect.PARTIES:
        return agreement
    return next((party for party in agreement.parties.all() if party.pk == value.row), None)


def counted(lines: Iterable[Line]) -> tuple[int, int]:
    """How many are decided, of how many."""
    every = list(lines)
    return sum(1 for line in every if line.decision), len(every)
