"""JSON read strictly: bounded depth, no key twice, no number that is none."""

from __future__ import annotations

import json
import re
from typing import Any

from briefs.importer.draft import DocumentRejected

from . import bounds
from .names import shown

# always matches at a quote, also when the string never ends: no place is scanned twice
_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+\\?(?:"|\Z)|[\[\]{}]', re.DOTALL)


class _Refused(ValueError):
    """What the JSON grammar of Python lets through and this reader does not."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise _Refused(f"the key “{shown(twice)[:60]}” stands twice in one object")
    return found


def _no_constant(word: str) -> Any:
    raise _Refused(f"{word} is no JSON number")


class Number(str):
    """A number as printed, which is no string of the document."""


# a number is kept as printed: 1e999 and a million digits are strings like any other
_DECODER = json.JSONDecoder(
    object_pairs_hook=_unique, parse_float=Number, parse_int=Number, parse_constant=_no_constant
)


def parse_json(name: str, text: str) -> Any:
    """One JSON value; numbers stay as printed. Raises DocumentRejected with the trouble."""
    check_depth(name, text)
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as trouble:
        raise DocumentRejected(
            f"{shown(name)}: is no JSON: {trouble.msg} in line {trouble.lineno}, "
            f"column {trouble.colno}. Mend it and send it again."
        ) from trouble
    except _Refused as trouble:
        raise DocumentRejected(f"{shown(name)}: {trouble}. Mend it and send it again.") from trouble
    except RecursionError as trouble:
        raise _too_deep(name) from trouble


def check_depth(name: str, text: str) -> None:
    """Raises DocumentRejected when brackets nest deeper than ``MAX_JSON_DEPTH``."""
    depth = 0
    for token in _TOKEN.finditer(text):
        mark = token[0][0]
        if mark in "[{":
            depth += 1
            if depth > bounds.MAX_JSON_DEPTH:
                raise _too_deep(name)
        elif mark != '"':
            depth -= 1


def _too_deep(name: str) -> DocumentRejected:
    return DocumentRejected(
        f"{shown(name)}: its JSON is nested deeper than {bounds.MAX_JSON_DEPTH} levels. "
        "Send objects with “text” or “html”."
    )


def elements(name: str, text: str, start: int) -> list[str]:
    """The source of each element of the array that opens at ``start``.

    Raises DocumentRejected for what is no array or holds too many elements.
    """
    check_depth(name, text)
    found: list[str] = []
    at = _after_space(text, start + 1)
    while text[at : at + 1] not in ("]", ""):
        try:
            _, end = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError) as trouble:
            raise DocumentRejected(
                f"{shown(name)}: element {len(found) + 1} of its list is no JSON. Mend it."
            ) from trouble
        found.append(text[at:end])
        at = _after_space(text, end)
        if text[at : at + 1] == ",":
            at = _after_space(text, at + 1)
        elif text[at : at + 1] != "]":
            break
    if text[at : at + 1] != "]" or text[at + 1 :].strip():
        raise DocumentRejected(f"{shown(name)}: its list is cut short or followed by more.")
    return found


def _after_space(text: str, at: int) -> int:
    while text[at : at + 1] in (" ", "\t", "\r", "\n"):
        at += 1
    return at
