"""Lines of an e-mail that are not the message: quoted replies, forwarded heads, signatures."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefs.importer.page import Line, Page, Zone

_FORWARDED = re.compile(
    r"(?i)^[\s>-]*(?:begin )?forwarded message\b"
    r"|^-{2,}\s*(?:weitergeleitete|message transf[ée]r[ée]|mensaje reenviado)"
    r"|^-{2,}\s*(?:пересылаемое|转发|전달)"
)
_ORIGINAL = re.compile(
    r"(?i)^-{2,}\s*(?:original message|ursprüngliche nachricht|message d'origine|mensaje original)"
)
_WROTE = re.compile(
    r"(?i)^on\b.{6,200}\bwrote:$|^le\b.{6,200}a écrit\s?:$|^el\b.{6,200}escribió\s?:$"
    r"|^am\b.{6,200}schrieb.{0,80}:$"
)
_FIELD = re.compile(
    r"^[>*\s]*(From|Sent|Date|Subject|To|Cc|Reply-To)\s*:\*?\s*(.*)$", re.IGNORECASE
)
_SIGNATURE = re.compile(r"^--\s?$")
_HEAD_LINES = 12


@dataclass(frozen=True, slots=True)
class Forwarded:
    """The head of a message forwarded within another, as printed."""

    found: bool = False
    sender: str = ""
    date: str = ""
    subject: str = ""


def set_quotes_aside(page: Page, *, is_forward: bool) -> tuple[tuple[Line, ...], Forwarded]:
    """The lines of a message, those that are not its own marked as furniture.

    In a forward the message is what is forwarded; in a reply what is above the
    quote. When that leaves nothing, the quote is the message.
    """
    texts = [line.span.of(page.text) for line in page.lines]
    start = _forward_mark(texts, is_forward)
    head: dict[str, str] = {}
    zones: list[Zone] = [line.zone for line in page.lines]
    first = 0
    if start is not None:
        first, head = _head(texts, start)
        zones[:first] = ["furniture"] * first
    _mark_quotes(texts, zones, first)
    if all(zone == "furniture" for zone in zones[first:]):
        zones[first:] = [line.zone for line in page.lines[first:]]
    lines = tuple(
        replace(line, zone=zone, opens=line.opens or (index > 0 and zone != zones[index - 1]))
        for index, (line, zone) in enumerate(zip(page.lines, zones, strict=True))
    )
    sender = head.get("from", "")
    date = head.get("date", "") or head.get("sent", "")
    return lines, Forwarded(start is not None, sender, date, head.get("subject", ""))


def _forward_mark(texts: list[str], is_forward: bool) -> int | None:
    """The line at which a forwarded message begins: its mark, or its bare head."""
    for index, text in enumerate(texts):
        if _FORWARDED.match(text) or (is_forward and _ORIGINAL.match(text)):
            return index
        if is_forward and head_starts(texts, index):
            return index
    return None


def head_starts(texts: list[str], index: int) -> bool:
    """Whether a line is the first of a message's fields, From and Date among them."""
    fields = {m[1].lower() for t in texts[index : index + 6] if (m := _FIELD.match(t))}
    own = _FIELD.match(texts[index])
    return bool(own) and "from" in fields and bool(fields & {"date", "sent"})


def _head(texts: list[str], start: int) -> tuple[int, dict[str, str]]:
    """(index of the first line below the head, its fields by lower-case name)."""
    head: dict[str, str] = {}
    last = start
    for index in range(start, min(start + _HEAD_LINES, len(texts))):
        field = _FIELD.match(texts[index])
        if field:
            head.setdefault(field[1].lower(), field[2].strip(" *"))
            last = index
        elif head and index > last + 1:
            break
    return last + 1, head


def _mark_quotes(texts: list[str], zones: list[Zone], first: int) -> None:
    quoted = False
    for index in range(first, len(texts)):
        text = texts[index]
        ends = any(mark.match(text) for mark in (_ORIGINAL, _WROTE, _SIGNATURE))
        if not ends and index > first and _WROTE.match(f"{texts[index - 1]} {text}"):
            # "On Monday, 5 January, Ann Lee <ann@paper.example>" broken before "wrote:"
            zones[index - 1], ends = "furniture", True
        # a head in the middle of a reply opens what Outlook quotes below it
        quoted = quoted or ends or (index > first and head_starts(texts, index))
        if quoted or text.startswith(">"):
            zones[index] = "furniture"
