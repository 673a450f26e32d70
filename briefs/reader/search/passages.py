"""Why something was found: its text in pieces, with the words that were asked for marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefs.reader.pieces import Piece
from briefs.reader.search.query import Clause, Query
from briefs.terms.words import Token, tokens

LENGTH = 280  # characters of a passage
BEFORE = 70  # of them before the first word that is marked


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a text; cut where there is more of it before or behind."""

    pieces: list[Piece]
    is_cut_before: bool = False
    is_cut_behind: bool = False


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    clause: int


class Marker:
    """Marks in any text what a query asks for, by the rules by which it is found."""

    def __init__(self, query: Query) -> None:
        self.clauses = query.required

    def marked(self, text: str) -> list[Piece]:
        """The whole text in pieces."""
        return _pieces(text, self._hits(text))

    def passage(self, texts: Iterable[str]) -> Passage | None:
        """The part of these texts with most of what is asked for, the first of equals."""
        best: tuple[int, str, list[_Hit], int] | None = None
        for text in texts:
            hits = self._hits(text)
            for place, hit in enumerate(hits):
                near = [one for one in hits[place:] if one.end <= hit.start + LENGTH - BEFORE]
                number = len({one.clause for one in near})
                if best is None or number > best[0]:
                    best = (number, text, hits, hit.start)
            if best is not None and best[0] == len(self.clauses):
                break
        return None if best is None else _cut(*best[1:])

    def _hits(self, text: str) -> list[_Hit]:
        hits: list[_Hit] = []
        found = list(tokens(text))
        for number, clause in enumerate(self.clauses):
            if _is_one(clause):
                char = clause.tokens[0].term
                places = [place for place, there in enumerate(text) if there == char]
                hits += [_Hit(place, place + 1, number) for place in places]
                continue
            last = len(clause.tokens) - 1
            places = [place for place in range(len(found)) if _stands_at(clause, found, place)]
            hits += [_Hit(found[n].start, found[n + last].end, number) for n in places]
        return sorted(hits, key=lambda hit: (hit.start, hit.end))


def _stands_at(clause: Clause, found: Sequence[Token], place: int) -> bool:
    last = len(clause.tokens) - 1
    if place + last >= len(found):
        return False
    for number, asked in enumerate(clause.tokens):
        there = found[place + number]
        begins = clause.is_prefix and number == last and there.word.startswith(asked.word)
        if asked.term != there.term and not begins:
            return False
    return True


def _is_one(clause: Clause) -> bool:
    """Whether one character is asked for of a script whose characters are indexed in pairs."""
    term = clause.tokens[0].term
    return len(clause.tokens) == 1 and len(term) == 1 and not term.isascii()


def _cut(text: str, hits: list[_Hit], first: int) -> Passage:
    start = 0 if first <= BEFORE else _word_from(text, first - BEFORE, first)
    end = len(text) if len(text) <= start + LENGTH else _word_until(text, start + LENGTH)
    inside = [
        _Hit(hit.start - start, hit.end - start, hit.clause)
        for hit in hits
        if start <= hit.start and hit.end <= end
    ]
    return Passage(_pieces(text[start:end], inside), start > 0, end < len(text))


def _word_from(text: str, place: int, latest: int) -> int:
    """Where the next word begins; here, in a script without spaces."""
    space = text.find(" ", place, latest)
    return place if space < 0 else space + 1


def _word_until(text: str, place: int) -> int:
    space = text.rfind(" ", place - 30, place)
    return place if space < 0 else space


def _pieces(text: str, hits: Iterable[_Hit]) -> list[Piece]:
    pieces: list[Piece] = []
    done = 0
    for start, end in _merged(hits):
        if start > done:
            pieces.append(Piece(text[done:start], is_marked=False))
        pieces.append(Piece(text[start:end], is_marked=True))
        done = end
    if done < len(text):
        pieces.append(Piece(text[done:], is_marked=False))
    return pieces


def _merged(hits: Iterable[_Hit]) -> list[tuple[int, int]]:
    """Spans in order; those that overlap, as pairs of characters do, are one."""
    spans: list[tuple[int, int]] = []
    for hit in hits:
        if spans and hit.start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], hit.end))
        else:
            spans.append((hit.start, hit.end))
    return spans
