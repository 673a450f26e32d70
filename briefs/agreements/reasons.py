"""Why a value does not follow from the words of a quotation, in an editor's words. Pure.

Check B only says that it does not; here the words are asked what they do say, by the
same rules, so that no reason is given that the check would not bear out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefs.agreements.following import follows
from briefs.agreements.naming import named_states
from briefs.agreements.wording import counts, lists, numbers
from briefs.tags import states

_NOT_THERE = "“{value}” does not stand in these words."


def why_not_follows(aspect: str, value: str, quote: str) -> str:
    """A sentence; empty where the value follows."""
    if follows(aspect, value, quote):
        return ""
    reason = _REASONS.get(aspect)
    return reason(value, quote) if reason else _NOT_THERE.format(value=value)


def _existence(value: str, quote: str) -> str:
    return "These words name no agreement, or deny it."


def _count(value: str, quote: str) -> str:
    said = sorted({number for number, _ in numbers(quote) if counts(number, quote)})
    if said:
        return f"These words count {_listed(map(str, said))}, not {value or 'nothing'}."
    return "These words give no number of agreements."


def _kind(value: str, quote: str) -> str:
    return _instead("kinds", "kind", quote) or "These words do not name this kind of agreement."


def _status(value: str, quote: str) -> str:
    said = _instead("statuses", "status", quote)
    return said or "These words do not say that this happened: it is not there, denied or to come."


def _instead(name: str, aspect: str, quote: str) -> str:
    said = [str(one) for one in lists()[name] if follows(aspect, one, quote)]
    return f"These words say {_listed(one.replace('_', ' ') for one in said)}." if said else ""


def _party(value: str, quote: str) -> str:
    said = sorted(_name(code) for code in named_states(quote))
    what = _name(value) or "nobody"
    named = f"These words name {_listed(said)}, not {what}." if said else ""
    return named or f"These words do not name {what}."


def _name(code: str) -> str:
    state = states.by_code(code)
    return state.name if state is not None else code


def _date(value: str, quote: str) -> str:
    return "These words do not give this date: year, month and day stand in one phrase, or less."


def _legal_character(value: str, quote: str) -> str:
    return "These words do not say so: a name never settles bindingness."


def _listed(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


_REASONS: dict[str, Callable[[str, str], str]] = {
    "existence": _existence,
    "count": _count,
    "kind": _kind,
    "parties": _party,
    "status": _status,
    "date": _date,
    "legal_character": _legal_character,
}
