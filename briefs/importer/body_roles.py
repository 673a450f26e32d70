"""What belongs to the article from its first line on, and what is furniture among it."""

from __future__ import annotations

import re
from itertools import islice

from . import looks, particulars
from .beside import is_biography, is_name_card, is_pull_quote
from .head_roles import CAPTION, LONG, Role, is_under_picture, main_points
from .stamps import is_place_line
from .tables import cells_at
from .units import Unit

LINKS = 2
SHORT_END = re.compile(r"[a-z]{3}[.”\"]$")
# a short line with a colon that nothing follows: "Suggest to a friend:"
LINK_WORDS = 6
# paragraphs or main points above a dateline in a line of its own
POINTS = 6


class Body:
    """Gives each unit from ``units[start]`` on its role, in one walk from top to bottom."""

    def __init__(self, units: list[Unit], start: int, authors: tuple[str, ...]) -> None:
        self.units = units
        self.start = start
        self.authors = authors
        self.bodies = 0
        self.cells = set(main_points(units, start))
        self.scanned = max(self.cells, default=start - 1) + 1
        self.long = [index for index, unit in enumerate(units) if _is_long(unit.text)]

    def roles(self) -> list[Role]:
        roles: list[Role] = []
        listing, ended = False, False
        for index in range(self.start, len(self.units)):
            unit = self.units[index]
            role: Role = "chrome" if ended else self._body_role(index, roles, listing)
            if role == "body" and self._is_stray(index) and self._ends(index):
                role = "chrome"
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
        if index in self.cells or unit.mark.kind == "quote" or self._is_over_deeper_heading(index):
            return False
        if _is_short_sentence(unit.text) or looks.is_clause(unit.text) or self._announces(index):
            return False
        if any(particulars.is_section(near.text) for near in self.units[index - 1 : index + 1]):
            return False
        asked = unit.text.endswith("?") and looks.size(unit.text) <= CAPTION
        return (asked or not looks.is_prose(unit.text)) and not (looks.is_item(unit) or unit.zone)

    def _announces(self, index: int) -> bool:
        """A short line with a colon over the items of a list."""
        below = self.units[index + 1 : index + 2]
        return self.units[index].text.endswith(":") and bool(below) and looks.is_item(below[0])

    def _is_over_deeper_heading(self, index: int) -> bool:
        own = self.units[index].mark
        below = self.units[index + 1].mark if index + 1 < len(self.units) else own
        return own.kind == below.kind == "heading" and own.number < below.number

    def _ends(self, index: int) -> bool:
        if self.bodies < 2 or self._more_prose(index):
            return False
        text = self.units[index].text
        last = looks.is_end_head(text) or text.lower().startswith(("©", "copyright"))
        return last or looks.is_sign_off(text) or is_name_card(self.units, index, self.authors)

    def _more_prose(self, index: int) -> bool:
        """Three long paragraphs still to come: the mark stood in the article."""
        return len(self.long) >= 3 and self.long[-3] > index

    def _body_role(self, index: int, roles: list[Role], listing: bool) -> Role:
        unit = self.units[index]
        if not listing and self._is_cell(index, roles):
            return "body"
        if unit.zone == "furniture" or looks.is_furniture(unit) or is_biography(unit, self.authors):
            return "chrome"
        if is_pull_quote(self.units, index, self.start):
            return "chrome"
        if unit.zone == "meta" or looks.is_correction(unit.text) or looks.is_clock(unit.text):
            return "meta"
        if is_under_picture(self.units, index):
            return "chrome"
        if self._is_only_place(index):
            return "meta"
        if looks.is_prose(unit.text):
            return "chrome" if listing and not _resumes(unit.text) else "body"
        if listing:
            return "chrome"
        if looks.is_item(unit) or looks.is_lead_in(unit.text):
            return "body"
        if looks.is_menu(unit):
            return "chrome"
        return "meta" if looks.is_date_line(unit.text) else "body"

    def _is_only_place(self, index: int) -> bool:
        """A dateline in a line of its own below the main points, and no head of a section."""
        text = self.units[index].text
        if self.bodies > POINTS or not (text.isupper() and is_place_line(text)):
            return False
        below = (unit for unit in islice(self.units, index + 1, None) if is_place_line(unit.text))
        return next(below, None) is None and not any(
            is_place_line(unit.text) for unit in self.units[self.start : index]
        )

    def _is_cell(self, index: int, roles: list[Role]) -> bool:
        """A row, cell or item of what the article itself leads to."""
        if index >= self.scanned and (not roles or roles[-1] == "body"):
            found, self.scanned = cells_at(self.units, index, self.start)
            self.cells.update(found)
        return index in self.cells

    def _is_stray(self, index: int) -> bool:
        """No sentence, no item and no cell of a table."""
        unit = self.units[index]
        return not (looks.is_prose(unit.text) or unit.zone == "item" or index in self.cells)

    def _trim(self, roles: list[Role]) -> list[Role]:
        """After the last sentence only list items belong to the article."""
        last = len(roles) - 1
        while last >= 0:
            index = self.start + last
            unit = self.units[index]
            if roles[last] == "body":
                short = last > 0 and _is_short_sentence(unit.text)
                if index in self.cells or short or _may_close(unit):
                    break
                roles[last] = "chrome"
            last -= 1
        return roles


def _is_long(text: str) -> bool:
    return looks.size(text) >= LONG and looks.is_terminal(text)


def _may_close(unit: Unit) -> bool:
    """A sentence or an item; not a short line with a colon that nothing follows."""
    led = unit.text.endswith(":") and looks.size(unit.text) <= LINK_WORDS
    return not led and (looks.is_prose(unit.text) or looks.is_item(unit))


def _is_short_sentence(text: str) -> bool:
    """ "Rains are expected in November." closes an article; "Read more..." does not."""
    return looks.size(text) >= 4 and SHORT_END.search(text[-4:]) is not None


def _resumes(text: str) -> bool:
    """After a list of links only a full sentence takes the article up again."""
    least = 8 if text[:1] in '"“' else 12
    return looks.size(text) >= least and text.rstrip("\"”’')")[-1:] == "." and "|" not in text
