"""A citation as a line of text: APA (7th edition) and Chicago (18th, bibliography).

Each comes in three runs, since a reader sees the title in italics: before it, the
title, after it.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefs.reader.citing.names import Name
from briefs.reader.citing.work import Work

APA_ALL = 20  # authors; of more, the first nineteen and the last
CHICAGO_ALL = 6  # authors; of more, the first three and others


@dataclass(frozen=True, slots=True)
class Line:
    before: str
    title: str
    after: str

    def __str__(self) -> str:
        return self.before + self.title + self.after


def apa(work: Work) -> Line:
    """Writer, J., & Second, B. (2026, January 20). *Title* (2nd ed.) [Policy brief]. …"""
    day = f"{work.date.year}, {work.date:%B} {work.date.day}"
    edition = f" ({_ordinal(work.edition)} ed.)" if work.edition > 1 else ""
    publisher = "" if work.is_by_its_publisher else f" {_ended(work.publisher)}"
    return Line(
        f"{_ended(_apa_names(work.by))} ({day}). ",
        work.title.rstrip("."),
        f"{edition} [{work.genre}].{publisher} {work.address}",
    )


def chicago(work: Work) -> Line:
    """Writer, Jane, and Bob Second. *Title*. 2nd ed. Policy brief. Publisher, January 20, …"""
    edition = f" {_ordinal(work.edition)} ed." if work.edition > 1 else ""
    title = work.title.rstrip(".")
    stop = "" if title.endswith(("?", "!")) else "."
    return Line(
        f"{_ended(_chicago_names(work.by))} ",
        title,
        f"{stop}{edition} {_ended(work.genre)} {work.publisher}, "
        f"{work.date:%B} {work.date.day}, {work.date.year}. {work.address}.",
    )


def _apa_names(names: list[Name]) -> str:
    said = [name.shortened for name in names]
    if len(said) > APA_ALL:
        return f"{', '.join(said[: APA_ALL - 1])}, . . . {said[-1]}"
    return f"{', '.join(said[:-1])}, & {said[-1]}" if len(said) > 1 else said[0]


def _chicago_names(names: list[Name]) -> str:
    """Only the first name is turned round, and none that has its family name in front."""
    first = names[0].whole if names[0].is_family_first else names[0].inverted
    said = [first, *(name.whole for name in names[1:])]
    if len(said) > CHICAGO_ALL:
        return f"{', '.join(said[:3])}, et al"
    return f"{', '.join(said[:-1])}, and {said[-1]}" if len(said) > 1 else said[0]


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _ordinal(number: int) -> str:
    teen = 10 <= number % 100 <= 20
    ending = "th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
