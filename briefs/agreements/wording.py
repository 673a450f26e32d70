"""Whether the words of a quotation carry a value: the word lists of check B.

These lists are kept apart from the importer's on purpose: what proposes a value
does not get to vouch for it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

from briefs.tags import states

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*", re.UNICODE)
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}\b)")
MONTHS = (
    "january february march april may june july august september october november december".split()
)


@cache
def _lists() -> dict[str, Any]:
    path = resources.files("briefs.agreements") / "wording.json"
    return dict(json.loads(path.read_text(encoding="utf-8")))


def words(text: str) -> list[str]:
    """The words of a text, case folded, apostrophes straightened, without grouping commas."""
    plain = _GROUPED.sub("", text).replace("’", "'").casefold()
    return [word.removesuffix("'s").rstrip(".") for word in _WORD.findall(plain)]


def numbers(quote: str) -> set[int]:
    """Every whole number in a quotation, in digits or in words ("twenty-three", "two dozen")."""
    found: list[int] = []
    known: dict[str, int] = _lists()["numbers"]
    units: dict[str, int] = _lists()["units"]
    previous: int | None = None
    for token in (part for word in words(quote) for part in word.split("-")):
        value = int(token) if token.isdecimal() and len(token) < 10 else known.get(token)
        if token in units:
            value = (previous or 1) * units[token]
        elif value is None or previous is None or not _continues(previous, value):
            previous = None
        else:
            value += previous
        if value is not None:
            found[-1:] = [value] if previous is not None else [*found[-1:], value]
        previous = value
    return set(found)


def _continues(previous: int, value: int) -> bool:
    """Whether "twenty" and "three", or "one hundred" and "five", are one number."""
    tens = 20 <= previous < 100 and previous % 10 == 0 and 1 <= value <= 9
    return tens or (previous >= 100 and previous % 100 == 0 and value < 100)


def names_kind(kind: str, quote: str) -> bool:
    """Whether a word for this kind of instrument stands in the quotation."""
    return has_any(_lists()["kinds"][kind], quote)


def names_any_instrument(quote: str) -> bool:
    """Whether the quotation speaks of an instrument or of agreeing at all."""
    every = [word for kind in _lists()["kinds"].values() for word in kind]
    return has_any([*every, "agree*"], quote)


def names_status(status: str, quote: str) -> bool:
    """Whether a word for this status stands in the quotation."""
    return has_any(_lists()["statuses"][status], quote)


def names_legal_character(character: str, quote: str) -> bool:
    """Whether the quotation says that this is binding, a contract, or not binding."""
    return has_any(_lists()["legal_characters"].get(character, ()), quote)


def names_state(code: str, quote: str) -> bool:
    """Whether the state's name, alias, demonym or capital stands in the quotation.

    Short forms in capitals ("US", "UK") count in capitals only.
    """
    state = states.by_code(code)
    return state is not None and any(
        has_capitals(form, quote) if form.isupper() and len(form) < 5 else has_phrase(form, quote)
        for form, _ in state.forms()
    )


def names_all(value: str, quote: str) -> bool:
    """Whether every significant word of a value ("consumer goods") stands in the quotation."""
    wanted = [word for word in words(value) if len(word) > 2 or word.isdecimal()] or words(value)
    present = set(words(quote)) | {part for word in words(quote) for part in word.split("-")}
    return bool(wanted) and all(
        word in present or all(part in present for part in word.split("-")) for word in wanted
    )


def states_date(value: str, quote: str) -> bool:
    """Whether year, month and day of a partial date all stand in the quotation."""
    year, month, day = (*value.split("-"), "", "")[:3]
    present = set(words(quote))
    if value in quote or year not in present:
        return value in quote
    name = MONTHS[int(month) - 1] if month else ""
    month_stands = not month or any(
        word == name or (len(word) >= 3 and name.startswith(word)) for word in present
    )
    day_stands = not day or bool(present & {str(int(day)), day, *_ordinals(int(day))})
    return month_stands and day_stands


def _ordinals(day: int) -> set[str]:
    suffix = "th" if 10 <= day % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return {f"{day}{suffix}"}


def has_any(entries: Iterable[str], quote: str) -> bool:
    """Whether one of these words or phrases stands in the quotation; ``*`` ends a stem."""
    padded = f" {' '.join(words(quote))} "
    return any(_stands(entry, padded) for entry in entries)


def has_phrase(phrase: str, quote: str) -> bool:
    """Whether this phrase stands in the quotation as whole words."""
    wanted = " ".join(words(phrase))
    return bool(wanted) and f" {wanted} " in f" {' '.join(words(quote))} "


def has_capitals(form: str, quote: str) -> bool:
    """Whether a form such as "US" or "U.S." stands in the quotation in just these letters."""
    return re.search(rf"(?<!\w){re.escape(form)}(?!\w)", quote) is not None


def _stands(entry: str, padded: str) -> bool:
    parts = [re.escape(part) for part in entry.split("*")]
    return re.search(rf" {r'[^ ]*'.join(parts)} ", padded) is not None
