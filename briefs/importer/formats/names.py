"""Names of files as they may be shown and stored: labels, never paths."""

from __future__ import annotations

import unicodedata

from .bounds import MAX_NAME

# controls, invisible formats (a right-to-left override hides an ending), half characters, breaks
_UNFIT = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))


def shown(name: str) -> str:
    """A name as one line of at most ``MAX_NAME`` characters, its ending kept."""
    if not (name.isascii() and name.isprintable()):
        fit = (c if unicodedata.category(c) not in _UNFIT else "\ufffd" for c in name)
        name = unicodedata.normalize("NFC", "".join(fit))
    if len(name) <= MAX_NAME:
        return name
    return f"{name[: MAX_NAME - 61]}…{name[-60:]}"
