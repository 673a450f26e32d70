"""What undoing a run did, in words."""

from __future__ import annotations

from collections.abc import Mapping

from briefs.importer.models import ImportItem

_WORDS = {
    ImportItem.Undone.REMOVED: "gone again",
    ImportItem.Undone.REVERTED: "put back as before",
    ImportItem.Undone.KEPT: "kept, in whole or in part, for what was done since",
}


def undone_so_far(counts: Mapping[str, int]) -> str:
    """One sentence from how many items were ``removed``, ``reverted`` and ``kept``."""
    parts = [f"{counts[value]:,} {said}" for value, said in _WORDS.items() if counts.get(value)]
    return f"Documents: {'; '.join(parts)}." if parts else "It had brought nothing in."
