"""One comment on a draft, and the answers to it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Prefetch, Q

from briefs.brief import Brief
from briefs.fields import LineField, ProseField
from briefs.notices.telling import called
from briefs.versioning import Identified, IdentifiedQuerySet


class CommentQuerySet(IdentifiedQuerySet["Comment"]):
    def threads(self) -> CommentQuerySet:
        """Comments with their answers and all who speak in them."""
        answers = Comment.objects.select_related("by").order_by("at", "pk")
        return (
            self.filter(answers=None)
            .select_related("by", "resolved_by")
            .prefetch_related(Prefetch("replies", answers))
            .order_by("at", "pk")
        )

    def open(self) -> CommentQuerySet:
        return self.filter(answers=None, resolved_at=None)

    def resolved(self) -> CommentQuerySet:
        return self.filter(answers=None, resolved_at__isnull=False)


class Comment(Identified):
    """What somebody says of a field of a brief, of words in it, or of the whole.

    It is never changed and never deleted but with its brief: what was said in error is
    answered or resolved, so that nobody's answer loses what it answers. ``passage`` are
    the words as they stood in ``version``, ``start`` where, in code points of the field's
    text; without a start they were read in the page that readers see. An outsider speaks
    by ``name``, through the link that ``by`` made.
    """

    class Field(models.TextChoices):
        WHOLE = "", "the brief as a whole"
        TITLE = "title", "title"
        SUMMARY = "summary", "summary"
        KEY_MESSAGES = "key_messages", "key messages"
        CONTEXT = "context", "context"
        ANALYSIS = "analysis", "analysis"
        RECOMMENDATIONS = "recommendations", "recommendations"
        REFERENCES = "references", "references"
        TAGS = "tags", "tags"
        AGREEMENTS = "agreements", "agreements"

    brief = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="comments")
    field = models.CharField("about", max_length=15, choices=Field, blank=True)
    passage = ProseField("words", max_length=2000, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField("version of the brief")
    body = ProseField("comment", max_length=4000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    name = LineField("of someone without an account", max_length=120, blank=True)
    link = models.ForeignKey(
        "desk.ReviewLink", null=True, blank=True, on_delete=models.SET_NULL, related_name="comments"
    )
    answers = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="replies"
    )
    at = models.DateTimeField(auto_now_add=True)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        indexes = [
            models.Index(
                fields=["brief"],
                condition=Q(answers=None, resolved_at=None),
                name="comment_open",
            )
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(body=""), name="comment_says_something"),
            models.CheckConstraint(
                condition=Q(answers=None) | Q(passage="", field="", resolved_at=None),
                name="comment_answer_is_about_its_comment",
            ),
            models.CheckConstraint(
                condition=Q(start=None) | ~Q(passage=""), name="comment_start_is_of_words"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} on {self.brief}"

    @property
    def person(self) -> str:
        """Who speaks, as the desk names them; a query unless ``by`` is fetched."""
        return self.name or called(self.by)

    def is_of(self, user: Any) -> bool:
        """Whether this person wrote it; what a guest says is not its host's word."""
        return not self.name and self.by_id is not None and self.by_id == user.pk
