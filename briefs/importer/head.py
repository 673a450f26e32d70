"""The lines above an article, in which its date, place and source are looked for."""

from __future__ import annotations

from .clean import Cleaned
from .units import Unit

ABOVE = 12


def head_of(cleaned: Cleaned) -> list[Unit]:
    """Units above the article, nearest to the headline first."""
    roles = cleaned.roles
    title = roles.index("title") if "title" in roles else -1
    start = next((i for i, r in enumerate(roles) if r == "body" and i > title), len(roles))
    below = list(cleaned.units[title + 1 : start])
    return below + list(reversed(cleaned.units[max(0, title - ABOVE) : max(title, 0)]))
