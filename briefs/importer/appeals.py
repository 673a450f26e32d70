"""Lines in which a page turns to its reader: for money, an address or company."""

from __future__ import annotations

import re

ASKS = re.compile(
    r"\b(?:journalism|newsroom|subscri(?:be|ber|bing|ption)s?|donat(?:e|ion|ing)s?|newsletters?"
    r"|our (?:reporting|work|website|site|app)|contributing to)\b"
)
READER = re.compile(r"\b(?:you|your|please)\b")
FOLLOW = re.compile(
    r"(?:follow|like|join|find|visit|message|e-?mail) (?:us|our|the|@)\b"
    r"|(?:send|connect|chat) (?:us|with us)\b"
)
NETWORK = re.compile(
    r"\b(?:twitter|facebook|instagram|whatsapp|telegram|youtube|linkedin|e-?mail)\b"
)
QUOTES = '"“”«»'


def is_appeal(low: str) -> bool:
    """Whether a line, in small letters, asks its reader for something in no quotation marks."""
    if FOLLOW.match(low) and NETWORK.search(low):
        return True
    if "you" not in low and "please" not in low:
        return False
    asks = ASKS.search(low) is not None and READER.search(low) is not None
    return asks and not any(mark in low for mark in QUOTES)
