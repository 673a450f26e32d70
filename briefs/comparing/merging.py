"""Two changes of one text brought together, where they do not touch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefs.comparing.sequences import lines, searched, steps, words_with_space
from briefs.comparing.words import MOST_WORDS

Parts = Sequence[str]
# How two changes that touch are brought together; nothing if they cannot be.
Closer = Callable[[str, str, str], str | None]


@dataclass(frozen=True, slots=True)
class Edit:
    """``base[start:end]`` was replaced by ``parts``; ``mine`` says by whom."""

    start: int
    end: int
    parts: Parts
    mine: bool


def merged(base: str, mine: str, theirs: str) -> str | None:
    """The text with both changes made to ``base``; nothing if they touch.

    Changes touch when not a word that both left alone stands between them. What
    both changed in the same way is changed once.
    """
    return _merged(lines(base), lines(mine), lines(theirs), _by_words)


def _by_words(base: str, mine: str, theirs: str) -> str | None:
    before, one, other = map(words_with_space, (base, mine, theirs))
    if searched(before, one) + searched(before, other) > MOST_WORDS:
        return None
    return _merged(before, one, other, lambda *_: None)


def _merged(base: Parts, mine: Parts, theirs: Parts, closer: Closer) -> str | None:
    found, at = [], 0
    for group in _touching([*_edits(base, mine, True), *_edits(base, theirs, False)]):
        start, end = group[0].start, max(edit.end for edit in group)
        text = _both(base, start, end, group, closer)
        if text is None:
            return None
        found += [*base[at:start], text]
        at = end
    return "".join([*found, *base[at:]])


def _edits(base: Parts, new: Parts, mine: bool) -> list[Edit]:
    codes = steps(base, new)
    return [Edit(a, b, new[c:d], mine) for name, a, b, c, d in codes if name != "equal"]


def _touching(edits: list[Edit]) -> list[list[Edit]]:
    """The edits of both sides in their order, those that touch together."""
    groups: list[list[Edit]] = []
    end = -1
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start <= end:
            groups[-1].append(edit)
        else:
            groups.append([edit])
        end = max(end, edit.end)
    return groups


def _both(base: Parts, start: int, end: int, group: list[Edit], closer: Closer) -> str | None:
    """What stands in place of ``base[start:end]`` after the edits of both sides."""
    mine, theirs = (
        _applied(base, start, end, [edit for edit in group if edit.mine is side])
        for side in (True, False)
    )
    before = "".join(base[start:end])
    if mine in (theirs, before):
        return theirs
    return mine if theirs == before else closer(before, mine, theirs)


def _applied(base: Parts, start: int, end: int, edits: list[Edit]) -> str:
    found, at = [], start
    for edit in edits:
        found += [*base[at : edit.start], *edit.parts]
        at = edit.end
    return "".join([*found, *base[at:end]])
