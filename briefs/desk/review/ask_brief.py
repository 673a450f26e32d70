"""Which act on the brief itself a form asks for."""

from __future__ import annotations

from briefs.agreements.values import Value
from briefs.desk.review import brief_acts, listing_acts
from briefs.desk.review.asked import Asked, NotPossible
from briefs.desk.review.brief_acts import value_of_tag, values_of_brief
from briefs.desk.review.forms import form_to_correct
from briefs.desk.review.lines import dom_of
from briefs.importer.models import ReviewedValue

GONE = "This value was changed by someone else after you opened the page; nothing was saved."


def ask_brief(asked: Asked) -> str:
    """Do what the form asks; returns what is said of it. Raises as the acts do."""
    for verb, act in _VERBS.items():
        target = asked.target(verb)
        if target is not None:
            return act(asked, target)
    raise NotPossible("The form did not say what to do; nothing was saved.")


def _value(asked: Asked, target: str) -> Value:
    tags = [value_of_tag(row.tag) for row in asked.brief.tagged_items.select_related("tag")]
    found = [one for one in (*values_of_brief(asked.brief), *tags) if one.target == target]
    if not found:
        raise NotPossible(GONE)
    asked.anchor = dom_of("b", found[0])
    return found[0]


def _accept(asked: Asked, target: str) -> str:
    value = _value(asked, target)
    brief_acts.accept(
        brief=asked.brief, version=asked.brief_version, values=[value], by=asked.request.user
    )
    return f"Accepted: {value.shown}."


def _accept_all(asked: Asked, target: str) -> str:
    """All tags at once."""
    rows = asked.brief.tagged_items.select_related("tag")
    values = [value_of_tag(row.tag) for row in rows]
    brief_acts.accept(
        brief=asked.brief, version=asked.brief_version, values=values, by=asked.request.user
    )
    asked.anchor = "tags"
    return f"{len(values)} tags accepted."


def _correct(asked: Asked, target: str) -> str:
    if _named(target).aspect not in brief_acts.FIELDS:
        raise NotPossible(GONE)
    form = form_to_correct(_named(target), dom="", data=asked.request.POST)
    asked.keep("correct", form, target)
    value = _value(asked, target)
    brief_acts.correct(
        brief=asked.brief,
        version=asked.brief_version,
        value=value,
        to=asked.cleaned()["value"],
        by=asked.request.user,
    )
    return f"Corrected: {getattr(asked.brief, value.aspect)}."


def _named(target: str) -> Value:
    """The value as the form has it, whether or not it still stands."""
    aspect, _, rest = target.partition(":")
    return Value(aspect, rest.partition(":")[2], "")


def _reject(asked: Asked, target: str) -> str:
    value = _value(asked, target)
    if value.aspect != brief_acts.TAG:
        raise NotPossible("This cannot be left out; correct it.")
    brief_acts.reject_tag(
        brief=asked.brief, version=asked.brief_version, value=value, by=asked.request.user
    )
    asked.anchor = "tags"
    return f"Rejected: {value.shown}."


def _put_back(asked: Asked, target: str) -> str:
    """A tag, or an agreement as a whole."""
    row = _rejected(asked, target)
    by = asked.request.user
    if row.agreement is None:
        asked.anchor = "tags"
        brief_acts.put_back_tag(brief=asked.brief, version=asked.brief_version, row=row, by=by)
        return "The tag is back."
    if not by.has_perm("agreements.change_agreement"):
        raise NotPossible("Your account may not change agreements.")
    asked.anchor = f"agreement-{row.agreement_id}"
    listing_acts.put_back_agreement(
        brief=asked.brief, brief_version=asked.brief_version, row=row, by=by
    )
    return f"Back on the list: {row.agreement}."


def _rejected(asked: Asked, target: str) -> ReviewedValue:
    pk = int(target) if target.isdecimal() and len(target) < 19 else 0
    rejected = asked.brief.reviewed_values.filter(decision=ReviewedValue.Decision.REJECTED)
    return rejected.select_related("agreement").get(pk=pk)


_VERBS = {
    "accept": _accept,
    "accept_all": _accept_all,
    "correct": _correct,
    "reject": _reject,
    "put_back": _put_back,
}
