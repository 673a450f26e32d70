"""Where an article begins, and what the lines above it are."""

from __future__ import annotations

from typing import Literal

from . import looks, particulars
from .datelines import Dateline, read_dateline
from .stamps import is_place_line
from .tables import opens_table
from .units import Unit

Role = Literal["title", "deck", "meta", "chrome", "body"]
LONG = 25
CAPTION = 14
FAR = 60
# words of a section's name over a headline
NAMED = 2
# and of a caption at least
SHORT = 4
# lines of a preamble or a salutation that are read ahead, up to its first full sentence
OPENINGS = 12
# main points above an article: lines of a list without a head at least, and of any at most
POINTS, MOST_POINTS = 2, 9


class Head:
    """The lines down to the first of the article, which is ``units[start]``."""

    def __init__(self, units: list[Unit], title: int | None) -> None:
        self.units = units
        self.title = title
        self.start = self._first_body()

    def roles(self) -> list[Role]:
        return [self.role(index) for index in range(self.start)]

    def _first_body(self) -> int:
        first = 0 if self.title is None else self.title + 1
        for index in range(first, len(self.units)):
            if self.units[index].zone in ("furniture", "meta"):
                continue
            if opens_table(self.units, index) and self.units[index].zone == "":
                return index
            if self.title is not None and main_points(self.units, index):
                return index
            text = is_text(self.units[index]) and not is_by_picture(self.units, index)
            if text and self._is_above_dateline(index):
                continue
            if self._opens(index) or (text and not self._is_deck(index)):
                return index
        return len(self.units)

    def _opens(self, index: int) -> bool:
        """What begins the article though it is no sentence: "The Council,", "1. Orders"."""
        text = self.units[index].text
        if particulars.is_section_head(text) or particulars.is_numbered(text):
            return self._leads_to_text(index)
        clause = looks.is_clause(text) and not looks.is_byline(text)
        return clause and self._leads_to_text(index)

    def _leads_to_text(self, index: int) -> bool:
        """Below stands a sentence, or what leads to one and is not the same again."""
        for unit in self.units[index + 1 : index + 1 + OPENINGS]:
            if is_text(unit):
                return not looks.is_menu(self.units[index])
            if not (looks.is_clause(unit.text) or particulars.is_numbered(unit.text)):
                return False
        return False

    def _is_above_dateline(self, index: int) -> bool:
        """A caption or a deck, where the next line begins as a report does: with a dateline."""
        unit = self.units[index]
        if looks.size(unit.text) > LONG + 20 or unit.zone or read_dateline(unit.text).place:
            return False
        plain = (u for u in self.units[index + 1 : index + 4] if not _is_passed(u))
        line = read_dateline(below.text) if (below := next(plain, None)) else Dateline()
        return line.sure and line.place != "" and line.length > 0

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

    def role(self, index: int) -> Role:
        unit = self.units[index]
        if index == self.title:
            return "title"
        if unit.zone == "furniture":
            return "chrome"
        if self.title is None or index < self.title:
            kicker = looks.is_kicker(unit.text) and self._leads_to_title(index)
            told = looks.size(unit.text) > NAMED and looks.is_furniture(unit)
            stamp = unit.zone == "meta" and not told
            return "meta" if kicker or stamp else "chrome"
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

    def _plain_head(self, index: int) -> Role:
        unit = self.units[index]
        if is_by_picture(self.units, index) or self._is_bare_caption(index):
            return "chrome"
        if is_place_line(unit.text):
            return "meta"
        if looks.size(unit.text) >= 5 and not looks.is_name_line(unit.text):
            return "deck"
        following = self.units[index + 1 : index + 2]
        if index == self.start - 1 and following and following[0].zone == "item":
            return "body"
        told = looks.is_name_line(unit.text) or particulars.is_particular(unit.text)
        return "meta" if told or self._is_line_of_head(index) else "chrome"

    def _is_bare_caption(self, index: int) -> bool:
        """Below the stamp: a phrase under a line of buttons, or a sentence above the dateline."""
        unit, above = self.units[index], self.units[index - 1]
        if self.title is None or looks.size(unit.text) < SHORT:
            return False
        over = self.units[self.title + 1 : index]
        stamps = [at for at, u in enumerate(over) if _is_stamp(u.text)]
        if not stamps or looks.is_terminal(unit.text) or looks.size(unit.text) > LONG:
            return bool(stamps) and is_text(unit) and self._is_above_dateline(index)
        deck = stamps[0] > 0 and looks.size(over[0].text) > SHORT
        return (looks.is_furniture(above) or deck) and not looks.is_name_line(unit.text)

    def _is_line_of_head(self, index: int) -> bool:
        """Two words or more that begin with a capital, and no entry of a table of contents."""
        text = self.units[index].text
        words = text.strip("()").split()
        own = len(words) >= 2 and text.strip("(")[:1].isupper()
        return own and all(unit.text != text for unit in self.units[self.start : self.start + FAR])


def _is_stamp(text: str) -> bool:
    return looks.is_byline(text) or looks.is_date_line(text)


def main_points(units: list[Unit], index: int) -> range:
    """The main points that stand above the first paragraph, with their head; empty if none do.

    They have a head such as "Highlights", or are a list of its own by HTML or by bullets.
    """
    if index >= len(units):
        return range(0)
    headed = particulars.is_summary_head(units[index].text)
    if not headed and (not _is_point(units[index]) or _leads_list(units, index)):
        return range(0)
    first = index + headed
    for at in range(first, min(index + MOST_POINTS, len(units))):
        unit = units[at]
        if looks.is_furniture(unit) or looks.is_menu(unit) or _is_stamp(unit.text):
            return range(0)
        item = looks.is_item(unit) or _is_point(unit)
        if is_place_line(unit.text) or (is_text(unit) and not item):
            return range(index, at) if at - first >= (1 if headed else POINTS) else range(0)
        if looks.size(unit.text) < SHORT or not (item or headed):
            return range(0)
    return range(0)


def _is_point(unit: Unit) -> bool:
    plain = unit.zone == "" and (unit.mark.kind == "item" or looks.is_bulleted(unit.text))
    return unit.zone == "item" or plain


def _leads_list(units: list[Unit], index: int) -> bool:
    """Furniture right above: the list leads to other pages."""
    return index > 0 and (looks.is_furniture(units[index - 1]) or looks.is_menu(units[index - 1]))


def _is_passed(unit: Unit) -> bool:
    """Furniture, a byline, a stamp or a name: what may stand over a dateline."""
    return looks.is_furniture(unit) or _is_stamp(unit.text) or looks.is_name_line(unit.text)


def is_text(unit: Unit) -> bool:
    """A sentence of an article by its own look."""
    if unit.zone in ("furniture", "meta") or looks.is_furniture(unit):
        return False
    return looks.is_prose(unit.text) and not looks.is_byline(unit.text)


def is_by_picture(units: list[Unit], index: int) -> bool:
    """Above an article a line over a credit is a caption too, if too short for a paragraph."""
    if is_under_picture(units, index):
        return True
    below = units[index + 1].text if index + 1 < len(units) else ""
    return looks.size(units[index].text) <= LONG and looks.is_agency_credit(below)


def is_under_picture(units: list[Unit], index: int) -> bool:
    """A line right below a picture's credit is its caption, if too short for a paragraph."""
    text = units[index].text
    most = CAPTION if looks.is_terminal(text) else LONG
    if not index or not 3 <= looks.size(text) <= most:
        return False
    above = units[index - 1]
    return looks.is_credit(above.text)
