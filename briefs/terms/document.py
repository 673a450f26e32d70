"""What the index keeps of one document, made of its texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefs.terms.words import Token, tokens

# A PostgreSQL tsvector holds at most 1 MiB; this is a book, and the rest of it is not indexed.
MOST_BYTES = 800_000
BREAK = "|"  # between passages: no phrase goes over it
WORD = "="  # before a word as written, where its stem is another
# A term that many passages of a text return to is what the text is about.
OFTEN, ONE_IN, MOST_PROMINENT = 3, 150, 120


@dataclass(frozen=True, slots=True)
class Document:
    """Terms with a space around each, so that each is found as a whole.

    ``title``, ``summary`` and ``text`` are in the order of the text, the first two with
    the words as written behind them; ``lexemes`` are all, each once; ``words`` are those
    that a reader may have meant who mistyped one.
    """

    title: str
    summary: str
    prominent: str
    text: str
    lexemes: str
    words: frozenset[str]


def document(*, title: str, summary: Iterable[str] = (), body: Iterable[str] = ()) -> Document:
    """Index a document of one title and passages of plain text; pure."""
    head, parts = list(tokens(title)), [list(tokens(passage)) for passage in summary]
    passages = _bounded([head, *parts, *(list(tokens(passage)) for passage in body)])
    everything = [token for passage in passages for token in passage]
    return Document(
        title=_ordered([head]) + _as_written(head),
        summary=_ordered(parts) + _as_written([token for part in parts for token in part]),
        prominent=_spaced(_prominent(everything)),
        text=_ordered(passages),
        lexemes=_spaced(_lexemes(everything)),
        words=frozenset(t.word for t in everything if len(t.word) > 3 and t.word.isalpha()),
    )


def _bounded(passages: Sequence[list[Token]]) -> list[list[Token]]:
    kept, known, size = [], set(), 0
    for passage in passages:
        for token in passage:
            if token.word not in known:
                known.add(token.word)
                size += 2 * len(token.word.encode()) + 8
        if size > MOST_BYTES:
            break
        kept.append(passage)
    return kept


def _lexemes(found: Iterable[Token]) -> list[str]:
    """Every term and every word as written, and of a run of characters the last by itself."""
    lexemes: dict[str, None] = {}
    for token in found:
        lexemes[token.term] = None
        if token.word != token.term:
            lexemes[WORD + token.word] = None
    for token in found:
        if len(token.term) == 2 and not token.term.isascii():
            lexemes[token.term[1]] = None
    return list(lexemes)


def _prominent(found: Sequence[Token]) -> list[str]:
    counts = Counter(token.term for token in found)
    least = max(OFTEN, len(found) / ONE_IN)
    return [term for term, number in counts.most_common(MOST_PROMINENT) if number >= least]


def _ordered(passages: Iterable[Iterable[Token]]) -> str:
    return _spaced(BREAK.join(_spaced(t.term for t in passage) for passage in passages).split())


def _as_written(found: Iterable[Token]) -> str:
    return _spaced(dict.fromkeys(WORD + t.word for t in found if t.word != t.term))


def _spaced(terms: Iterable[str]) -> str:
    joined = " ".join(terms)
    return f" {joined} " if joined else ""
