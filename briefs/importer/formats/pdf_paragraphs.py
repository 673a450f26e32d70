"""Lines of printed pages to paragraphs: a PDF knows no paragraphs, only places of words."""

from __future__ import annotations

import re
from collections import Counter

from briefs.importer.draft import Span
from briefs.importer.page import Line, Zone

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?i)^(?:page\s+)?[-–—\s]*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–—\s]*$")
_BULLET = re.compile(r"^(?:[•●▪◦‣–—*·-]|\(?[0-9a-zA-Z]{1,2}[.)])\s")
_ENDS = (".", "!", "?", ":", ".”", '."', ".’", "。", "！", "？")
_HYPHEN = re.compile(r"[^\W\d_]-$")
_EDGE_LINES = 2
# a line this much shorter than the widest ones was not broken for want of room
_FULL = 0.72
_NEARLY_FULL = 0.9


def paragraphs(pages: list[str]) -> tuple[str, tuple[Line, ...]]:
    """(text, lines) of the pages' texts: one line a paragraph, running heads as furniture.

    A paragraph goes on over a page break. A word broken at a line's end is made
    whole, unless the document has it with its hyphen or as two words elsewhere.
    """
    kept, running = _without_running(pages)
    joined = _joined(kept)
    blocks: list[tuple[str, Zone]] = [(paragraph, "") for paragraph in joined]
    blocks += [(line, "furniture") for line in running]
    lines: list[Line] = []
    at = 0
    for block, zone in blocks:
        lines.append(Line(Span(at, at + len(block)), zone, opens=True))
        at += len(block) + 2
    return "\n\n".join(block for block, _ in blocks), tuple(lines)


def _without_running(pages: list[str]) -> tuple[list[str], list[str]]:
    """The lines of all pages, and what repeats at their edges (each once)."""
    sheets = [[" ".join(line.split()) for line in page.split("\n")] for page in pages]
    edges: Counter[str] = Counter()
    for sheet in sheets:
        edges.update({_shape(sheet[at]) for at in _edge(sheet)})
    often = {shape for shape, times in edges.items() if shape and times >= max(2, len(sheets) / 2)}
    kept: list[str] = []
    running: dict[str, str] = {}
    for sheet in sheets:
        edge = {
            at
            for at in _edge(sheet)
            if _PAGE_NUMBER.match(sheet[at]) or (len(sheets) > 1 and _shape(sheet[at]) in often)
        }
        running |= {_shape(sheet[at]): sheet[at] for at in edge} | running
        own = "\n".join(line for at, line in enumerate(sheet) if at not in edge).strip("\n")
        kept += own.split("\n") if own else []
    return kept, list(running.values())


def _edge(sheet: list[str]) -> list[int]:
    visible = [at for at, line in enumerate(sheet) if line]
    return visible[:_EDGE_LINES] + visible[_EDGE_LINES:][-_EDGE_LINES:]


def _shape(line: str) -> str:
    return _DIGITS.sub("#", line)


def _joined(lines: list[str]) -> list[str]:
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    words = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*+", " ".join(lines).lower()))
    found: list[list[str]] = []
    above = ""
    for line in lines:
        if line:
            if found and above and _continues(above, line, width):
                found[-1].append(line)
            else:
                found.append([line])
        above = line
    return [_glued(run, words) for run in found]


def _continues(above: str, below: str, width: int) -> bool:
    """Whether a line was broken only for want of room."""
    if _BULLET.match(below) or len(above) < width * _FULL or width < 30:
        return False
    if above.endswith(_ENDS):
        return len(above) >= width * _NEARLY_FULL and not above.endswith(":")
    return True


def _glued(run: list[str], words: Counter[str]) -> str:
    text = run[0]
    for line in run[1:]:
        if _HYPHEN.search(text) and line[:1].islower():
            left = re.split(r"[^\w]", text[:-1])[-1].lower()
            right = re.split(r"[^\w]", line)[0].lower()
            # each half stands once where the word is broken
            compound = words[f"{left}-{right}"] or min(words[left], words[right]) > 1
            text = (text if compound and not words[left + right] else text[:-1]) + line
        elif _is_wide(text[-1]) and _is_wide(line[0]):
            text += line
        else:
            text += " " + line
    return text


def _is_wide(character: str) -> bool:
    return "\u3000" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef"
