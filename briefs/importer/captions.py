"""How captions and credits of pictures are printed among the lines of a page."""

from __future__ import annotations

import re
from collections.abc import Callable

LONGEST = 60
# words of a line that is searched as a whole before it is read as a sentence
SHORT = 14
CREDITED = re.compile(
    r"[(|/\[ ](?:photo|foto|image|picture|credit)s?(?: by| courtesy|/|:| :)|\bREUTERS/|/REUTERS"
    r"|\bAP Photo|/ ?(?:AFP|AP|EPA|Getty|AA|Xinhua)\b|\(handout\)|\bhandout\)|\bGetty Images",
    re.IGNORECASE,
)
# what a picture shows, and who took it: "Map of ...", "... (Xinhua/Li Na)"
PICTURE = re.compile(r"(?:map|chart|graph|graphic|infographic|diagram)s?(?::| of | showing )", re.I)
TAKEN = re.compile(r"\((?:[A-Z][\w.-]{1,20} ){0,2}[A-Z][\w.-]{1,20}\s?/\s?[A-Z][^()/]{2,40}\)[.]?$")
# "This photo, provided by the ministry, shows ...", "In this file picture taken on ..."
SHOWS = re.compile(
    r"(?:In )?(?:th(?:is|ese)|an? (?:undated|file|handout)) (?:[\w., ]{0,30} )?"
    r"(?:photo|image|photograph|picture|screenshot|screengrab|handout)s?\b[, ].{0,120}?"
    r"\b(?:shows?|taken|released|provided|made available|captured)\b"
    r"|file (?:photo|picture|image|[-–—]) ",
    re.IGNORECASE,
)
# a credit that closes a whole sentence: "... on Monday. (Photo courtesy of the port)"
BRACKETED = re.compile(
    r"[(\[](?!see\b)(?:[^()\[\]]{0,30}\b)?(?:photos?|photograph|pictures?:|images?:|courtesy of|"
    r"photo by|handout|source: ?(?:supplied|file|facebook|twitter|instagram))\b[^()\[\]]{0,50}"
    r"[)\]](?: ?\([^()]{2,20}\))?\.?$",
    re.IGNORECASE,
)
# "... in Oslo yesterday. — NORD/NDS Photo", "... on the quay. Harbour file photo"
PHOTO_BY = re.compile(
    r"(?:[.”\"]\s|\s[–—-]{1,2}\s)[A-Z][\w/&-]{1,30}(?: (?:[A-Z][\w/&-]{1,30}|file)){0,3}"
    r"\s[Pp]hotos?\.?$"
)
# a name that closes one: "... yesterday. PHOTO/PPU", "... on Monday. Picture: Ann Lee"
NAMED = re.compile(
    r"\b(?:PHOTOS?|Photos?|Photograph|Pictures?|PICTURE|Pic|Images?|Foto|FOTO)"
    r"\s?[/|:]\s?[^\W\d_a-z][\w.’' /&-]{1,40}$"
)
# "... last May. | KYODO", "... of the city | Supplied"
BARRED = re.compile(
    r"(?:[.]|[a-z]) \| "
    r"(?:[A-Z][A-Z/ -]{2,24}|Supplied|Courtesy|Handout|File(?: photo)?|Contributed)$"
)


def is_caption(text: str, words: int, is_prose: Callable[[str], bool]) -> bool:
    """Whether a line of so many words is a caption; ``is_prose`` tells sentences by themselves."""
    if words > LONGEST:
        return False
    if SHOWS.match(text) or _is_credited_at_end(text, words):
        return True
    if words > 45:
        return False
    if CREDITED.search(f" {text[:12]}"):
        return True
    enclosed = text[:1] in "[(" and text[-1:] in "])" and words <= 25
    if words > SHORT and not enclosed and is_prose(text):
        return False
    return CREDITED.search(f" {text}") is not None and (enclosed or not is_prose(text))


def _is_credited_at_end(text: str, words: int) -> bool:
    end = text[-110:]
    if end[-2:].rstrip(".")[-1:] in (")", "]"):
        return bool(TAKEN.search(end) or BRACKETED.search(end))
    if end.rstrip(".s")[-5:].lower() == "photo" and PHOTO_BY.search(end):
        return True
    if ":" not in end and "/" not in end and "|" not in end:
        return False
    return bool(NAMED.search(end) or (words > 5 and BARRED.search(end)))
