"""Proposals of an import as an editor reads them: what stands, what the document says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefs.agreements.models import Agreement, Party
from briefs.agreements.status import Status
from briefs.comparing.words import Run, compared
from briefs.importer.entry_values import LABELS, values_of
from briefs.importer.models import Proposal
from briefs.sources.models import Source
from briefs.tags.models import Tag

Kind = Proposal.Kind
# Of the same story from elsewhere the beginning is enough to judge by.
BEGINNING = 900


LOOKED_AT = ("agreement__parties", "agreement__events__party", "agreement__tagged_items__tag")
SIDES = {Kind.SOURCE: ("The first source", "This one")}


@dataclass(frozen=True, slots=True)
class Asked:
    """One proposal on the page: the question, both sides, and what a yes and a no do."""

    proposal: Proposal
    question: str
    sides: tuple[str, str]
    stands: list[Run]
    proposed: list[Run]
    accept: str
    reject: str
    agreement: Agreement | None = None
    needs_note: bool = False

    @property
    def version(self) -> int | None:
        """The version of the entry that is shown."""
        return self.agreement.version if self.agreement else None


def asked(proposal: Proposal) -> Asked:
    """A proposal in words; its item, brief, agreement and the other entry are at hand.

    Whoever has many of them prefetches ``LOOKED_AT``.
    """
    entry = proposal.agreement
    stands, proposed = _sides(proposal)
    left, right = compared(stands, proposed)
    question, accept, reject = _words(proposal)
    return Asked(
        proposal=proposal,
        question=question,
        sides=SIDES.get(Kind(proposal.kind), ("Stands now", "The document says")),
        stands=left,
        proposed=right,
        accept=accept,
        reject=reject,
        agreement=entry,
        needs_note=bool(entry and entry.published_at)
        and proposal.kind in (Kind.VALUE, Kind.EVIDENCE),
    )


def _words(proposal: Proposal) -> tuple[str, str, str]:
    entry = f"“{proposal.agreement}”" if proposal.agreement else "the entry"
    name = proposal.field.replace("_", " ")
    tag = Tag.objects.filter(slug=proposal.field).first() if proposal.kind == Kind.TAG else None
    found = {
        Kind.FIELD: (f"The {name} of the brief", "Take what the document says", "Keep what stands"),
        Kind.TAG: (
            f"The tag “{tag or proposal.field}”",
            "Add the tag" if proposal.proposed else "Remove the tag",
            "Leave it off" if proposal.proposed else "Keep the tag",
        ),
        Kind.VALUE: (
            f"{LABELS.get(proposal.field, name).capitalize()} of {entry}",
            "Take what the document says",
            "Keep what stands",
        ),
        Kind.NEW_AGREEMENT: (f"The document reports {entry}", "List it", "Leave it out"),
        Kind.GONE_AGREEMENT: (
            f"The document no longer reports {entry}",
            "Take it off the list",
            "Keep it listed",
        ),
        Kind.EVIDENCE: (
            f"The document supports the public entry {entry}",
            "Add its passages",
            "Leave them out",
        ),
        Kind.SOURCE: (
            f"“{proposal.item.source}” tells the same story",
            "Take it as a further source",
            "Make a draft of its own",
        ),
        Kind.MERGE: (f"{entry} may be the same as “{proposal.other}”", "", "They are two"),
    }
    return found[Kind(proposal.kind)]


def _sides(proposal: Proposal) -> tuple[str, str]:
    if proposal.kind in (Kind.FIELD, Kind.VALUE):
        return shown(proposal.field, _now(proposal)), shown(proposal.field, proposal.proposed)
    if proposal.kind == Kind.SOURCE and proposal.item.source is not None:
        first = proposal.brief.sources.order_by("pk").first()
        return _beginning(first), _beginning(proposal.item.source)
    return "", ""


def _now(proposal: Proposal) -> Any:
    """What a yes would replace, which may have been edited since the proposal was made."""
    entry = proposal.agreement
    if proposal.kind == Kind.VALUE and entry is not None:
        values = values_of(
            entry,
            parties=entry.parties.all(),
            events=entry.events.all(),
            topics=[row.tag.slug for row in entry.tagged_items.all()],
        )
        return values[proposal.field]
    return getattr(proposal.brief, proposal.field, proposal.stands)


def _beginning(source: Source | None) -> str:
    """The citation of a source and the first paragraphs of its article."""
    if source is None:
        return ""
    spans = source.layout.get("body", [])
    body = "\n\n".join(" ".join(source.text[start:end].split()) for start, end in spans)
    cut = f"{body[:BEGINNING].rsplit(' ', 1)[0]} …" if len(body) > BEGINNING else body
    return f"{source.citation}\n\n{cut}"


def shown(field: str, value: Any) -> str:
    """A value in the form of the importer as a person reads it."""
    if value is None:
        return ""
    lines = {"parties": _parties, "events": _events, "count": _count, "topics": iter}
    if field in lines and isinstance(value, list):
        return "\n".join(lines[field](value))
    if field == "reference":
        return "\n".join(part for part in (value["citation"], value["url"]) if part)
    choices = {
        "kind": dict(Agreement.Kind.choices),
        "basis": dict(Agreement.Basis.choices),
    }
    return str(choices.get(field, {}).get(value, value))


def _parties(rows: list[Any]) -> Iterator[str]:
    kinds = dict(Party.Kind.choices)
    for kind, name, code, named, inferred in rows:
        marks = [kinds.get(kind, kind), code, "" if named else "not named"]
        marks += ["from context"] if inferred else []
        yield f"{name} ({', '.join(mark for mark in marks if mark)})"


def _events(rows: list[Any]) -> Iterator[str]:
    labels = dict(Status.choices)
    for status, date, place, party, note in rows:
        parts = [labels.get(status, status), date, place, party and f"by {party} only", note]
        yield ", ".join(part for part in parts if part)


def _count(value: list[Any]) -> Iterator[str]:
    scope, count, qualifier = value
    entry = Agreement(scope=scope, count=count, count_qualifier=qualifier)
    yield f"{entry.get_scope_display()}, {entry.count_text}"
