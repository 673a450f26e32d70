"""What the importer reads out of one document, before anything is stored.

Every span is ``text[start:end]`` of :attr:`Draft.text`: code points, end
exclusive. The stages are pure Python; only :mod:`briefs.importer.load` writes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

STATED: Literal["stated"] = "stated"
INFERRED: Literal["inferred"] = "inferred"
Basis = Literal["stated", "inferred"]

TagKind = Literal["topic", "place", "organisation", "person"]
PartyKind = Literal["state", "ministry", "igo", "company", "city", "other"]
BlockKind = Literal["paragraph", "heading", "item", "quote"]
Aspect = Literal[
    "existence",
    "count",
    "kind",
    "parties",
    "areas",
    "status",
    "date",
    "place",
    "legal_character",
]


class DocumentRejected(Exception):
    """A document that cannot be read; the message names the file and the remedy."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text of a source: code points, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the article and what it is; ``span`` leaves out the bullet or number of an item.

    ``number`` is the level of a heading (1 to 6), or the number of an item in a
    numbered list; 0 where the document does not say.
    """

    span: Span
    kind: BlockKind
    number: int = 0


@dataclass(frozen=True, slots=True)
class EvidenceDraft:
    """One value of an agreement and the words of the source that it rests on.

    ``value`` is the value in the form it is stored: a count as digits, a status
    or kind by its code, a party as its ISO 3166-1 alpha-2 code or its name as
    printed, an area as printed, a date as a partial date (``2026-01``).
    ``confidence`` is the probability, from 0 to 1, that the entry is right and the
    value too; one that was never estimated has none.
    """

    aspect: Aspect
    value: str
    span: Span
    basis: Basis = STATED
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class PartyDraft:
    """A party as read: ``named`` is false for "South Korean companies"."""

    kind: PartyKind
    name: str
    country_code: str = ""
    named: bool = True
    basis: Basis = STATED


@dataclass(frozen=True, slots=True)
class AgreementDraft:
    """One instrument, commitment or reported group of them (DESIGN section 2)."""

    title: str
    kind: str
    basis: Literal["instrument", "commitment"]
    scope: Literal["single", "group"]
    count: int | None
    count_qualifier: Literal["exact", "at_least", "about", "unknown"]
    parties: tuple[PartyDraft, ...]
    areas: tuple[str, ...]
    topics: tuple[str, ...]
    status: str
    date: str
    place: str
    sentence: Span
    evidence: tuple[EvidenceDraft, ...]
    confidence: float
    member_of: int | None = None


@dataclass(frozen=True, slots=True)
class TagDraft:
    """A tag suggested for the brief, with the reason in an editor's words."""

    kind: TagKind
    name: str
    country_code: str
    reason: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything one document gives: the text once read, and what it says.

    ``published`` is a partial date or empty; it is never invented.
    ``paragraphs`` is the whole article, ``blocks`` the same with headings, list
    items and quotes told apart; ``captions`` are those of the ``chrome`` that
    stand under pictures. ``encoding`` and ``warnings`` say what was assumed.
    """

    name: str
    content: bytes
    media_type: str
    encoding: str
    url: str
    text: str
    language: str
    title: str
    title_span: Span | None
    deck: str
    byline: str
    dateline_place: str
    published: str
    attribution: str
    outlet: str
    chrome: tuple[Span, ...]
    meta: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    tags: tuple[TagDraft, ...]
    agreements: tuple[AgreementDraft, ...]
    warnings: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    captions: tuple[Span, ...] = ()
