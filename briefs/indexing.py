"""The index of editions: written with what publishes them, holds them back or withdraws them."""

from __future__ import annotations

from briefs import markup
from briefs.edition import Edition, EditionQuerySet
from briefs.edition_terms import EditionTerms, EditionWord
from briefs.terms.document import Document, document
from briefs.terms.models import columns, learn


def index_edition(edition: Edition) -> None:
    """Index a new edition, and no longer those that it has taken the place of.

    One that is scheduled is indexed too: searches ask for those that are visible by
    now, as every page does. Must run in the transaction that publishes it.
    """
    found = document_of(edition)
    EditionTerms.objects.update_or_create(edition=edition, defaults=columns(found))
    learn(EditionWord, found)
    same = Edition.objects.filter(brief=edition.brief)
    current = same.current().values_list("number", flat=True).first()
    if current is not None:
        unindex_editions(same.filter(number__lt=current))


def unindex_editions(editions: EditionQuerySet) -> None:
    EditionTerms.objects.filter(edition__in=editions).delete()


def document_of(edition: Edition) -> Document:
    """The title; summary and key messages; the sections, authors and works cited."""
    return document(
        title=edition.title,
        summary=summary_of(edition),
        body=[
            *body_of(edition),
            *(row.get(name, "") for row in edition.authors for name in ("name", "affiliation")),
            *(row["citation"] for row in edition.references),
        ],
    )


def summary_of(edition: Edition) -> list[str]:
    return [edition.summary_text, *edition.key_messages_text]


def body_of(edition: Edition) -> list[str]:
    """The passages of the sections in their order, as plain text."""
    lines = (
        markup.plain(line)
        for name in ("context", "analysis", "recommendations")
        for block in edition.html.get(name) or ()
        for line in markup.LINE_END.split(block["html"])
    )
    return [line for line in lines if line]
