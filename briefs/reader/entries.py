"""An entry of the register as it stands in a row of the ledger or beside a brief's text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch

from briefs.agreements.counting import identified_text
from briefs.agreements.models import (
    Agreement,
    AgreementQuerySet,
    Correction,
    Event,
    Evidence,
    Identifier,
    Party,
    TaggedAgreement,
)
from briefs.reader import vocabulary
from briefs.reader.evidence import Notes, differing, inferred_aspects
from briefs.reader.nested import Rows
from briefs.reader.pieces import Piece
from briefs.reader.testimony import Hearing
from briefs.tags.models import Tag

Kind = Party.Kind


@dataclass(frozen=True)
class Entry:
    """A public agreement with its parties, its evidence and its public members.

    ``number`` is its number in the text of a brief, 0 outside of one. ``title`` is the
    title in pieces, where words were asked for.
    """

    agreement: Agreement
    members: int
    evidence: list[Evidence]
    number: int = 0
    title: Sequence[Piece] = ()

    @property
    def figure(self) -> str:
        """What is counted, in the largest type; empty if no source gives a number."""
        return "" if self.agreement.count is None else str(self.agreement.count)

    @property
    def qualifier(self) -> str:
        """“at least” or “about”, where the figure is no exact number."""
        exact = (Agreement.CountQualifier.EXACT, Agreement.CountQualifier.UNKNOWN)
        if self.agreement.count_qualifier in exact:
            return ""
        return self.agreement.get_count_qualifier_display()

    @property
    def is_commitment(self) -> bool:
        return self.agreement.basis == Agreement.Basis.COMMITMENT

    @property
    def identified(self) -> str:
        """“14 reported, 3 identified”, of a group."""
        if not self.agreement.is_group:
            return ""
        text = identified_text(self.agreement, self.members)
        return text if self.figure else f"number not stated, {text.partition(', ')[2]}"

    @property
    def group(self) -> Agreement | None:
        """The public group that this is a named member of."""
        group = self.agreement.group
        return group if group is not None and group.is_public else None

    @property
    def standing(self) -> str:
        """In one word how it is known: reported, identified or commitment."""
        if self.agreement.is_group:
            return "reported"
        return "commitment" if self.is_commitment else "identified"

    @cached_property
    def parties(self) -> list[Party]:
        """In the order in which they were entered."""
        rows = getattr(self.agreement, "party_rows", None)
        return list(self.agreement.parties.all()) if rows is None else [Party(**r) for r in rows]

    @property
    def between_companies(self) -> bool:
        return bool(self.parties) and all(party.kind == Kind.COMPANY for party in self.parties)

    @property
    def inferred(self) -> list[str]:
        found = inferred_aspects(self.evidence)
        has_inferred_party = any(party.inferred for party in self.parties)
        return ["parties", *found] if has_inferred_party and "parties" not in found else found

    @property
    def also_inferred(self) -> list[str]:
        """What was inferred and is not said to be by a quotation that a brief shows."""
        said = [line for one in self.hearing.chief() for line in one.inferred]
        return [noun for noun in self.inferred if not any(line.startswith(noun) for line in said)]

    @cached_property
    def differing(self) -> dict[str, list[str]]:
        return differing(self.evidence)

    @property
    def sources(self) -> int:
        return len({row.source_id for row in self.evidence})

    @cached_property
    def notes(self) -> Notes:
        return Notes(self.evidence)

    @cached_property
    def hearing(self) -> Hearing:
        return Hearing(self.agreement, self.parties, self.notes)


def with_what_rows_show(agreements: AgreementQuerySet) -> AgreementQuerySet:
    """What a row of the ledger needs, without a word of the sources."""
    lean = Evidence.objects.only("agreement", "source", "aspect", "value", "basis")
    return (
        agreements.with_parties()
        .with_public_members()
        .select_related("group")
        .prefetch_related(Prefetch("evidence", lean))
    )


def with_what_claims_show(agreements: AgreementQuerySet) -> AgreementQuerySet:
    """The same with the quotations and how they are attributed."""
    quoted = Prefetch("evidence", Evidence.objects.with_citation())
    return (
        agreements.with_parties()
        .with_public_members()
        .select_related("group")
        .prefetch_related(quoted)
    )


def with_what_a_page_shows(agreements: AgreementQuerySet) -> AgreementQuerySet:
    """The same with topics and events, and whether there are ``has_identifiers`` and
    ``has_corrections``. Each party knows in ``called`` what its country is called here.
    """
    named: Any = Prefetch("parties", Party.objects.annotate(called=vocabulary.NAME_BY_TAG))
    quoted: Any = Prefetch("evidence", Evidence.objects.with_citation())
    topics = TaggedAgreement.objects.filter(tag__kind=Tag.Kind.TOPIC).select_related("tag")
    tagged: Any = Prefetch("tagged_items", topics.order_by("tag__name", "pk"))
    events: Any = Prefetch("events", Event.objects.select_related("party"))
    own = {"agreement": OuterRef("pk")}
    return (
        agreements.with_public_members()
        .annotate(
            has_identifiers=Exists(Identifier.objects.filter(**own)),
            has_corrections=Exists(Correction.objects.filter(**own)),
        )
        .select_related("group")
        .prefetch_related(named, quoted, tagged, events)
    )


def with_what_briefs_show(agreements: AgreementQuerySet) -> AgreementQuerySet:
    """What claims show, in two queries: the parties come with their agreements."""
    parties = Party.objects.filter(agreement=OuterRef("pk")).order_by("pk")
    quoted = Prefetch("evidence", Evidence.objects.with_citation())
    return (
        agreements.with_public_members()
        .annotate(party_rows=Rows(parties, "name", "kind", "country_code", "named", "inferred"))
        .select_related("group")
        .prefetch_related(quoted)
    )


def entries(agreements: Iterable[Agreement]) -> list[Entry]:
    return [entry(agreement) for agreement in agreements]


def entry(agreement: Agreement, number: int = 0) -> Entry:
    """From an agreement of one of the two querysets above; no query."""
    members: int = agreement.public_members  # type: ignore[attr-defined]
    return Entry(agreement, members, list(agreement.evidence.all()), number)
