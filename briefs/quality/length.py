"""How long a brief is, counted as the counter below each text area counts (``words.js``)."""

from __future__ import annotations

import re

GUIDE = 1500
_NOT_READ = [
    re.compile(r"(?<=\])\([^)\s]*\)"),  # addresses of links
    re.compile(r"\[\^[^\]]+\]:?"),
    re.compile(r"^[\s|:-]+$", re.MULTILINE),
]
_CJK = "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_CJK}]|[^\W_{_CJK}]+(?:['’.,-][^\W_{_CJK}]+)*")


def words(text: str) -> int:
    for pattern in _NOT_READ:
        text = pattern.sub(" ", text)
    return len(_WORD.findall(text))
