"""Who stands on the other side of a sale: "to buy the canning unit of X", "to sell Y to X"."""

from __future__ import annotations

import re
from functools import cache

from briefs.importer.alternation import alternation

from .patterns import any_of, word_set

REACH = 110
# what is bought ends at its price, its terms and the next clause
END = re.compile(
    r"\sfor\s(?=(?:about|some|around|up to|cash|an?\s|the\s|approximately|[$€£¥\d]))"
    r"|\s(?:in|at|through|on|under|worth|valued|which|that|who|as|if|when|after|before|plus|"
    r"subject|pending)\s|[;:]|,\s(?!(?:Inc|Ltd|Corp|Co|LLC)\b)"
)
# what is sold may lie in a field or at a place before its buyer is named
SOLD_END = re.compile(
    r"\sfor\s(?=(?:about|some|around|up to|cash|approximately|[$€£¥\d]))"
    r"|\s(?:under|worth|valued|which|that|who|if|when|after|before)\s|[;:]|,\s(?!(?:Inc|Ltd|Corp)\b)"
)
BREAK = re.compile(r"[;:]|\b(?:said|says|announced|told)\b")
SELLING = (
    "sell",
    "sale",
    "sold",
    "transfer",
    "handed",
    "suppl",
    "lease",
    "leas",
    "provid",
    "deliver",
    "ship",
)
TO = re.compile(r"\sto\s(?=(?:the\s)?<?[^\W\d_a-z])")
FROM = re.compile(r"\sfrom\s+(?=(?:the\s)?<?[^\W\d_a-z])")
OF = re.compile(r"\s(?:of|in|by)\s+(?=(?:the\s)?<?[^\W\d_a-z])")
OWNER = re.compile(r"(?:the\s)?([^\W\d_a-z][^,;]{1,60}?)['’]s?\s(?=[a-z])")
# "privately held Mercer Tool", "the rest of Delta Foods": words in front of the name itself
LEAD = re.compile(r"(?:[a-z\d][\w-]{0,20}\s{1,4}){0,6}<?(?=[^\W\d_a-z])")


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"\b{alternation(tuple(word_set('parties', 'sale_verbs')))}\s")


def find_other_side(flat: str, start: int, limit: int) -> tuple[int, int] | None:
    """Where the other side of a sale that is told behind ``start`` is named, if it is one."""
    verb = _verbs().search(flat, start, min(limit, start + REACH))
    if verb is None or BREAK.search(flat[start : verb.start()]):
        return None
    end = END.search(flat, verb.end(), limit)
    stop = end.start() if end else limit
    if verb.group().startswith(SELLING):
        sold = SOLD_END.search(flat, verb.end(), limit)
        stop = sold.start() if sold else limit
        buyer = TO.search(flat, verb.end(), stop)
        return (buyer.end(), stop) if buyer else None
    return _seller(flat, verb.end(), stop)


def _seller(flat: str, start: int, stop: int) -> tuple[int, int] | None:
    """From whom, of whom or whose; a name that stands alone is itself the other side."""
    seller = FROM.search(flat, start, stop)
    if seller:
        return seller.end(), stop
    part = any_of("parties", "parts_of_firms").search(flat, start, stop)
    owner = OWNER.match(flat, start, stop)
    if owner:
        return owner.start(1), owner.end(1)
    if part:
        holder = OF.search(flat, part.end() - 1, stop)
        return (holder.end(), stop) if holder else None
    lead = LEAD.match(flat, start, stop)
    return (lead.end(), stop) if lead else None
