"""An import written as a Django fixture in place of the database."""

from __future__ import annotations

from collections.abc import Iterator

from django.core import serializers
from django.db import models

from briefs.brief import Brief
from briefs.importer.models import Import, Proposal, ReportedAgreement, SketchNumber
from briefs.sources.models import Source
from briefs.tags.models import Alias, Tag


def as_fixture(run: Import) -> str:
    """Every row that the documents of a run amount to, as JSON with natural keys.

    ``loaddata`` accepts it in an empty database and gives the same rows.
    """
    text: str = serializers.serialize(
        "json",
        list(_rows(run)),
        indent=1,
        use_natural_foreign_keys=True,
        use_natural_primary_keys=True,
    )
    return text


def _rows(run: Import) -> Iterator[models.Model]:
    briefs = Brief.objects.filter(import_items__run=run).distinct().order_by("pk")
    agreements = [
        row.agreement for brief in briefs for row in brief.listed_agreements.order_by("position")
    ]
    tags = Tag.objects.filter(
        models.Q(tagged_briefs__content_object__in=briefs)
        | models.Q(tagged_agreements__content_object__in=agreements)
    )
    yield from tags.distinct().order_by("pk")
    yield from Alias.objects.filter(tag__in=tags).order_by("pk")
    yield from Source.objects.filter(import_items__run=run).distinct().order_by("pk")
    for agreement in dict.fromkeys(agreements):
        yield agreement
        for rows in ("parties", "events", "identifiers", "evidence", "tagged_items"):
            yield from getattr(agreement, rows).order_by("pk")
    for brief in briefs:
        yield brief
        for rows in ("references", "listed_agreements", "tagged_items", "snapshots"):
            yield from getattr(brief, rows).order_by("pk")
    yield run
    yield from run.items.order_by("pk")
    yield from ReportedAgreement.objects.filter(item__run=run).order_by("pk")
    yield from Proposal.objects.filter(item__run=run).order_by("pk")
    yield from SketchNumber.objects.filter(source__import_items__run=run).distinct().order_by("pk")
