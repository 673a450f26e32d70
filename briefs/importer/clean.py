"""Stage two: page furniture apart from the article (GUIDELINE section 1)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from . import looks
from .body_roles import Body
from .dates import unglued
from .head_roles import Head, Role
from .headline import find_headline
from .page import Hints, Page
from .units import Unit, units_of

# between the names of a byline
AND = re.compile(r"[|,•&]| and ")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A page with the part that every unit of it plays."""

    page: Page
    units: tuple[Unit, ...]
    roles: tuple[Role, ...]

    def of(self, role: Role) -> list[Unit]:
        return [unit for unit, own in zip(self.units, self.roles, strict=True) if own == role]


def clean(page: Page) -> Cleaned:
    """Page to Cleaned: each unit is title, deck, meta, chrome or body."""
    units = units_of(page)
    title = find_headline(units, page.hints)
    head = Head(units, title)
    body = Body(units, head.start, _authors(units[: head.start], page.hints))
    roles = [*head.roles(), *body.roles()]
    if "body" not in roles:
        _find_least_article(units, roles, title)
    return Cleaned(page, tuple(units), tuple(roles))


def _find_least_article(units: list[Unit], roles: list[Role], title: int | None) -> None:
    """Nothing is a paragraph by its look: what is said below the headline is the article."""
    for index, unit in enumerate(units):
        below = title is not None and index > title
        plain = roles[index] in ("deck", "meta") and unit.zone in ("", "item")
        if below and plain and looks.is_bare_statement(unit.text):
            roles[index] = "body"


def _authors(head: list[Unit], hints: Hints) -> tuple[str, ...]:
    """Names under the headline: whoever is described after the article is its author."""
    names = [hints.author] if len(hints.author.split()) >= 2 else []
    for unit in head:
        line = unglued(unit.text)
        if looks.is_byline(line):
            line = line.split(None, 1)[1]
        elif not looks.is_name_line(line.split("•")[0].strip()) and not looks.is_date_line(line):
            continue
        names.extend(_names(line))
    return tuple(name for name in names if len(name) > 6)


def _names(line: str) -> list[str]:
    """The first two words of each name of a byline; what is no name is left out."""
    found = []
    for part in AND.split(line):
        words = part.split()[:5]
        plain = [word for word in words if word[:1].isalpha() and word[:1].isupper()]
        if len(plain) >= 2:
            found.append(" ".join(plain[:2]))
    return found
