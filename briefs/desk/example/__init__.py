"""One finished brief, so that a newcomer's first page is a good one."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

from django.db import transaction

from briefs.agreements.models import Agreement
from briefs.author import Author
from briefs.brief import Authorship, Brief, BriefAgreement, Reference, TaggedBrief
from briefs.edition import Edition
from briefs.importer.load_brief import permanent_identity
from briefs.publishing import publish
from briefs.sources.models import Source


def finished_brief() -> dict[str, Any]:
    """The text of the example, as in ``after-beijing.toml``."""
    path = resources.files("briefs.desk.example") / "after-beijing.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@transaction.atomic
def publish_example(*, by: Any) -> Edition | None:
    """Publish the example through the gate, once; returns None when it is there already.

    Its source must have been imported: tags and agreements are those that the
    importer read out of it. Raises ``Source.DoesNotExist`` otherwise, and
    ``Refused`` if the gate does not open.
    """
    example = finished_brief()
    uid = permanent_identity("example", example["slug"])
    if Brief.objects.filter(uid=uid).exists():
        return None
    source = Source.objects.get(filename=example["source"])
    fields = {name: example[name].strip() for name in ("title", "slug", *Brief.SECTIONS)}
    brief = Brief(uid=uid, type=example["type"], language=example["language"], **fields)
    brief.stage = Brief.Stage.APPROVED  # read by those who ship it
    brief.full_clean()
    brief.save()
    brief.sources.add(source)
    _attach(brief, source, example)
    return publish(brief=brief, version=brief.version, by=by)


def _attach(brief: Brief, source: Source, example: dict[str, Any]) -> None:
    agreements = Agreement.objects.filter(evidence__source=source).distinct().order_by("pk")
    for position, agreement in enumerate(agreements, start=1):
        BriefAgreement.objects.create(brief=brief, agreement=agreement, position=position)
    tags = TaggedBrief.objects.filter(content_object__sources=source).order_by("pk")
    for tag_id in dict.fromkeys(tags.values_list("tag_id", flat=True)):
        TaggedBrief.objects.create(content_object=brief, tag_id=tag_id)
    for position, fields in enumerate(example["authors"], start=1):
        author, _ = Author.objects.get_or_create(**fields)
        Authorship.objects.create(brief=brief, author=author, position=position)
    for position, fields in enumerate(example["references"], start=1):
        Reference.objects.create(brief=brief, position=position, **fields)
