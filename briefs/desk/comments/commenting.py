"""The doors of comments. None of them changes the version of the brief."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from briefs import audit
from briefs.brief import Brief
from briefs.desk.comments.models import Comment
from briefs.desk.comments.telling import tell_of_comment
from briefs.desk.comments.texts import is_read_in, place_of, texts_of
from briefs.fields.text import normalise
from briefs.versioning import StaleVersion

CHANGED = "The text has changed since you opened this page, and these words are not in it any more."
NOT_THERE = "These words do not stand there. Copy them as they are, or leave this empty."
OFTEN = "These words stand there more than once; take more of the words around them."


@transaction.atomic
def comment(
    *,
    brief: Brief,
    version: int | None,
    by: Any,
    body: str,
    field: str = "",
    passage: str = "",
    start: int | None = None,
    name: str = "",
    link: Any = None,
) -> Comment:
    """Say something of a brief, of one of its fields, or of words in it.

    ``version`` is that which was read. A text that has changed since is no reason to
    refuse, as long as the words are still there; else ``ValidationError`` says so.
    """
    if version is None:
        raise StaleVersion(brief, version)
    brief = Brief.objects.select_for_update().get(pk=brief.pk)
    words = normalise(passage).strip()
    at = _place(brief, field, words, start, is_late=version != brief.version) if words else None
    made = Comment(
        brief=brief,
        field=field,
        passage=words,
        start=at,
        version=brief.version,
        body=normalise(body).strip(),
        by=by,
        name=name,
        link=link,
    )
    return _kept(made)


@transaction.atomic
def answer(*, to: Comment, by: Any, body: str, name: str = "", link: Any = None) -> Comment:
    """Answer a comment, or what was answered to it; two answers at once both stand."""
    first = to.answers or to
    made = Comment(
        brief=first.brief,
        version=first.brief.version,
        body=normalise(body).strip(),
        by=by,
        name=name,
        link=link,
        answers=first,
    )
    return _kept(made)


@transaction.atomic
def resolve(*, comment: Comment, by: Any) -> bool:
    """Settle a comment; whether it was open until now. Twice is as good as once."""
    rows = Comment.objects.open().filter(pk=comment.pk)
    if not rows.update(resolved_at=timezone.now(), resolved_by=by):
        return False
    audit.note(act=audit.Verb.RESOLVED, subject=comment.brief, by=by, details=_about(comment))
    return True


@transaction.atomic
def reopen(*, comment: Comment, by: Any) -> bool:
    """Take up a comment again that was resolved; whether it was."""
    rows = Comment.objects.resolved().filter(pk=comment.pk)
    if not rows.update(resolved_at=None, resolved_by=None):
        return False
    audit.note(act=audit.Verb.REOPENED, subject=comment.brief, by=by, details=_about(comment))
    return True


def _place(brief: Brief, field: str, words: str, start: int | None, *, is_late: bool) -> int | None:
    """Where the words stand in the field's text; none where only readers see them like that."""
    text = texts_of(brief).get(field, "")
    if found := place_of(words, start, text):
        return found.start
    if words in text:
        raise ValidationError({"passage": OFTEN})
    if is_read_in(words, field, text):
        return None
    raise ValidationError({"passage": CHANGED if is_late else NOT_THERE})


def _kept(made: Comment) -> Comment:
    if not made.body:
        raise ValidationError({"body": "Say what there is to say."})
    made.full_clean()
    made.save()
    said = f"{_about(made)}, for {made.name}" if made.name else _about(made)
    audit.note(act=audit.Verb.COMMENTED, subject=made.brief, by=made.by, details=said)
    tell_of_comment(made)
    return made


def _about(made: Comment) -> str:
    first = made.answers or made
    return first.get_field_display()
