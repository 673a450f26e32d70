"""The audit log."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from briefs.audit.verbs import Verb
from briefs.fields import LineField
from briefs.terms.matching import Lexeme, LexemesField
from briefs.terms.words import tokens
from briefs.versioning import Identified, IdentifiedQuerySet

KEPT = "What was done stays written: the log is only added to."


class ActQuerySet(IdentifiedQuerySet["Act"]):
    def newest(self) -> ActQuerySet:
        return self.order_by("-at", "-pk")

    def of(self, kind: str, key: str) -> ActQuerySet:
        """What was done to one record, named as in the log."""
        return self.filter(subject_kind=kind, subject_key=key)

    def before(self, act: Act) -> ActQuerySet:
        """Those that follow this one where the newest stand first."""
        return self.filter(at__lte=act.at).exclude(at=act.at, pk__gte=act.pk)

    def after(self, act: Act) -> ActQuerySet:
        return self.filter(at__gte=act.at).exclude(at=act.at, pk__lte=act.pk)

    def saying(self, words: str) -> ActQuerySet:
        """Those in which each of the words, or a word that begins so, is said."""
        asked: Any = [
            [Lexeme(token.term), Lexeme(token.word, is_prefix=True)] for token in tokens(words)
        ]
        return self.filter(lexemes__matches=asked) if asked else self.none()

    def update(self, **_: Any) -> int:
        raise ValidationError(KEPT)

    def delete(self) -> tuple[int, dict[str, int]]:
        raise ValidationError(KEPT)


class Act(Identified):
    """One thing that somebody did at the desk or on the command line, as it was noted then.

    Names are those of that moment: person and record may be gone since. Rows are only
    added; the database refuses all else (:mod:`briefs.immutability`), but that ``by``
    empties when the account is deleted. ``address`` and ``agent`` say from where: of a
    command the agent names it, and there is no address.
    """

    # All but ``by``, and ``lexemes``, which are made of the others.
    FROZEN = (
        "uid",
        "at",
        "by_name",
        "act",
        "subject_kind",
        "subject_key",
        "subject_name",
        "details",
        "address",
        "agent",
    )

    at = models.DateTimeField("when", default=timezone.now, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="account",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_index=False,  # the index of a person's acts begins with it
    )
    by_name = LineField("who", max_length=300, blank=True)
    act = models.CharField("what", max_length=40)
    subject_kind = models.CharField("kind of record", max_length=80, blank=True)
    subject_key = models.CharField("key of the record", max_length=40, blank=True)
    subject_name = LineField("record", max_length=300, blank=True)
    details = LineField(max_length=300, blank=True)
    address = models.GenericIPAddressField("from where", null=True, blank=True)
    agent = LineField("with what", max_length=200, blank=True)
    lexemes = LexemesField(blank=True, editable=False)

    objects = ActQuerySet.as_manager()

    class Meta:
        verbose_name = "act"
        verbose_name_plural = "audit log"
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["-at", "-id"], name="act_newest"),
            models.Index(
                fields=["subject_kind", "subject_key", "-at", "-id"], name="act_of_a_record"
            ),
            models.Index(fields=["by", "-at", "-id"], name="act_of_a_person"),
            models.Index(fields=["act", "-at", "-id"], name="act_of_a_kind"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(subject_kind="", subject_key="")
                | (~Q(subject_kind="") & ~Q(subject_key="")),
                name="act_names_its_record_whole",
            )
        ]

    def __str__(self) -> str:
        return f"{self.said}: {self.subject_name}" if self.subject_name else self.said

    @property
    def said(self) -> str:
        """The act in words; a verb that is no longer in use as it is stored."""
        return str(Verb(self.act).label) if self.act in Verb.values else self.act

    def save(self, *args: Any, **options: Any) -> None:
        if not self._state.adding:
            raise ValidationError(KEPT)
        said = " ".join((self.by_name, self.said, self.subject_name, self.details))
        found = (form for token in tokens(said) for form in (token.term, token.word))
        self.lexemes = " ".join(dict.fromkeys(found))
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> Any:
        raise ValidationError(KEPT)
