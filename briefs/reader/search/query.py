"""What a reader types, as what an index can be asked. Whatever is typed means something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from briefs.terms.document import WORD
from briefs.terms.matching import Lexeme
from briefs.terms.words import Token, tokens

MOST_CHARACTERS = 200
MOST_TERMS = 24
# Said in every text: left out where other words are asked for, unless in quotes.
SMALL_WORDS = frozenset(
    "a an and are as at be by for from has have in into is it its of on or that the their "
    "this to was were will with".split()
)
_QUOTES = '"“”„«»'
_PART = re.compile(
    rf"(?P<no>(?<!\S)[-−–](?=\S))?(?:[{_QUOTES}](?P<quoted>[^{_QUOTES}]*)[{_QUOTES}]?"
    rf"|(?P<plain>[^\s{_QUOTES},;/]+))"
)
_UNSEEN = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Clause:
    """One word or one phrase that is asked for, or must not be there.

    With several tokens they stand next to each other. With ``is_prefix`` the last one
    is the beginning of a word.
    """

    typed: str
    tokens: tuple[Token, ...]
    is_excluded: bool = False
    is_quoted: bool = False
    is_prefix: bool = False

    @property
    def sets(self) -> list[list[Lexeme]]:
        """For each token the lexemes of which one must be there."""
        last = len(self.tokens) - 1
        return [_lexemes(t, self.is_prefix and n == last) for n, t in enumerate(self.tokens)]

    @property
    def phrase(self) -> str:
        """What stands in an indexed text that has the phrase; empty for one word."""
        if len(self.tokens) < 2:
            return ""
        return f" {' '.join(token.term for token in self.tokens)}" + " " * (not self.is_prefix)

    @property
    def is_small(self) -> bool:
        return not self.is_quoted and len(self.tokens) == 1 and self.tokens[0].word in SMALL_WORDS


def _lexemes(token: Token, is_prefix: bool) -> list[Lexeme]:
    if len(token.term) == 1 and not token.term.isascii():
        return [Lexeme(token.term, is_prefix=True)]  # the pairs that begin with the character
    found = [Lexeme(token.term)]
    if is_prefix:
        found += [Lexeme(token.word, is_prefix=True), Lexeme(WORD + token.word, is_prefix=True)]
    return found


@dataclass(frozen=True)
class Query:
    """``text`` is what was typed, as it is shown again; ``was_cut`` if it was too long."""

    text: str
    clauses: tuple[Clause, ...]
    was_cut: bool = False

    @classmethod
    def of(cls, typed: str) -> Query:
        """Read words, “phrases”, -exclusions and beginnings*; the last word is a beginning.

        No text is an error. Only the first part of a long one is read.
        """
        plain = _UNSEEN.sub(" ", typed)
        short = plain[:MOST_CHARACTERS]
        clauses, size = [], 0
        for clause in _clauses(short):
            size += len(clause.tokens)
            if size > MOST_TERMS:
                break
            clauses.append(clause)
        was_cut = size > MOST_TERMS or bool(plain[MOST_CHARACTERS:].strip())
        return cls(_shown(short), _without_small_words(clauses), was_cut)

    @property
    def says_nothing(self) -> bool:
        """Whether something was typed in which there is no word to look for."""
        return bool(self.text) and not self.clauses

    @cached_property
    def required(self) -> list[Clause]:
        return [clause for clause in self.clauses if not clause.is_excluded]

    @cached_property
    def excluded(self) -> list[Clause]:
        return [clause for clause in self.clauses if clause.is_excluded]

    def __bool__(self) -> bool:
        return bool(self.clauses)


def _shown(text: str) -> str:
    """On one line; a space at the end stays, for it says that the last word is whole."""
    words = " ".join(text.split())
    return f"{words} " if words and text[-1].isspace() else words


def _clauses(text: str) -> Iterator[Clause]:
    matches = list(_PART.finditer(text))
    for match in matches:
        typed = match["plain"] if match["quoted"] is None else match["quoted"]
        found = tuple(tokens(typed))
        if not found:
            continue
        is_last = match is matches[-1] and text[-1:].isalnum()
        yield Clause(
            typed=typed,
            tokens=found,
            is_excluded=bool(match["no"]),
            is_quoted=match["quoted"] is not None,
            is_prefix=not match["no"] and (is_last or typed.endswith("*")),
        )


def _without_small_words(clauses: list[Clause]) -> tuple[Clause, ...]:
    telling = tuple(clause for clause in clauses if not clause.is_small)
    return telling if any(not clause.is_excluded for clause in telling) else tuple(clauses)
