"""Which language a text is in, by script and by its commonest small words."""

from __future__ import annotations

import re
from collections import Counter
from itertools import filterfalse

from . import vocabulary

SAMPLE = 4000
SCRIPTS = (
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
)
# everything that any of them holds; most texts hold nothing of it
OTHER_SCRIPTS = re.compile("[\u0400-\u06ff\u3040-\ud7af]+")
WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str, declared: str = "") -> str:
    """ISO 639-1 code of a text, or what the page declares, or an empty string."""
    sample = text[:SAMPLE]
    if code := _by_script(sample):
        return code
    parts = sample.lower().split()
    words = Counter(filter(str.isalpha, parts))
    words.update(WORD.findall(" ".join(filterfalse(str.isalpha, parts))))
    scores = {
        code: sum(words[word] for word in stopwords) / len(stopwords)
        for code, stopwords in vocabulary.groups("languages", "stopwords").items()
    }
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] > 0 else declared


def _by_script(sample: str) -> str:
    """The language whose script has more letters here than there are words."""
    letters = "".join(OTHER_SCRIPTS.findall(sample))
    if letters:
        words = len(WORD.findall(sample)) or 1
        for code, script in SCRIPTS:
            if len(script.findall(letters)) > words:
                return code
    return ""
