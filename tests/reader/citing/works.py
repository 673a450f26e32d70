"""Works to be cited, made by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from briefs.reader.citing import Work
from briefs.reader.citing.names import Name, name_of

# Signs that mean something in BibTeX, RIS or JSON, in titles that an editor could well write.
TITLES = [
    "100% of $5 billion: trade & #1 priority_for {both} ~now~ ^up^",
    "An unbalanced { brace, and another } the wrong way}",
    r"A \backslash, a \textbf{command} and a trailing \\",
    "한중 정상회담: 14건의 합의, 共同声明なし",
    "“Quotes”, 'single', \"double\" @book{evil, title={x}}",
    "ER  - TY  - BOOK",
    "اتفاق التجارة — an agreement",
    "A, comma; semicolon: colon = equals # hash",
    "Emoji 🤝 and a zero\u200bwidth space",
]


def person(name: str, **fields: str) -> Name:
    return name_of({"name": name, **fields})


def make_work(**fields: Any) -> Work:
    given: dict[str, Any] = {
        "key": "a-brief-2",
        "title": "What was settled",
        "authors": [person("Jane Writer"), person("Bob Second")],
        "date": date(2026, 1, 20),
        "edition": 2,
        "genre": "Policy brief",
        "publisher": "Example Institute",
        "address": "https://briefs.example.org/briefs/a-brief/editions/2/",
        "language": "en",
        "abstract": "Two sentences. And % a second.",
        "keywords": ["trade", "R&D"],
    }
    return Work(**{**given, **fields})
