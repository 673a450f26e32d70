"""The rule by which an import meets what people have written since (DESIGN section 5, rule 3)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from django.utils import timezone

from briefs.agreements.models import Agreement
from briefs.importer.models import ImportItem, Proposal
from briefs.models import Brief

Verdict = Literal["keep", "take", "propose"]
NEVER_IMPORTED = object()


def verdict(base: Any, stands: Any, incoming: Any) -> Verdict:
    """What to do with one value: ``base`` was imported before, ``stands`` is there now.

    Keep what stands when the document says the same or has not changed, take what
    comes in where nobody has edited, and propose it where somebody has.
    """
    if incoming in (stands, base):
        return "keep"
    return "take" if stands == base else "propose"


# What the review calls by the aspect of its evidence, and a merge by the field.
FIELD_OF = {
    "areas": "areas_printed",
    "status": "events",
    "date": "events",
    "place": "events",
    "tag": "tags",
}


@dataclass(slots=True)
class Changes:
    """What one new version of a document changes in a brief, and what it only proposes."""

    item: ImportItem
    brief: Brief
    written: list[str] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    offered: int = 0
    superseded: list[Proposal] = field(default_factory=list)
    waiting: dict[tuple[str, int | None, str], Proposal] = field(default_factory=dict)

    reviewed: set[tuple[int | None, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        rows = self.brief.proposals.open()
        self.waiting = {(row.kind, row.agreement_id, row.field): row for row in rows}
        decided = self.brief.reviewed_values.values_list("agreement", "aspect")
        self.reviewed = {(entry, FIELD_OF.get(aspect, aspect)) for entry, aspect in decided}

    def take(
        self,
        kind: Proposal.Kind,
        name: str,
        *,
        base: Any,
        stands: Any,
        incoming: Any,
        agreement: Agreement | None = None,
        never_write: bool = False,
    ) -> bool:
        """Whether to write the incoming value; where it is to be proposed, it is.

        A proposal that waits already is left when it says the same, and superseded
        when the document says something else by now. With ``never_write`` what
        would be written is proposed too, as is what would replace a value that an
        editor has reviewed: accepted as it stood, it is an editor's.
        """
        key = (str(kind), agreement.pk if agreement else None, name)
        waiting = self.waiting.get(key)
        if waiting is not None and waiting.proposed == incoming and stands != incoming:
            return False
        if waiting is not None:
            supersede(waiting)
            self.superseded.append(waiting)
        found = verdict(base, stands, incoming)
        reviewed = (agreement.pk if agreement else None, name) in self.reviewed
        if found == "take" and not never_write and not reviewed:
            self.written.append(name)
            return True
        if found != "keep":
            self.propose(kind, name, stands=stands, proposed=incoming, agreement=agreement)
        return False

    def propose(self, kind: Proposal.Kind, name: str = "", **values: Any) -> None:
        """Leave it to an editor; stored with the others when the document is done."""
        self.proposals.append(
            Proposal(item=self.item, brief=self.brief, kind=kind, field=name, **values)
        )

    @property
    def asks(self) -> int:
        """How many decisions are left to an editor."""
        return len(self.proposals) + self.offered

    def said(self) -> str:
        """What became of it, in a sentence for the item of the import."""
        parts = [f"updated: {', '.join(dict.fromkeys(self.written))}"] if self.written else []
        number = self.asks
        if number:
            parts.append(f"{number} proposal{'s' if number > 1 else ''} to decide")
        return f"A new version; {'; '.join(parts) or 'nothing in the draft changed'}."


def supersede(proposal: Proposal) -> None:
    """A later import says something else; the proposal is decided by that."""
    proposal.decision = Proposal.Decision.SUPERSEDED
    proposal.decided_at = timezone.now()
    proposal.save(update_fields=["decision", "decided_at"])
