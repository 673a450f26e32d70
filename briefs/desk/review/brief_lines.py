"""The lines of the brief itself: its title, its language and its tags."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.forms import Form

from briefs.agreements.values import Value
from briefs.brief import Brief
from briefs.desk.review.brief_acts import value_of_tag, values_of_brief
from briefs.desk.review.decisions import Decided
from briefs.desk.review.forms import form_to_correct
from briefs.desk.review.lines import LABELS, Line, Refusal, dom_of
from briefs.tags.models import Tag

HEADLINE = "the source's headline; a title of your own is needed to publish"


def brief_lines(
    brief: Brief, *, headline: str, decided: Decided, refused: Refusal | None
) -> list[Line]:
    """The brief's title and language."""
    return [
        _plain(
            value,
            decided,
            refused,
            _form(value, refused),
            note=HEADLINE if value.value == headline else "",
        )
        for value in values_of_brief(brief)
    ]


def tag_lines(tags: list[Tag], reasons: Mapping[str, Any], *, decided: Decided) -> list[Line]:
    """The brief's tags, each with the reason for which the import suggested it."""
    return [
        _plain(
            value_of_tag(tag),
            decided,
            None,
            None,
            label=tag.get_kind_display(),
            note=str(reasons.get(tag.slug, {}).get("reason") or ""),
            spans=_spans(reasons.get(tag.slug, {}).get("span")),
            may_reject=True,
        )
        for tag in tags
    ]


def _form(value: Value, refused: Refusal | None) -> Form:
    form = form_to_correct(value, dom=f"{dom_of('b', value)}-to")
    if refused and refused.agreement is None and refused.target == value.target:
        refused.form.auto_id = form.auto_id
        return refused.form
    return form


def _spans(span: Any) -> tuple[str, ...]:
    return (f"{span[0]}-{span[1]}",) if span else ()


def _plain(
    value: Value, decided: Decided, refused: Refusal | None, form: Form | None, **more: Any
) -> Line:
    is_refused = refused is not None and refused.form is form
    return Line(
        dom=dom_of("b", value),
        target=value.target,
        correct_target=value.target,
        shown=value.shown,
        decision=decided.of(value),
        correct=form,
        opened="correct" if is_refused else "",
        **{"label": LABELS[value.aspect], **more},
    )
