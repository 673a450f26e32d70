"""Both checks of a passage as it is being typed, said in words; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefs.agreements.following import follows
from briefs.agreements.reasons import why_not_follows
from briefs.originality import PUBLIC_QUOTE_WORDS, copied_runs, is_official_name, words_in

MOST_PLACES = 20
AROUND = 30  # characters of the text on either side of a place


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: its outcome as one outlined word, and the rest in a sentence."""

    mark: str
    holds: bool
    said: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """One of the places at which words stand in a text, with what is around it."""

    start: int
    around: str

    @property
    def shown(self) -> str:
        return f"{self.start}: {self.around}"


def places_of_quote(text: str, quote: str) -> list[Place]:
    """Where a quotation stands in a text, in code points, as far as can be listed."""
    found: list[Place] = []
    at = text.find(quote) if quote else -1
    while at >= 0 and len(found) < MOST_PLACES:
        before, end = text[max(0, at - AROUND) : at], at + len(quote)
        around = f"…{before}[{quote[:AROUND]}]{text[end : end + AROUND]}…"
        found.append(Place(at, " ".join(around.split())))
        at = text.find(quote, at + 1)
    return found


def checks_of_passage(
    *, aspect: str, value: str, quote: str, text: str, start: int | None, inferred: bool
) -> list[Check]:
    """Checks A and B and the length, of a passage that somebody is writing down.

    ``start`` counts code points of ``text``; without one the words must stand there once.
    """
    if not quote:
        return []
    return [
        _verbatim(text, quote, start),
        _follows(aspect, value, quote, inferred=inferred),
        _length(quote),
    ]


def _verbatim(text: str, quote: str, start: int | None) -> Check:
    if start is not None and text[start : start + len(quote)] == quote:
        return Check("verbatim", True, f"at character {start}")
    places = [place.start for place in places_of_quote(text, quote)]
    if not places:
        said = "These words do not stand in the source; copy them from its text."
        return Check("not verbatim", False, said)
    if len(places) > 1:
        said = f"They stand there {len(places)} times, first at {places[0]}: choose which."
        return Check("which place?", False, said)
    return Check("verbatim", True, f"at character {places[0]}")


def _follows(aspect: str, value: str, quote: str, *, inferred: bool) -> Check:
    if follows(aspect, value, quote):
        return Check("value follows", True)
    why = why_not_follows(aspect, value, quote)
    if inferred:
        return Check("inferred", True, f"{why} Readers are told that it is inferred.")
    said = f"{why} Choose another passage, or mark the value as inferred."
    return Check("value does not follow", False, said)


def _length(quote: str) -> Check:
    number = round(words_in(quote))
    counted = "1 word" if number == 1 else f"{number} words"
    if number <= PUBLIC_QUOTE_WORDS:
        return Check(counted, True, f"of at most {PUBLIC_QUOTE_WORDS} in public")
    return Check(counted, True, f"readers see {PUBLIC_QUOTE_WORDS} of them, around the value")


def checks_of_text(text: str, sources: Iterable[str]) -> list[Check]:
    """Whether a text of ours is the sources': twelve of their words in a row."""
    runs = list(_runs(text, sources))
    if not text.strip():
        return []
    if runs:
        said = f"Twelve or more words in a row are the source's: “{runs[0][:120]}”."
        return [Check("the source's words", False, said)]
    return [Check("own words", True)]


def _runs(text: str, sources: Iterable[str]) -> Iterator[str]:
    for source in sources:
        yield from (run for run in copied_runs(text, source) if not is_official_name(run))
