"""The text of a source, cut where its parts and the passages of evidence begin and end. Pure."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

# What stands around an article, and what is said of it; the article itself is not marked.
LAYOUT = {"chrome": "furniture", "meta": "meta", "title": "headline"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text and what it is: furniture, headline, evidence ….

    Marks that cross are split where the outer one ends; only the first part has
    the ``anchor``, all have the ``span``.
    """

    start: int
    end: int
    sort: str
    is_rest: bool = False

    @property
    def span(self) -> str:
        return f"{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Pointer:
    """A number behind a passage that leads to the agreement resting on it."""

    at: int
    number: int
    anchor: str
    name: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One step of the text: words, the beginning of a mark, its end, or a pointer."""

    text: str = ""
    opens: Mark | None = None
    closes: bool = False
    pointer: Pointer | None = None


def layout_marks(layout: Mapping[str, Any], length: int) -> list[Mark]:
    """The parts of a document as marks; what is no span of this text is left out."""
    found = []
    for name, sort in LAYOUT.items():
        spans = layout.get(name) or []
        if name == "title" and spans and isinstance(spans[0], int):
            spans = [spans]
        for start, end in spans:
            if 0 <= start < end <= length:
                found.append(Mark(start, end, sort))
    return found


def pieces(text: str, marks: Iterable[Mark], pointers: Iterable[Pointer] = ()) -> Iterator[Piece]:
    """The text in order; joined, the ``text`` of the pieces is the text as it stands."""
    queue = [(mark.start, -mark.end, n, mark, mark.end) for n, mark in enumerate(marks)]
    heapq.heapify(queue)
    waiting = sorted(pointers, key=lambda pointer: (-pointer.at, -pointer.number))
    ends: list[int] = []
    at = 0
    while at < len(text) or ends or waiting or queue:
        stops = [
            len(text),
            *ends[-1:],
            *(one.at for one in waiting[-1:]),
            *(q[0] for q in queue[:1]),
        ]
        stop = max(at, min(stops))
        if stop > at:
            yield Piece(text=text[at:stop])
            at = stop
        elif ends and ends[-1] <= at:
            ends.pop()
            yield Piece(closes=True)
        elif waiting and waiting[-1].at <= at:
            yield Piece(pointer=waiting.pop())
        else:
            _, _, n, mark, end = heapq.heappop(queue)
            if ends and end > ends[-1]:
                rest = (ends[-1], -end, n, replace(mark, is_rest=True), end)
                heapq.heappush(queue, rest)
                end = ends[-1]
            ends.append(end)
            yield Piece(opens=mark)
