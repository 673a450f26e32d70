"""Stage two: page furniture apart from the article (GUIDELINE section 1)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from . import looks
from .headline import find_headline
from .page import Hints, Page
from .stamps import is_place_line
from .units import Unit, units_of

Role = Literal["title", "deck", "meta", "chrome", "body"]
LONG = 25
LINKS = 2
CAPTION = 14
DESCRIBED = re.compile(
    r"[\w’' -]{0,30}\s(?:is|was|are|has|covers|writes|reports|advised|works|teaches|serves)\b"
)


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
    return Cleaned(page, tuple(units), tuple(_Sorter(units, title, page.hints).roles()))


class _Sorter:
    """Gives each unit its role in one walk from top to bottom."""

    def __init__(self, units: list[Unit], title: int | None, hints: Hints) -> None:
        self.units = units
        self.title = title
        self.start = self._first_body(0 if title is None else title + 1)
        self.bodies = 0
        self.long = [index for index, unit in enumerate(units) if _is_long(unit.text)]
        self.authors = _authors(units[: self.start], hints)

    def _first_body(self, start: int) -> int:
        for index in range(start, len(self.units)):
            unit = self.units[index]
            if self._is_text(unit) and not (self._is_deck(index) or self._is_under_picture(index)):
                return index
        return len(self.units)

    def _is_text(self, unit: Unit) -> bool:
        if unit.zone in ("furniture", "meta") or looks.is_furniture(unit):
            return False
        return looks.is_prose(unit.text) and not looks.is_byline(unit.text)

    def _is_deck(self, index: int) -> bool:
        """A sentence under the headline with the byline or date still to come."""
        if self.title is None or looks.size(self.units[index].text) > LONG + 15:
            return False
        for unit in self.units[index + 1 : index + 5]:
            if looks.is_byline(unit.text) or looks.is_date_line(unit.text):
                return True
            if index == self.title:
                return looks.is_name_line(unit.text)
            if looks.is_prose(unit.text):
                return False
        return False

    def roles(self) -> list[Role]:
        head: list[Role] = [self._head_role(index) for index in range(self.start)]
        roles = head + self._body_roles()
        return roles if "body" in roles else self._least_article(roles)

    def _least_article(self, roles: list[Role]) -> list[Role]:
        """Nothing is a paragraph by its look: what is said below the headline is the article."""
        for index, unit in enumerate(self.units):
            below = self.title is not None and index > self.title
            plain = roles[index] in ("deck", "meta") and unit.zone in ("", "item")
            if below and plain and looks.is_bare_statement(unit.text):
                roles[index] = "body"
        return roles

    def _head_role(self, index: int) -> Role:
        unit = self.units[index]
        if index == self.title:
            return "title"
        if unit.zone == "furniture":
            return "chrome"
        if self.title is None or index < self.title:
            kicker = looks.is_kicker(unit.text) and self._leads_to_title(index)
            return "meta" if kicker or unit.zone == "meta" else "chrome"
        if looks.is_byline(unit.text) or looks.is_date_line(unit.text):
            return "meta"
        if looks.is_kicker(unit.text):
            return "meta"
        if looks.is_furniture(unit) or looks.is_menu(unit):
            return "chrome"
        if unit.zone == "meta":
            return "deck" if looks.size(unit.text) >= 5 else "meta"
        return self._plain_head(index)

    def _leads_to_title(self, index: int) -> bool:
        """Only kickers and dates stand between this line and the headline: it is no menu entry."""
        if self.title is None:
            return True
        between = self.units[index + 1 : self.title]
        return all(looks.is_kicker(u.text) or looks.is_date_line(u.text) for u in between)

    def _is_under_picture(self, index: int) -> bool:
        """A line right below a picture's credit is its caption, if too short for a paragraph."""
        text = self.units[index].text
        most = CAPTION if looks.is_terminal(text) else LONG
        if not index or not 3 <= looks.size(text) <= most:
            return False
        above = self.units[index - 1]
        return looks.is_credit(above.text) and index != self.title

    def _plain_head(self, index: int) -> Role:
        unit = self.units[index]
        if self._is_under_picture(index):
            return "chrome"
        if is_place_line(unit.text):
            return "meta"
        if looks.size(unit.text) >= 5 and not looks.is_name_line(unit.text):
            return "deck"
        following = self.units[index + 1 : index + 2]
        if index == self.start - 1 and following and following[0].zone == "item":
            return "body"
        return "meta" if looks.is_name_line(unit.text) else "chrome"

    def _body_roles(self) -> list[Role]:
        roles: list[Role] = []
        listing, ended = False, False
        for index in range(self.start, len(self.units)):
            unit = self.units[index]
            role: Role = "chrome" if ended else self._body_role(index, roles, listing)
            if role == "chrome":
                listing = looks.is_list_head(unit.text) or (listing and not ended)
                ended = ended or self._ends(index)
            elif looks.is_prose(unit.text):
                listing = False
            self.bodies += role == "body"
            roles.append(role)
        return self._trim(self._without_links(roles))

    def _without_links(self, roles: list[Role]) -> list[Role]:
        """A sub-head stands alone; several bare lines in a row lead to other pages."""
        run: list[int] = []
        for at in range(len(roles) + 1):
            if at < len(roles) and roles[at] == "body" and self._is_bare(self.start + at):
                run.append(at)
                continue
            if len(run) >= LINKS:
                for index in run:
                    roles[index] = "chrome"
            run = []
        return roles

    def _is_bare(self, index: int) -> bool:
        unit = self.units[index]
        if unit.mark.kind == "quote" or self._is_over_deeper_heading(index):
            return False
        asked = unit.text.endswith("?") and looks.size(unit.text) <= CAPTION
        return (asked or not looks.is_prose(unit.text)) and not (looks.is_item(unit) or unit.zone)

    def _is_over_deeper_heading(self, index: int) -> bool:
        own = self.units[index].mark
        below = self.units[index + 1].mark if index + 1 < len(self.units) else own
        return own.kind == below.kind == "heading" and own.number < below.number

    def _ends(self, index: int) -> bool:
        unit = self.units[index]
        last = looks.is_end_head(unit.text) or unit.text.lower().startswith(("©", "copyright"))
        return last and self.bodies >= 2 and not self._more_prose(index)

    def _more_prose(self, index: int) -> bool:
        """Three long paragraphs still to come: the mark stood in the article."""
        return bool(self.long) and sum(1 for at in self.long[-3:] if at > index) >= 3

    def _body_role(self, index: int, roles: list[Role], listing: bool) -> Role:
        unit = self.units[index]
        if unit.zone == "furniture" or looks.is_furniture(unit) or self._is_biography(unit):
            return "chrome"
        if unit.zone == "meta":
            return "meta"
        if self._is_under_picture(index):
            return "chrome"
        if looks.is_prose(unit.text):
            return "chrome" if listing and not _resumes(unit.text) else "body"
        if listing:
            return "chrome"
        if looks.is_item(unit) or looks.is_lead_in(unit.text):
            return "body"
        if looks.is_menu(unit):
            return "chrome"
        return "meta" if looks.is_date_line(unit.text) else "body"

    def _is_biography(self, unit: Unit) -> bool:
        name = next((name for name in self.authors if unit.text.startswith(name)), "")
        return (
            bool(name)
            and looks.size(unit.text) <= 60
            and (DESCRIBED.match(unit.text, len(name)) is not None)
        )

    def _trim(self, roles: list[Role]) -> list[Role]:
        """After the last sentence only list items belong to the article."""
        last = len(roles) - 1
        while last >= 0:
            unit = self.units[self.start + last]
            if roles[last] == "body" and (looks.is_prose(unit.text) or looks.is_item(unit)):
                break
            if roles[last] == "body" and last and _is_short_sentence(unit.text):
                break
            if roles[last] == "body":
                roles[last] = "chrome"
            last -= 1
        return roles


def _is_long(text: str) -> bool:
    return looks.size(text) >= LONG and looks.is_terminal(text)


def _is_short_sentence(text: str) -> bool:
    """ "Rains are expected in November." closes an article; "Read more..." does not."""
    return looks.size(text) >= 4 and re.search(r"[a-z]{3}[.”\"]$", text) is not None


def _resumes(text: str) -> bool:
    """After a list of links only a full sentence takes the article up again."""
    least = 8 if text[:1] in '"“' else 12
    return looks.size(text) >= least and text.rstrip("\"”’')")[-1:] == "." and "|" not in text


def _authors(head: list[Unit], hints: Hints) -> tuple[str, ...]:
    """Names under the headline: whoever is described after the article is its author."""
    names = [hints.author] if len(hints.author.split()) >= 2 else []
    for unit in head:
        line = unit.text
        if looks.is_byline(line):
            line = line.split(None, 1)[1]
        elif not (looks.is_name_line(line) or looks.is_date_line(line)):
            continue
        words = line.replace("|", " | ").replace(",", " ").split()[:5]
        plain = [word for word in words if word[:1].isalpha() and word[:1].isupper()]
        if len(plain) >= 2:
            names.append(" ".join(plain[:2]))
    return tuple(name for name in names if len(name) > 6)
