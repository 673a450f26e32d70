"""Two states of a brief, as snapshots and editions keep them: which fields and rows differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

ROWS = {
    "tags": "tag",
    "authors": "author",
    "references": "reference",
    "agreements": "agreement",
    "sources": "source",
    "images": "image",
}

WRITTEN_LATER = ("images",)

Data = Mapping[str, Any]
What = Literal["added", "removed", "changed", "moved"]


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that came, went or was changed; ``moved`` is the order of all the rows."""

    what: What
    before: Any = None
    after: Any = None


def changed_fields(before: Data, after: Data) -> list[str]:
    """The names of the fields that differ, in the order of the later state."""
    names = [*after, *(name for name in before if name not in after)]
    return [name for name in names if name not in ROWS and before.get(name) != after.get(name)]


def changed_rows(name: str, before: Data, after: Data) -> list[RowChange]:
    """What became of the rows called ``name``: changed ones, then those gone, then those new.

    A state from before rows of this kind were written down says nothing of them.
    """
    if name in WRITTEN_LATER and any(state and name not in state for state in (before, after)):
        return []
    old, new = list(before.get(name, [])), list(after.get(name, []))
    pairs = _paired(name, old, new)
    found = [RowChange("changed", *pair) for pair in pairs if pair[0] != pair[1]]
    stayed = [left for left, _ in pairs], [right for _, right in pairs]
    found += [RowChange("removed", before=row) for row in old if row not in stayed[0]]
    found += [RowChange("added", after=row) for row in new if row not in stayed[1]]
    if name in ("authors", "references"):
        order = [new.index(right) for _, right in pairs]
        found += [RowChange("moved")] if order != sorted(order) else []
    return found


def label(name: str) -> str:
    """The name of a field as an editor knows it."""
    return "address" if name == "slug" else name.replace("_", " ")


def in_short(before: Data, after: Data) -> str:
    """What changed in a few words: “title, context, 2 tags added, 1 agreement removed”."""
    fields = [label(name) for name in changed_fields(before, after)]
    return ", ".join([*fields, *_rows_in_short(before, after)])


def _rows_in_short(before: Data, after: Data) -> Iterator[str]:
    for name, word in ROWS.items():
        counts = Counter(change.what for change in changed_rows(name, before, after))
        for what in ("added", "removed", "changed"):
            if number := counts[what]:
                yield f"{number} {word}{'s' if number > 1 else ''} {what}"
        if set(counts) == {"moved"}:
            yield f"order of {name}"


def _paired(name: str, old: list[Any], new: list[Any]) -> list[tuple[Any, Any]]:
    """Rows of both states that are the same row, in the order of the earlier one."""
    free = list(new)
    found: dict[int, tuple[Any, Any]] = {}
    for is_same in _SAME.get(name, _EQUAL):
        for at, row in enumerate(old):
            match = next((other for other in free if is_same(row, other)), None)
            if at not in found and match is not None:
                found[at] = row, match
                free.remove(match)
    return [found[at] for at in sorted(found)]


_EQUAL = (lambda one, other: one == other,)
_SAME: dict[str, tuple[Any, ...]] = {
    "authors": (lambda one, other: one.get("uid") == other.get("uid"),),
    "agreements": (lambda one, other: one.get("uid") == other.get("uid"),),
    "images": (lambda one, other: one.get("uid") == other.get("uid"),),
    # A reference has no name of its own: the same address or the same citation will do.
    "references": (
        *_EQUAL,
        lambda one, other: one["url"] and one["url"] == other["url"],
        lambda one, other: one["citation"] == other["citation"],
    ),
}
