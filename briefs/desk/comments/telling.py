"""Who is told of a comment: its words, and never those of the draft."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from briefs.approval.telling import people_of
from briefs.desk.comments.models import Comment
from briefs.notices.models import Notice
from briefs.notices.telling import tell


def tell_of_comment(comment: Comment) -> None:
    """The reviewer asked, those who wrote in the text, and who takes part in the thread.

    What a guest says is told to whoever invited the guest, too.
    """
    brief, first = comment.brief, comment.answers or comment
    did = "answers a comment" if comment.answers_id else "comments"
    tell(
        people=_people(comment),
        kind=Notice.Kind.COMMENT,
        subject=f"{'An answer' if comment.answers_id else 'A comment'} on: {brief}",
        text=f"{comment.person} {did} on “{brief}” ({first.get_field_display()}):"
        f"\n\n{comment.body}",
        path=f"{reverse('admin:brief_comments', args=[brief.pk])}?show=all#comment-{first.pk}",
        by=None if comment.name else comment.by,
    )


def _people(comment: Comment) -> list[Any]:
    brief, first = comment.brief, comment.answers or comment
    asked = [row.reviewer for row in brief.assignments.open().select_related("reviewer")]
    thread = [first, *first.replies.select_related("by"), comment]
    return [*people_of(brief), *asked, *(one.by for one in thread)]
