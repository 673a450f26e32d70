"""Whether two documents tell the same agency story, as printed by two outlets. Pure.

Outlets change the headline, the dateline and the credit, cut from the end and add
a sentence of their own; most sentences stay verbatim. Near-duplicates are first
looked up by a few hashes of a text (:func:`sketch`), then compared sentence by
sentence (:func:`same_story`). After Broder, "On the resemblance and containment
of documents" (1997): the least hashes of two texts share about as much as the texts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b

from .datelines import read_dateline
from .template_twins import Told, are_twins
from .verbatim import clauses, folded, plain, sentences, weight

HASHES = 24
SHORTEST_BODY = 40  # words, below which a text is too short to say
LEAST = 5  # words of a clause; shorter ones stand in too many texts
MOST = 0.65  # of the shorter text stands in the longer one
FEW = 0.1  # the same, below which two texts of one address tell two stories
NEARLY_ALL = 0.85  # the same, where it is less than half as long: a cut, not a rewrite
DAYS_APART = 3
FULL_DATE = len("2026-01-05")
# one story is compared with several, and several in a row with one that many have printed
REMEMBERED = 16
LONGEST_REMEMBERED = 50_000  # characters
DATELINED = 2  # paragraphs at the head that may carry a dateline
# 新华社北京1月5日电（记者某某）, 【北京共同】, (서울=연합뉴스) 홍길동 기자 =
_EASTERN_DATELINE = re.compile(
    r"[^\s。,，、:：]{2,20}[电電讯訊](?=[\s（(:：])\s*(?:[（(][^（）()]{1,30}[）)])?"
    r"|[（(【\[][^（）()【】\[\]]{2,40}[）)】\]](?:[^=。]{0,20}=)?"
)


@dataclass(frozen=True, slots=True)
class Story:
    """A document as far as it is compared.

    ``paragraphs`` are those of its body; ``published`` is a partial date or empty.
    """

    title: str
    paragraphs: tuple[str, ...]
    published: str = ""


def sketch(paragraphs: Sequence[str]) -> tuple[int, ...]:
    """At most 24 whole numbers below 2**63 that stand for the text of a body, ascending.

    Two bodies with most sentences in common share several of them. They are the
    same on every machine. Empty for a body of fewer than about 40 words.
    """
    body, chosen = 0.0, set[int]()
    for sentence in clauses(paragraphs):
        weights = [weight(clause) for clause in sentence]
        body += sum(weights)
        units = [unit for unit, size in zip(sentence, weights, strict=True) if size >= LEAST]
        if not units and sum(weights) >= LEAST:
            units = [[word for clause in sentence for word in clause]]
        chosen.update(_hash(" ".join(unit)) for unit in units)
    return tuple(sorted(chosen)[:HASHES]) if body >= SHORTEST_BODY else ()


def _hash(unit: str) -> int:
    digest = blake2b(unit.encode(errors="surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def same_story(a: Story, b: Story) -> bool:
    """Whether one agency story stands behind both. Linear in the length of both.

    About two thirds of the shorter body stand verbatim in the longer one, they
    were published within three days of each other where both days are known, and
    they are no twins of a template (:func:`~.template_twins.are_twins`).
    """
    if not _published_together(a.published, b.published):
        return False
    shorter, longer = sorted((_told(a), _told(b)), key=_weight)
    least, most = _weight(shorter), _weight(longer)
    common = shorter.sentences.keys() & longer.sentences.keys()
    shared = sum(weight(sentence) for sentence in common)
    needed = MOST if 2 * least >= most else NEARLY_ALL
    return least >= SHORTEST_BODY and shared >= needed * least and not are_twins(shorter, longer)


def is_another_story(a: Story, b: Story) -> bool:
    """Whether two texts that an address held one after the other are no versions of one.

    They have neither a tenth of their sentences in common nor half of their
    headlines. A text too short to say is taken for a version.
    """
    shorter, longer = sorted((_told(a), _told(b)), key=_weight)
    least = _weight(shorter)
    common = shorter.sentences.keys() & longer.sentences.keys()
    ours, theirs = set(folded(shorter.title)), set(folded(longer.title))
    return (
        least >= SHORTEST_BODY
        and sum(weight(sentence) for sentence in common) < FEW * least
        and 2 * len(ours & theirs) < min(len(ours), len(theirs))
    )


def _told(story: Story) -> Told:
    short = sum(map(len, story.paragraphs)) <= LONGEST_REMEMBERED
    return _told_before(story) if short else _take_apart(story)


@lru_cache(maxsize=REMEMBERED)
def _told_before(story: Story) -> Told:
    return _take_apart(story)


def _take_apart(story: Story) -> Told:
    head = [
        _without_dateline(plain(paragraph).lstrip()) for paragraph in story.paragraphs[:DATELINED]
    ]
    body = sentences([*head, *story.paragraphs[DATELINED:]])
    title = next(sentences([" ".join(story.title.split())]), ())
    return Told(title, {folded(words): words for words in body})


def _without_dateline(paragraph: str) -> str:
    eastern = _EASTERN_DATELINE.match(paragraph)
    return paragraph[eastern.end() if eastern else read_dateline(paragraph).length :]


def _weight(told: Told) -> float:
    return sum(weight(sentence) for sentence in told.sentences)


def _published_together(a: str, b: str) -> bool:
    if len(a) != FULL_DATE or len(b) != FULL_DATE:
        return True
    try:
        days = date.fromisoformat(a) - date.fromisoformat(b)
    except ValueError:
        return True
    return abs(days.days) <= DAYS_APART
