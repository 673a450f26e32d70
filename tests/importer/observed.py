"""What annotated documents say of each value that was read: right or wrong, and how sure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefs.agreements.confidence import band
from briefs.importer.clean import clean
from briefs.importer.extract.confidence import confidence, signals, value_confidence
from briefs.importer.extract.document import understand
from briefs.importer.extract.entries import place_of, settled
from briefs.importer.extract.evidence import Value, values_of
from briefs.importer.read import read
from briefs.importer.structure import structure

HERE = Path(__file__).parent
BESIDE = HERE.parents[2] / "shared" / "corpus" / "docs"
# documents that the rules were written with, and those that they were first tried on
KNOWN = (HERE / "documents", BESIDE)
FOLDERS = (*KNOWN, HERE / "first_look", HERE / "second_look")
WORD = re.compile(r"\w+")
# the entry as a whole, by its kind and status
ENTRY = "entry"
Annotation = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Observation:
    """One value read from a document; ``right`` only if its entry was annotated too.

    ``known`` documents are those that the rules were written with.
    """

    document: str
    known: bool
    aspect: str
    signs: tuple[str, ...]
    confidence: float
    right: bool


def observations(folders: tuple[Path, ...] = FOLDERS) -> list[Observation]:
    """Every value of every entry of the documents in the folders that have an annotation."""
    sources = [
        source
        for folder in folders
        if folder.exists()
        for source in sorted(folder.iterdir())
        if source.suffix != ".json" and source.with_suffix(".json").exists()
    ]
    return [one for source in sources for one in _of_document(source)]


def _of_document(source: Path) -> Iterator[Observation]:
    wanted = json.loads(source.with_suffix(".json").read_text(encoding="utf-8"))
    parts = structure(clean(read(source.name, source.read_bytes())))
    free = list(wanted["agreements"])
    for entry in (settled(one) for one in understand(parts)[2]):
        if any(_is_passage(entry.sentence.flat, words) for words in wanted.get("neutral") or ()):
            continue
        values = values_of(entry, place_of(entry))
        match = _match(entry.sentence.flat, values, free)
        if match:
            free.remove(match)
        sure = confidence(entry)
        yield Observation(
            document=str(source),
            known=source.parent in KNOWN,
            aspect=ENTRY,
            signs=signals(entry),
            confidence=sure,
            right=match is not None
            and (match["kind"], match["status"]) == (entry.kind, entry.status),
        )
        for value in values:
            yield Observation(
                document=str(source),
                known=source.parent in KNOWN,
                aspect=value.aspect,
                signs=(f"entry:{band(sure)}", *value.signs),
                confidence=value_confidence(value.aspect, value.signs, sure),
                right=match is not None and _is_right(value, match),
            )


def _match(sentence: str, values: list[Value], free: list[Annotation]) -> Annotation | None:
    """The annotated agreement of the same sentence that agrees in most values."""
    alike = [one for one in free if _is_passage(sentence, one["evidence"])]
    return max(alike, key=lambda one: sum(_is_right(v, one) for v in values), default=None)


def _is_that(kind: str, status: str, wanted: Annotation) -> bool:
    return (kind, status) == (wanted["kind"], wanted["status"])


def _is_right(value: Value, wanted: Annotation) -> bool:
    if value.aspect == "parties":
        return _name(value.value) in {_name(party) for party in wanted["parties"]}
    if value.aspect == "areas":
        return any(_alike(value.value, area) >= 0.5 for area in wanted["areas"])
    if value.aspect in ("kind", "status", "count", "date"):
        return value.value == str(wanted[value.aspect])
    return True


def _name(party: str) -> str:
    return party if len(party) == 2 else " ".join(WORD.findall(party.lower())).removeprefix("the ")


def _is_passage(one: str, other: str) -> bool:
    """Whether two quotations are of one sentence; an annotation may hold its beginning only."""
    left, right = set(WORD.findall(one.lower())), set(WORD.findall(other.lower()))
    return left >= right or right >= left or _alike(one, other) >= 0.5


def _alike(one: str, other: str) -> float:
    """The share of the words of two texts that stand in both."""
    left, right = set(WORD.findall(one.lower())), set(WORD.findall(other.lower()))
    return len(left & right) / len(left | right) if left | right else 0.0
