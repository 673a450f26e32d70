"""Which unit is the headline (GUIDELINE section 1, ``title``: as printed)."""

from __future__ import annotations

import re

from . import looks, particulars
from .echo import echo, opening_of
from .head_roles import main_points
from .page import Hints
from .units import Unit

WORDS = re.compile(r"\w+")
LONGEST = 40
# a longer line with a full stop is the sentence under a headline
LONGEST_SENTENCE = 20
ASKED = 14
LETTERS = re.compile(r"[^\W\d_]{2}")
# so many full lines are the headlines of other pages; ours stands nearest to its article
MANY = 3
# "r f BC-GRAINS-EGYPT 2NDLD", "rwBC-AUTO-TALKS 3rdld", in one of the first lines
SLUG = re.compile(r"(?:[a-z] ){0,3}(?:[a-z]{1,2} ?)?BC-[A-Z]")
SLUGGED = 16


def _key(text: str) -> str:
    return " ".join(WORDS.findall(text.lower()))


def find_headline(units: list[Unit], hints: Hints) -> int | None:
    """Index of the headline, or None when the document has none.

    An HTML first-level heading wins, then the line that JSON-LD, Open Graph or
    the page's name repeats, then the place of a line before the article.
    """
    headings = [index for index, unit in enumerate(units) if unit.zone == "title"]
    named = _key(hints.title)
    matching = [i for i, unit in enumerate(units[:400]) if named and _repeats(unit, named)]
    both = [index for index in headings if index in matching]
    if both or headings:
        return both[0] if both else max(headings, key=lambda index: len(units[index].text))
    if matching:
        return matching[0]
    return _by_place(units)


def _repeats(unit: Unit, named: str) -> bool:
    line = _key(unit.text)
    if len(line) < 12 or unit.zone == "furniture":
        return False
    return line == named or (len(line) > 20 and (named.startswith(line) or line.startswith(named)))


def first_prose(units: list[Unit]) -> int:
    """Index of the first unit of running text; the number of units when none is."""
    for index, unit in enumerate(units):
        if unit.zone not in ("", "item") or looks.is_furniture(unit):
            continue
        if looks.is_prose(unit.text) and not _is_over_article(units, index):
            return index
    return len(units)


def _is_over_article(units: list[Unit], index: int) -> bool:
    """A deck, a sentence that is the headline, or a short question, which may be one."""
    text = units[index].text
    asked = text.endswith(("?", "!")) and looks.size(text) <= ASKED
    return asked or _stands_above_stamp(units, index)


def _stands_above_stamp(units: list[Unit], index: int) -> bool:
    """A deck, or a headline that is a sentence: byline, name or date follow closely."""
    words = looks.size(units[index].text)
    follows = [unit for unit in units[index + 1 : index + 5] if not looks.is_menu(unit)][:3]
    stamped = any(_is_stamp_near(follows, at) for at in range(len(follows)))
    named = bool(follows) and looks.is_name_line(follows[0].text) and words <= 14
    return words <= LONGEST and (stamped or named)


def _is_stamp_near(follows: list[Unit], at: int) -> bool:
    """A byline or a date with one sentence at most in between: a short article may end with one."""
    text = follows[at].text
    if looks.is_furniture(follows[at]) or not (looks.is_byline(text) or looks.is_date_line(text)):
        return False
    return sum(looks.is_prose(unit.text) for unit in follows[:at]) <= 1


def _by_place(units: list[Unit]) -> int | None:
    """The line before the article that speaks of the same things, or stands where headlines stand.

    Menus, search boxes and other furniture end the last run of plain lines;
    bylines and dates are stepped over, and a deck stands after the headline.
    """
    article = _above_points(units, first_prose(units))
    slugged = _below_slug(units)
    if slugged is not None:
        return slugged
    above = _above_deck(units, article)
    if above is not None:
        return above
    run = _last_run(units, article)
    if len(run) > 1:
        run = [index for index in run if not _is_menu_entry(units[:article], units[index].text)]
    full = [index for index in run if _may_head(units[index].text)]
    usual = full[-1] if len(full) > MANY else _not_masthead(units, full) if full else None
    usual = _over_stamp(units, article, usual)
    echoing = _echoing(units, article, usual)
    if echoing is not None:
        return echoing
    if usual is not None:
        return usual
    short = [index for index in run if not _is_detail(units[index].text)]
    short = [index for index in short if units[index].text[-1] not in UNFINISHED]
    named = [i for i in range(article) if particulars.is_legal_title(units[i].text)]
    announced = [i for i in range(article) if units[i].text[:40].startswith(ANNOUNCED)]
    found = short[-1:] or named[-1:] or run[-1:] or announced[:1]
    return found[0] if found else None


def _below_slug(units: list[Unit]) -> int | None:
    """A wire prints its headline right below the slug: "u f BC-LAOS-COFFEE 02-03 0107"."""
    for index, unit in enumerate(units[1:SLUGGED], 1):
        if SLUG.match(units[index - 1].text) and len(unit.text.split()) >= 4:
            plain = not (looks.is_furniture(unit) or _is_stamp(unit.text))
            return index if plain and _may_stand(unit.text) else None
    return None


def _above_deck(units: list[Unit], article: int) -> int | None:
    """The line over a long sentence that has a byline or date below it: a deck's headline."""
    for index in range(1, article):
        text, unit = units[index].text, units[index - 1]
        if not (text.endswith(".") and looks.size(text) > LONGEST_SENTENCE):
            continue
        plain = not (looks.is_furniture(unit) or looks.is_menu(unit) or _is_stamp(unit.text))
        if plain and _may_stand(unit.text):
            return index - 1
    return None


def _may_stand(text: str) -> bool:
    """A name may be a headline where the place says so; bylines and particulars may not."""
    if looks.is_byline(text) or looks.is_kicker(text) or _is_detail(text):
        return False
    return len(text.split()) >= 2 and looks.size(text) <= LONGEST and not text[:1].islower()


def _last_run(units: list[Unit], article: int) -> list[int]:
    run: list[int] = []
    for index in range(article - 1, -1, -1):
        unit = units[index]
        if looks.is_byline(unit.text) or _is_stamp(unit.text) or not LETTERS.search(unit.text):
            continue
        if looks.is_furniture(unit) or looks.is_menu(unit) or looks.is_kicker(unit.text):
            if any(looks.size(units[other].text) >= 4 for other in run):
                break
            continue
        run.insert(0, index)
    return run


def _is_menu_entry(head: list[Unit], text: str) -> bool:
    """What a menu above the article lists names a section where it stands in a line of its own."""
    menus = (unit.raw for unit in head if text in unit.raw and looks.is_menu(unit))
    return any(text in looks.cells(menu) for menu in menus)


def _echoing(units: list[Unit], article: int, usual: int | None) -> int | None:
    """A line that shares clearly more words with the first paragraphs than the usual one."""
    opening = opening_of(units, article)
    best, most = None, echo(units[usual].text, opening) + MARGIN if usual is not None else MARGIN
    for index in range(article - 1, max(-1, article - FAR), -1):
        text = units[index].text
        barred = looks.is_menu(units[index]) or particulars.is_masthead(text)
        barred = barred or looks.is_byline(text) or looks.is_caption(text)
        if barred or not _may_head(text) or units[index].zone == "furniture":
            continue
        if usual is not None and index == usual + 1 and text.endswith("."):
            continue  # the deck, which says the same at more length
        share = echo(text, opening) + (NEAR_STAMP if _is_stamped(units, index) else 0)
        if share > most:
            best, most = index, share
    return best


def _over_stamp(units: list[Unit], article: int, usual: int | None) -> int | None:
    """A line that stands below byline and date is a caption when one above speaks as clearly.

    Below a mere date the headline may stand too, so that the line above the date has to be a
    long one that speaks of the article; how clearly a caption does, tells nothing then.
    """
    if usual is None:
        return None
    near = range(usual - 1, max(-1, usual - NEAR), -1)
    stamp = next((at for at in near if _is_byline_or_stamp(units[at].text)), 0)
    if not stamp:
        return usual
    opening = opening_of(units, article)
    dated = not any(looks.is_byline(units[at].text) for at in near)
    least = OVER_DATE if dated else max(ECHOED, echo(units[usual].text, opening))
    for index in range(stamp - 1, max(-1, stamp - NEAR), -1):
        text, unit = units[index].text, units[index]
        if looks.is_furniture(unit) or looks.is_menu(unit) or particulars.is_masthead(text):
            break
        if _may_head(text) and not text.endswith("."):
            long = not dated or looks.size(text) >= LONG_TITLE
            return index if long and echo(text, opening) >= least else usual
    return usual


def _is_byline_or_stamp(text: str) -> bool:
    return looks.is_byline(text) or looks.is_date_line(text)


def _is_stamped(units: list[Unit], index: int) -> bool:
    following = [unit.text for unit in units[index + 1 : index + 4]]
    return any(looks.is_byline(text) or _is_stamp(text) for text in following)


def _above_points(units: list[Unit], article: int) -> int:
    """Where the head of the main points stands, below which no headline does."""
    for index in range(max(0, article - FAR), min(article + 1, len(units))):
        if particulars.is_summary_head(units[index].text) and main_points(units, index):
            return index
    return article


# lines looked at before the article, and what makes a line clearly better
FAR = 40
MARGIN = 0.35
NEAR_STAMP = 0.1
NEAR = 8
ECHOED = 0.3
# the same for a line above a mere date, and its words at least
OVER_DATE, LONG_TITLE = 0.4, 6
UNFINISHED = ",;:"
# "- Both boards approve -": what a press release prints below its headline
DASHED = re.compile(r"[-–—] .{10,200} [-–—]$")
# "FOCUS - Oslo, Lima": the slug of a wire over the headline that begins with its words
SLUGGED_LABEL = re.compile(r"[A-Z]{4,10}(?: \d)?\s?[-–—:]\s?(?=\S)")
ANNOUNCED = ("BREAKING:", "Breaking:", "LIVE:", "EXCLUSIVE", "UPDATE", "WATCH:")


def _may_head(text: str) -> bool:
    if text.endswith(".") and looks.size(text) > LONGEST_SENTENCE:
        return False
    if text[-1] in UNFINISHED or _is_detail(text) or DASHED.match(text):
        return False
    if looks.is_bulleted(text):
        return False
    return len(text.split()) >= 4 and looks.size(text) <= LONGEST and not text[:1].islower()


def _is_detail(text: str) -> bool:
    """A particular of the page, the score of a match or a numbered section."""
    return (
        particulars.is_particular(text)
        or particulars.is_result(text)
        or particulars.is_numbered(text)
    )


def _is_stamp(text: str) -> bool:
    return looks.is_date_line(text) and (looks.size(text) <= 8 or ":" in text)


def _not_masthead(units: list[Unit], full: list[int]) -> int:
    """An institution's name in title case above a longer line is its masthead."""
    first = full[0]
    if len(full) == 1:
        return first
    over = particulars.is_masthead(units[first].text)
    return full[1] if over or _is_slug_of(units[first].text, units[full[1]].text) else first


def _is_slug_of(label: str, headline: str) -> bool:
    """Whether a labelled line only says beforehand how the next one begins."""
    match = SLUGGED_LABEL.match(label)
    words = _key(label[match.end() :]) if match else ""
    return words != "" and _key(headline).startswith(words) and not headline.endswith(".")
