"""The difference between two texts as a person reads it, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from briefs.comparing.sequences import lines, searched, steps, words

# More words than this are not compared one by one but shown as replaced: the search is
# quadratic in the worst case, and nobody reads such a rewriting word by word.
MOST_WORDS = 3_000
# Of two paragraphs with less in common one is not a new wording of the other.
LEAST_IN_COMMON = 0.25
# So many lines that stayed are shown around a change.
AROUND = 1

Kind = Literal["same", "removed", "added", "skipped"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of both texts, or of one of them."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words of one side; ``changed`` where the other side has not got it."""

    text: str
    changed: bool


def differences(old: str, new: str) -> list[Piece]:
    """Both texts in one: what stayed, what went and what came, in reading order.

    Lines first, then the words of those that changed.
    """
    left, right = lines(old), lines(new)
    found: list[Piece] = []
    for name, a, b, c, d in steps(left, right):
        if name == "equal":
            found.append(Piece("same", "".join(left[a:b])))
        else:
            found += _rewritten(left[a:b], right[c:d])
    return list(_joined(found))


def compared(old: str, new: str) -> tuple[list[Run], list[Run]]:
    """Each text by itself, cut into runs that the other has too and runs that it has not."""
    found = differences(old, new)
    return (
        [Run(piece.text, piece.kind == "removed") for piece in found if piece.kind != "added"],
        [Run(piece.text, piece.kind == "added") for piece in found if piece.kind != "removed"],
    )


def in_excerpts(pieces: list[Piece], around: int = AROUND) -> list[Piece]:
    """The same with the paragraphs left out that are far from any change."""
    last = len(pieces) - 1
    found: list[Piece] = []
    for at, piece in enumerate(pieces):
        whole = lines(piece.text)
        head = whole[: around + 1] if at else []
        tail = whole[len(whole) - around - 1 :] if at < last else []
        between = whole[len(head) : len(whole) - len(tail)]
        left_out = sum(1 for line in between if line.strip())
        if piece.kind != "same" or left_out < 2 or len(head) + len(tail) >= len(whole):
            found.append(piece)
            continue
        said = f"{left_out} paragraphs as before"
        cut = [Piece("same", "".join(head)), Piece("skipped", said), Piece("same", "".join(tail))]
        found += [part for part in cut if part.text]
    return found


def _rewritten(old: list[str], new: list[str]) -> list[Piece]:
    """Lines that were replaced by others, as one text if they are few, else pair by pair."""
    found = _by_words("".join(old), "".join(new))
    if found is None and len(old) == len(new) > 1:
        pairs = zip(old, new, strict=True)
        return [piece for left, right in pairs for piece in _rewritten([left], [right])]
    return found or _replaced("".join(old), "".join(new))


def _by_words(old: str, new: str) -> list[Piece] | None:
    left, right = words(old), words(new)
    if searched(left, right) > MOST_WORDS:
        return None
    codes = list(steps(left, right))
    kept = sum(len("".join(left[a:b]).strip()) for name, a, b, _, _ in codes if name == "equal")
    if kept < LEAST_IN_COMMON * min(len(old.strip()), len(new.strip())):
        return None
    found: list[Piece] = []
    for name, a, b, c, d in codes:
        if name == "equal":
            found.append(Piece("same", "".join(left[a:b])))
        else:
            found += _replaced("".join(left[a:b]), "".join(right[c:d]))
    return found


def _replaced(old: str, new: str) -> list[Piece]:
    both = (Piece("removed", old), Piece("added", new))
    return [piece for piece in both if piece.text]


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Changes with only spaces between them are one: first what went, then what came."""
    for is_same, group in groupby(_without_gaps(list(pieces)), lambda piece: piece.kind == "same"):
        rows = list(group)
        for kind in ("same",) if is_same else ("removed", "added"):
            text = "".join(row.text for row in rows if row.kind == kind)
            if text:
                yield Piece(kind, text)  # type: ignore[arg-type]


def _without_gaps(pieces: list[Piece]) -> Iterator[Piece]:
    for at, piece in enumerate(pieces):
        inside = 0 < at < len(pieces) - 1
        if piece.kind == "same" and inside and re.fullmatch(r"[^\S\n]+", piece.text):
            around = pieces[at - 1], pieces[at + 1]
            if all(other.kind != "same" for other in around):
                yield replace(piece, kind="removed")
                yield replace(piece, kind="added")
                continue
        yield piece
