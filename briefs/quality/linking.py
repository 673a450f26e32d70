"""Links that say where they lead, when they are heard alone (WCAG 2.4.4, 2.4.9)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefs.markup import REFERENCE
from briefs.quality.advice import Advice
from briefs.quality.outline import Link, Outline

# Words that say nothing of what a link leads to, in the languages of the first users.
SAYS_NOTHING = frozenset(
    line.strip()
    for line in """
    here, click, click here, clicking here, this, that, it, link, this link, the link, see here
    see, more, read more, see more, find out more, learn more, more information, further information
    details, more details, page, this page, website, this website, site, this site, source, download
    hier, mehr, ici, cliquez ici, en savoir plus, aquí, haga clic aquí, más
    这里, 此处, 点击这里, 点击此处, 链接, こちら, ここ, リンク, 여기, 여기를 클릭, 링크
    """.replace("\n", ",").split(",")
    if line.strip()
)
BARE = re.compile(r"(?:https?://|www\.)\S+\Z", re.IGNORECASE)
AROUND = " .,:;!?…→»›>()[]“”\"'"


def link_text(sections: Iterable[Outline]) -> Iterator[Advice]:
    """Links with no words, with words that say nothing, and two with the same words."""
    known: dict[str, str] = {}
    told: set[str] = set()
    for section in sections:
        for link in section.links:
            words = link.words.casefold().strip(AROUND)
            message = _says_nothing(link, words)
            if not message and not REFERENCE.match(link.address):
                first = known.setdefault(words, link.address)
                if first != link.address and words not in told:
                    told.add(words)
                    message = (
                        f"Two links have these words and lead to different places ({first} and "
                        f"{link.address}): say in each what it leads to."
                    )
            if message:
                yield Advice(section.field, link.words, message)


def _says_nothing(link: Link, words: str) -> str:
    if not words:
        return f"A link to {link.address or 'nowhere'} has no words: write what it leads to."
    if not link.address:
        return "This link leads nowhere: give its address."
    if words in SAYS_NOTHING:
        return "The words of this link do not say where it leads: name what stands there."
    if BARE.match(link.words):
        return "This link is a bare address: write what it leads to instead."
    return ""
