"""What a line looks like by itself: prose, menu, caption, byline, date, list item."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import filterfalse

from . import captions, vocabulary
from .alternation import alternation
from .appeals import is_appeal
from .credits import agency_of_sign_off, is_agency
from .dates import find_dates, full_dates
from .units import Unit

WORD = re.compile(r"\w+")
CJK = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
TERMINAL = re.compile(r"[.!?…。！？][\"'”’)\]»]*$|[.!?…][\"”’][)\]]?$")
EDGE = " \t«»‹›<>▶►●•*·-–—_[](){}|:.…→←✕×❮❯#=+!?"
GAP = re.compile(r"[ \t\xa0]{2,}")
SEPARATORS = re.compile(r"\s\*\s|\s?[|›»«‹▾▸∙•·/]\s?|\s[>–]\s|&gt;|&raquo;|&laquo;|\]\s*\[")
ITEM = re.compile(r"(?:--|[-•*–—▪■◦‣·]|\(?(?:\d{1,2}|[ivx]{1,4}|[a-h])[.)])\s+\S")
CLOCK = re.compile(r"\d{1,2}[.:]\d\d ?(?:[ap]\.?m\.?|GMT|h)?", re.IGNORECASE)
NUMBERY = re.compile(
    r"(?:\d{1,9}\s{1,3})?comments?(?:\s?\(\d{1,9}\))?$|comments?\s?\(\d{1,9}\)|\d{1,9}\s?(?:shares?|views|likes|reads)\b"
    r"|list (?:\d+ of \d+|of \d+ items)|end of list|\d{1,3}\s?min(?:ute)?s?\b"
    r"|\d{1,4} (?:thoughts?|responses?|replies) (?:on|to)\b.{0,200}$|.{2,40} says:$"
    r"|.{0,40}\b\d{1,3} (?:minutes?|hours?|days?) ago$|page \d+|share\s?\d*$"
    r"|(?:recommend|like|tweet|vote|share|view|repl(?:y|ie))s?\s\d{1,7}$",
    re.IGNORECASE,
)
# somebody's number or address: "Contact Ann Lee at 555-0101."
REACHED = re.compile(
    r"(?:contact|reach|call|phone|e-?mail|tel|telephone|fax|mobile|write to|press|media)\b"
    r".{0,80}?(?:\+?\d[\d ()-]{6,}\d|[\w.+-]{1,40}@[\w-]{1,40}\.)",
    re.IGNORECASE,
)
BYLINE = re.compile(
    r"(?:by|authors?|posted by|written by|from|live reporting|reported by|words by)\b[: ]|words:",
    re.IGNORECASE,
)
# slugs, priorities and sign-offs of a news wire: "r f BC-GRAINS-EGYPT 2NDLD", "a0571 reute"
WIRE = re.compile(
    r"(?:[a-z] ){0,3}(?:[a-z]{1,2} )?BC-[A-Z]|ZCZC|NNNN|[a-z]?\d{4}reute|[A-Z]{2,4}-?\d{3,5}\b"
    r"|(?:[A-Z] ){1,4}[A-Z]?$|\d\d-[A-Z]{3}-(?:19|20)\d\d [\d:.]+$|[A-Z]{2,4} [a-z]{2}/[a-z]{2}$"
)
THOUGHTS = re.compile(r"(?:\d{1,4}|one) (?:thoughts?|responses?|replies)(?: (?:on|to)\b|$)")
ABOUT = re.compile(
    r"(?:About|ABOUT) (?:the )?[A-Z][\w&.’'-]+|[A-Z][\w&.’' -]{1,40} in (?:brief|short)$"
)
# "-- Nordwire, Oslo newsroom, 47-11-400-0000"
DESK = re.compile(r"(?:--|[–—-])\s?[A-Z][^\d+]{3,60}[ ,+(]\+?\d(?:[ ()-]{0,2}\d){8,14}$")
SIGN_OFF = re.compile(
    r"\s?(?:\(?(?:end|enditem|ends|more|item ends)\)?|\*{1,3}|#{2,3}"
    r"|(?-i:\([A-Z][A-Za-z/-]{1,11}\)|(?:--|[-–—])\s?[A-Z][A-Za-z]{1,9}"
    r"|(?<=[a-z\d]\w[.”\"])\s[A-Z]{2,8}|(?<=\w\w\.) [a-z]{2}(?: [a-z]{2}){1,2}))$",
    re.I,
)
# who wrote and who sent a report: "ca/plh/wd", "/a.k/ed/"
INITIALLED = re.compile(r"(?=.{5})/?[a-z.]{1,5}(?:/[a-z.]{1,5}){1,4}/?")
ARROWS = "←→‹›«»⟵⟶➜➔▸►"
NAME_PART = re.compile(r"[^\W\d_][\w.'’\u2010\u2011-]{0,30}$")


@cache
def _starts() -> re.Pattern[str]:
    return re.compile(alternation(vocabulary.phrases("furniture", "starts")))


@cache
def _contains() -> re.Pattern[str]:
    return re.compile(alternation(vocabulary.phrases("furniture", "contains")))


@cache
def _hints() -> re.Pattern[str]:
    words = alternation(vocabulary.phrases("furniture", "short_contains"))
    return re.compile(rf"(?<!\w){words}(?!\w)|[\U0001f300-\U0001faff]")


@cache
def _set(key: str) -> frozenset[str]:
    return frozenset(vocabulary.phrases("furniture", key))


def bare(text: str) -> str:
    """A line without the arrows, bullets and brackets around it, lower case."""
    return text.strip(EDGE).lower()


@lru_cache(maxsize=4096)
def size(text: str) -> int:
    """Words of a line; two characters of Chinese, Japanese or Korean make one."""
    parts = text.split()
    joined = list(filterfalse(str.isalnum, parts))
    words = len(parts) - len(joined) + len(WORD.findall(" ".join(joined)))
    return words if text.isascii() else words + len(CJK.findall(text)) // 2


@lru_cache(maxsize=4096)
def is_terminal(text: str) -> bool:
    """Whether a line ends as a sentence does; the sign-off of a wire may follow."""
    sign_off = SIGN_OFF.search(text, max(0, len(text) - 14))
    return TERMINAL.search((text[: sign_off.start()] if sign_off else text)[-4:]) is not None


@lru_cache(maxsize=4096)
def is_prose(text: str) -> bool:
    """A sentence or more: what an article is made of."""
    words = size(text)
    dates = full_dates(text) if words <= 14 else []
    if dates and (
        dates[0].start == 0
        or len(dates) > 1
        or text[:1].isdigit()
        or (words <= 8 and not (is_terminal(text) and _says(text)))
    ):
        return is_statement(text)
    return words >= 20 or (is_terminal(text) and words >= 6) or is_lead_in(text)


def is_clause(text: str) -> bool:
    """ "Recalling its resolution of May 4," goes on in the next line of a preamble or a list."""
    return text[-1:] in (",", ";")


def is_lead_in(text: str) -> bool:
    return text.endswith(":") and size(text) >= 3


def is_item(unit: Unit) -> bool:
    return unit.zone == "item" or ITEM.match(unit.text) is not None


def is_bulleted(text: str) -> bool:
    """ "* Pact runs for five years": a point among others, and no headline."""
    return text[:2] in ("* ", "• ", "▪ ", "■ ", "● ")


def is_list_head(text: str) -> bool:
    return bare(text) in _set("list_heads")


def is_end_head(text: str) -> bool:
    line = bare(text)
    return (
        line in _set("end_heads")
        or (
            bool(re.match(r"(?:\d+ )?comments?\b(?! on)", line))
            and (size(text) <= 3 or line.startswith("comments are"))
        )
        or THOUGHTS.match(line) is not None
        or _is_about(text)
    )


def _is_about(text: str) -> bool:
    """ "About Halcyon Robotics": the company's own words about itself follow."""
    return ABOUT.match(text) is not None and size(text) <= 7 and not is_terminal(text)


def is_sign_off(text: str) -> bool:
    """The line that ends a report of an agency: "(END)", "enditem", "-- ONA", "REUTER JK/MB"."""
    if text.lower() in _set("sign_offs") or INITIALLED.fullmatch(text):
        return True
    return size(text) <= 8 and agency_of_sign_off(text) != ""


def is_kicker(text: str) -> bool:
    return bare(text) in _set("kickers")


def is_furniture(unit: Unit) -> bool:
    """Page furniture by its words alone (GUIDELINE section 1, chrome)."""
    return _is_furniture(unit.text)


@lru_cache(maxsize=4096)
def _is_furniture(text: str) -> bool:
    line = bare(text)
    words = size(text)
    if not line or line in _set("exact") or line in _set("list_heads") or is_end_head(text):
        return True
    if words <= 14 and (WIRE.match(text) or agency_of_sign_off(text)):
        return True
    if words <= 8 and all(word in _set("exact") for word in line.split()):
        return True
    if words <= 20 and (text[0] in ARROWS or text[-1] in ARROWS):
        return True
    low = text.lower()
    if words <= 20 and (_starts().match(low) or _starts().match(line)):
        return True
    if words <= 14 and text[-1:] not in ".:" and _hints().search(low):
        return True
    if words <= 45 and (_contains().search(low) or is_appeal(low)):
        return True
    if words <= 12 and not is_terminal(text) and NUMBERY.match(line):
        return True
    if words <= 20 and (REACHED.match(text) or DESK.match(text)):
        return True
    return is_caption(text)


@lru_cache(maxsize=1024)
def is_caption(text: str) -> bool:
    """What a picture shows or who took it, as captions and credits are printed."""
    words = size(text)
    if words <= 14 and captions.PICTURE.match(text) and not is_terminal(text):
        return True
    return captions.is_caption(text, words, is_prose)


def is_credit(text: str) -> bool:
    """A line that is only the credit of a picture: "Getty Images", "Image: Supplied"."""
    if "/" in text and is_agency_credit(text):
        return True
    line = bare(text)
    photo = _set("photo") | {"images", "pictures"}
    return size(text) <= 6 and (line.split(":")[0] in photo or line.endswith((" images", "/afp")))


def is_agency_credit(text: str) -> bool:
    """Who took a picture and for whom, by itself in a line: "ANN ROY/THE CANADIAN PRESS"."""
    name, _, agency = text.partition("/")
    return size(text) <= 8 and is_agency(agency.strip()) and is_name_line(name.strip())


def cells(line: str) -> list[str]:
    """The labels of a line with bars, arrows or wide gaps between them."""
    return [cell.strip() for part in GAP.split(line) for cell in SEPARATORS.split(part)]


def is_menu(unit: Unit) -> bool:
    """Several short labels in one line, told by bars, arrows or wide gaps."""
    text = unit.raw
    if is_terminal(unit.text) and size(text) > 6:
        return False
    cells = [cell for cell in GAP.split(text) if cell.strip()]
    if len(cells) >= 3 or (len(cells) == 2 and size(text) <= 6):
        return True
    cells = [cell for cell in SEPARATORS.split(text) if cell.strip()]
    return len(cells) >= 2 and size(text) <= 3 * len(cells) + 1


def is_correction(text: str) -> bool:
    """ "Correction: an earlier version of this story ...", a remark and no part of the story."""
    return size(text) <= 60 and text.lower().startswith(
        vocabulary.phrases("furniture", "corrections")
    )


def is_clock(text: str) -> bool:
    return len(text) <= 12 and CLOCK.fullmatch(text) is not None


@lru_cache(maxsize=1024)
def is_date_line(text: str) -> bool:
    """A stand-alone date, with a place, a clock or a name beside it at most."""
    dated = size(text) <= 14 and bool(full_dates(text) or (size(text) <= 5 and find_dates(text)))
    return dated and not is_statement(text)


def is_statement(text: str) -> bool:
    """A dated line that ends as a sentence does and says more than when and where."""
    if size(text) < 5 or not (is_terminal(text) or is_clause(text)):
        return False
    return _says(text) >= 2


def _says(text: str) -> int:
    """Words in small letters, the very short and those of stamps ("updated") left out."""
    words = (word for word in WORD.findall(text) if len(word) > 2 and word[0].islower())
    return sum(word not in _set("stamp_words") for word in words)


def is_bare_statement(text: str) -> bool:
    """What is an article when nothing else on the page is one: it says something, if briefly."""
    return size(text) >= 5 and _says(text) >= 1 and not is_byline(text)


def is_byline(text: str) -> bool:
    return size(text) <= 16 and BYLINE.match(text) is not None and not is_terminal(text)


def is_name_line(text: str) -> bool:
    """Two to five capitalised words and nothing else: an author, a desk, an outlet."""
    if len(text) > 120:
        return False
    words = text.split()
    return 1 < len(words) <= 5 and all(
        NAME_PART.match(word) and (word[:1].isupper() or len(word) <= 3) for word in words
    )
