"""Where a text speaks of states: names, demonyms, capitals, by the table of states."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from briefs.importer import vocabulary
from briefs.tags import states

from .patterns import first_word, starts_of

SHORT_FORMS = frozenset(("US", "UK", "EU", "UAE", "UN", "USA", "USSR", "DRC", "GDR"))


@dataclass(frozen=True, slots=True)
class Mention:
    """A state at ``start:end`` of a sentence; ``sort`` as in the table of states."""

    code: str
    sort: str
    start: int
    end: int
    ambiguous: bool = False

    @property
    def is_name(self) -> bool:
        return self.sort in ("name", "official", "alias")


@cache
def _index() -> dict[str, tuple[tuple[str, str, str, bool], ...]]:
    """First word of a form to its forms, longest first: (text, code, sort, ambiguous)."""
    index: dict[str, list[tuple[str, str, str, bool]]] = {}
    for text, form in states.forms().items():
        if form.sort == "localized" or not text[:1].isupper():
            continue
        variants = {text}
        if not form.ambiguous and text.upper() != text and len(text) > 3:
            variants.add(text.upper())
        for variant in variants:
            entry = (variant, form.code, form.sort, form.ambiguous)
            index.setdefault(first_word(variant), []).append(entry)
    for text, code in vocabulary.table("parties", "compound_prefixes").items():
        index.setdefault(first_word(text), []).append((text, code, "prefix", False))
    for text in states.decoys():
        index.setdefault(first_word(text), []).append((text, "", "decoy", False))
    return {
        word: tuple(sorted(entries, key=lambda entry: -len(entry[0])))
        for word, entries in index.items()
    }


@lru_cache(maxsize=4096)
def find_mentions(flat: str) -> tuple[Mention, ...]:
    """Mentions of states in a sentence, in order, the longest form at each place."""
    index = _index()
    found: list[Mention] = []
    end = 0
    for start, word in starts_of(flat, index.keys()):
        if start < end:
            continue
        for text, code, sort, ambiguous in index[word]:
            if not flat.startswith(text, start):
                continue
            stop = start + len(text)
            if sort == "prefix" and flat[stop : stop + 1] != "-":
                continue
            if not flat[stop : stop + 1].isalnum():
                end = stop
                if sort != "decoy":
                    known = "demonym" if sort == "prefix" else sort
                    found.append(Mention(code, known, start, stop, ambiguous))
                break
    return tuple(found)
