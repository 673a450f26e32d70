"""Which act on an agreement or on one of its values a form asks for."""

from __future__ import annotations

from typing import Any

from briefs.agreements.models import Agreement
from briefs.agreements.values import TITLE, Value, found
from briefs.desk.review import listing_acts, value_acts
from briefs.desk.review.ask_brief import GONE
from briefs.desk.review.asked import Asked, NotPossible
from briefs.desk.review.forms import AddValueForm, WordsForm, form_to_correct
from briefs.desk.review.lines import dom_of

PUBLIC = "This entry is public: a change to it is a correction, made on its own page."


def ask_agreement(asked: Asked) -> str:
    """Do what the form asks; returns what is said of it. Raises as the acts do."""
    agreement = asked.agreement
    if agreement is None or agreement.published_at is not None:
        raise NotPossible(PUBLIC)
    asked.anchor = f"agreement-{agreement.pk}"
    for verb, act in _VERBS.items():
        target = asked.target(verb)
        if target is not None:
            return act(asked, agreement, target)
    raise NotPossible("The form did not say what to do; nothing was saved.")


def _value(asked: Asked, agreement: Agreement, target: str) -> Value:
    value = found(agreement, target)
    if value is None:
        raise NotPossible(GONE)
    asked.anchor = _anchor(agreement, value)
    return value


def _anchor(agreement: Agreement, value: Value) -> str:
    is_head = value.aspect in {TITLE, value_acts.EXISTENCE.aspect}
    return f"agreement-{agreement.pk}" if is_head else dom_of(f"v-{agreement.pk}", value)


def _based_on(asked: Asked) -> dict[str, Any]:
    return {
        "brief": asked.brief,
        "agreement": asked.agreement,
        "version": asked.version,
        "by": asked.request.user,
    }


def _with_brief(asked: Asked) -> dict[str, Any]:
    return {**_based_on(asked), "brief_version": asked.brief_version}


def _accept(asked: Asked, agreement: Agreement, target: str) -> str:
    value = _value(asked, agreement, target)
    value_acts.accept(values=[value], **_based_on(asked))
    return f"Accepted: {value.shown}."


def _accept_all(asked: Asked, agreement: Agreement, target: str) -> str:
    value_acts.accept_all(**_based_on(asked))
    return f"Accepted as a whole: {agreement}."


def _correct(asked: Asked, agreement: Agreement, target: str) -> str:
    named = Value(target.partition(":")[0], "", "")
    form = form_to_correct(named, dom="", data=asked.request.POST, row=agreement)
    asked.keep("correct", form, target)
    value = _value(asked, agreement, target)
    now = value_acts.correct(value=value, to=asked.cleaned(), **_with_brief(asked))
    asked.anchor = _anchor(agreement, now)
    return f"Corrected: {now.value or 'not stated'}."


def _reject(asked: Asked, agreement: Agreement, target: str) -> str:
    value = _value(asked, agreement, target)
    value_acts.reject(value=value, **_with_brief(asked))
    asked.anchor = f"agreement-{agreement.pk}"
    return f"Rejected: {value.shown}."


def _reject_all(asked: Asked, agreement: Agreement, target: str) -> str:
    listing_acts.reject_agreement(**_with_brief(asked))
    asked.anchor = "rejected"
    return f"Rejected: {agreement}. It can be put back until the review is done."


def _put_back(asked: Asked, agreement: Agreement, target: str) -> str:
    pk = int(target) if target.isdecimal() and len(target) < 19 else 0
    row = asked.brief.reviewed_values.get(pk=pk, agreement=agreement, decision="rejected")
    value_acts.put_back(row=row, **_with_brief(asked))
    return f"Back: {row.removed.get('shown') or row.value}."


def _give(asked: Asked, agreement: Agreement, target: str) -> str:
    asked.keep("give", WordsForm(asked.request.POST), target)
    value = _value(asked, agreement, target)
    words = {**asked.cleaned(), **_based_on(asked)}
    value_acts.give_evidence(value=value, source=asked.source(), **words)
    return f"{value.shown} has its sentence."


def _add(asked: Asked, agreement: Agreement, target: str) -> str:
    asked.keep("add", AddValueForm(asked.request.POST), target)
    words = asked.cleaned()
    text = words.pop("value")
    value = value_acts.add_value(text=text, source=asked.source(), **words, **_with_brief(asked))
    return f"Added: {value.value}."


_VERBS = {
    "accept": _accept,
    "accept_all": _accept_all,
    "correct": _correct,
    "reject": _reject,
    "reject_all": _reject_all,
    "put_back": _put_back,
    "give": _give,
    "add": _add,
}
