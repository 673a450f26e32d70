"""The columns of an index, for the tables of editions and of agreements."""

from __future__ import annotations

from typing import Any

from django.db import models

from briefs.terms.document import Document
from briefs.terms.matching import LexemesField
from briefs.terms.words import RULES


class Terms(models.Model):
    """What one public document is found by; made of it, and never edited.

    A table of these is an index by itself: the database keeps its full-text index of
    ``lexemes`` beside it (:mod:`briefs.terms.install`), however a row is written.
    """

    title = models.TextField()
    summary = models.TextField()
    prominent = models.TextField()
    text = models.TextField()
    lexemes = LexemesField()
    rules = models.PositiveSmallIntegerField(default=RULES)

    class Meta:
        abstract = True


class Word(models.Model):
    """A word as written in a document that was indexed; offered only after a look at those
    that readers may see."""

    word = models.CharField(max_length=60, primary_key=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.word


def columns(found: Document) -> dict[str, Any]:
    """The fields of a row of :class:`Terms`."""
    names = ("title", "summary", "prominent", "text", "lexemes")
    return {"rules": RULES, **{name: getattr(found, name) for name in names}}


def learn(words: type[Word], found: Document) -> None:
    """Keep the words of a document; those that are known stay."""
    rows = (words(word=word[:60]) for word in sorted(found.words))
    words._base_manager.bulk_create(rows, ignore_conflicts=True, batch_size=500)
