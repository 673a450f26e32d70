"""Who sent an e-mail: a person is an author, an office is an outlet."""

from __future__ import annotations

import re
from email.utils import parseaddr

from briefs.importer.page import Hints

_WORD = re.compile(r"[^\W\d_]{3,}")


def sender(printed: str) -> Hints:
    """A From field to hints.

    A name that returns in the mailbox (Ann Lee, ann.lee@) is a person's; one
    that returns in the domain (MFA Press, press@mfa) or nowhere (Ministry of
    Trade, info@) is an office's. A bare address says nothing.
    """
    name, address = parseaddr(printed.replace("[mailto:", "<").replace("]", ">"))
    name = " ".join(name.strip("\"' ").split())[:200]
    if not name or "@" in name:
        return Hints()
    mailbox, _, domain = address.casefold().partition("@")
    words = [word.casefold() for word in _WORD.findall(name)]
    office = any(word in domain for word in words)
    if not office and len(words) <= 4 and any(word in mailbox for word in words):
        return Hints(author=name)
    return Hints(outlet=name)
