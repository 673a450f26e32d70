"""Nothing private reaches a public address: unique strings, looked for in every answer.

The addresses are found by walking the URL resolver; a new kind of address
without values to try it with fails the test.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone
from pypdf import PdfReader

from briefs.agreements.models import Agreement, Correction, Event, Identifier, Party
from briefs.audit.models import Act
from briefs.author import Author
from briefs.brief import (
    Authorship,
    Brief,
    BriefAgreement,
    FormerAddress,
    Reference,
    TaggedBrief,
)
from briefs.desk.models import Comment, ReviewLink
from briefs.edition import Edition
from briefs.fields import PartialDateField
from briefs.history import record
from briefs.image import Image
from briefs.importer.models import Import
from briefs.notices.models import Notice
from briefs.publishing import withdraw
from briefs.sources.models import Source
from briefs.tags.merging import merge_tags
from briefs.tags.models import Alias, Tag
from tests import factories

NOT_FREE = {"country_code", "orcid", "language", "sha256", "withdrawal_reason", "folded_name"}
PRIVATE_ADDRESS = "198.51.100.77"  # of a person at the desk
_numbers = itertools.count(1)


def canary() -> str:
    return f"zqcanary{next(_numbers)}zq"


def mark(row: models.Model) -> models.Model:
    """Put a unique string into every free text field of a row and save it."""
    for field in row._meta.concrete_fields:
        is_text = isinstance(field, models.CharField | models.TextField)
        if not is_text or field.choices or field.name in NOT_FREE:
            continue
        if isinstance(field, PartialDateField):
            continue
        address = {"url": "https://example.org/", "path": "/"}.get(field.name, "")
        setattr(row, field.name, f"{address}{canary()}")
    row.save()
    return row


def marked_agreement(source: Source) -> Agreement:
    agreement = mark(Agreement(kind="mou", basis="instrument"))
    mark(Party(agreement=agreement, country_code="KR"))
    mark(Event(agreement=agreement, status="signed"))
    mark(Identifier(agreement=agreement, scheme="other"))
    mark(Correction(agreement=agreement))
    quote = source.text[:8]
    factories.make_evidence(agreement, source, "existence", canary(), quote=quote)
    return agreement


def marked_source() -> Source:
    text = canary()
    source = Source(content=text.encode(), sha256=f"{next(_numbers):064d}")
    return mark(source)


def marked_draft() -> Brief:
    source = marked_source()
    brief = mark(factories.make_brief(language="en"))
    brief.sources.add(source)
    tag = mark(Tag(kind="place", country_code="KP"))
    mark(Alias(tag=tag))
    merge_tags(keep=mark(Tag()), merge=mark(Tag()))
    TaggedBrief.objects.create(content_object=brief, tag=tag)
    mark(Reference(brief=brief))
    Authorship.objects.create(brief=brief, author=mark(Author()))
    BriefAgreement.objects.create(brief=brief, agreement=marked_agreement(source))
    mark(FormerAddress(brief=brief))
    show_image(brief)
    record(brief, by=None, reason=canary())
    mark(Act(by=User.objects.create_user(canary()), address=PRIVATE_ADDRESS))
    told = User.objects.create_user(canary(), email=f"{canary()}@example.org")
    mark(Notice(recipient=told))
    later = timezone.now() + timedelta(days=1)
    link = mark(ReviewLink(brief=brief, expires_at=later))
    mark(Comment(brief=brief, version=1, start=0, link=link))
    run = mark(Import())
    run.items.create(name=canary(), outcome="created", reason=canary(), brief=brief, source=source)
    return brief


def show_image(brief: Brief) -> Image:
    """An image in the text, of bytes that are found again."""
    image = factories.make_image(brief, alt=canary(), credit=canary())
    default_storage.save(image.file_name(480), ContentFile(canary().encode()))
    Brief.objects.filter(pk=brief.pk).update(analysis=f"{brief.analysis}\n\n{image.markdown}")
    brief.refresh_from_db()
    return image


def with_marked_text(brief: Brief) -> Brief:
    for name in ("title", *Brief.SECTIONS):
        setattr(brief, name, canary())
    brief.save()
    show_image(brief)
    agreement = brief.listed_agreements.get().agreement
    agreement.title = agreement.note = canary()
    agreement.save()
    tag = brief.tagged_items.get().tag
    tag.name, tag.slug, tag.description = canary(), canary(), canary()
    tag.save()
    return brief


@pytest.fixture
def private_site(db: None, settings: Any, tmp_path: Path) -> None:
    """A site with one public brief, and drafts, schedules and withdrawals full of canaries."""
    settings.MEDIA_ROOT = tmp_path
    public = factories.make_ready_brief(title="What everyone may read")
    factories.make_edition(public)
    address = public.slug
    mark(public)  # the working copy has moved on since, but for its address
    Brief.objects.filter(pk=public.pk).update(slug=address)
    author = public.authorships.get().author
    named = author.slug
    mark(author)  # and so has the author's own record
    Author.objects.filter(pk=author.pk).update(slug=named)
    public.refresh_from_db()
    marked_draft()
    tomorrow = timezone.now() + timedelta(days=1)
    factories.make_edition(with_marked_text(factories.make_ready_brief()), published_at=tomorrow)
    factories.make_edition(public, published_at=tomorrow)
    gone = with_marked_text(factories.make_ready_brief())
    factories.make_edition(gone)
    gone.refresh_from_db()
    withdraw(brief=gone, version=gone.version, by=None, reason="It was wrong.")
    # The agreement of a withdrawn brief stands on its own evidence; here it is withdrawn too.
    Agreement.objects.filter(listings__brief=gone).update(
        withdrawn_at=timezone.now(), withdrawal_reason="It was wrong."
    )


def slugs(*models_with_slugs: Any) -> list[str]:
    return [
        slug
        for model in models_with_slugs
        for slug in model.objects.values_list("slug", flat=True)
        if slug
    ]


def patterns(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            if entry.namespace != "admin":
                yield from patterns(entry, route)
        else:
            yield route, entry


def addresses() -> Iterator[str]:
    values = {
        "slug": slugs(Brief, Agreement, Tag, FormerAddress, Author)
        + list(Alias.objects.exclude(former_slug="").values_list("former_slug", flat=True)),
        "number": ["1", "2", "3"],
        "code": ["kr", "cn", "kp", "KP"],
        "uid": [str(uid) for uid in Image.objects.values_list("uid", flat=True)],
        "width": ["480"],
        # of a link's secret the site keeps the digest, which opens nothing
        "token": ["guessed", *ReviewLink.objects.values_list("token_hash", flat=True)],
        "form": ["bib", "ris", "json"],
        "picture": ["over-time", "who-with-whom", "areas-by-country"],
        "ending": ["csv", "json"],
    }
    queries = [
        "",
        *(
            f"?{name}={value}"
            for name, options in {
                "topic": values["slug"],
                "area": values["slug"],
                "country": values["code"],
                "party": values["code"],
                "page": ["2"],
                "q": ["zqcan", "zqcanary9zk"],  # the beginning of all canaries, and a typing error
                "year": ["2026"],
            }.items()
            for value in options
        ),
    ]
    for route, pattern in patterns(get_resolver()):
        names = list(pattern.pattern.converters)
        unknown = set(names) - set(values)
        assert not unknown, f"{route}: no values to try {unknown} with"
        for combination in itertools.product(*(values[name] for name in names)):
            path = route
            for name, value in zip(names, combination, strict=True):
                converter = next(p for p in path.split("<") if p.split(">")[0].endswith(name))
                path = path.replace(f"<{converter.split('>')[0]}>", value, 1)
            filtered = not names or "picture" in names
            yield from (f"/{path}{query}" for query in (queries if filtered else [""]))


def written(content: bytes) -> str:
    """The text of an answer; that of a PDF as a reader of PDFs finds it."""
    if not content.startswith(b"%PDF-"):
        return content.decode()
    document = PdfReader(BytesIO(content))
    return "".join(page.extract_text() for page in document.pages) + str(document.metadata)


def test_nothing_private_is_in_any_public_answer(private_site: None) -> None:
    client = Client(raise_request_exception=True)
    seen = 0
    for address in addresses():
        answer = client.get(address)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        text = written(content) + str(answer.headers)
        # What stands in the address itself is the visitor's own knowledge.
        own = [part.split("=")[-1] for part in address.replace("?", "/").split("/") if part]
        for part in own:
            text = text.replace(part, "") if "zqcanary" in part else text
        assert "zqcanary" not in text, (
            f"{address}: …{text[max(0, text.find('zqcanary') - 80) :][:160]}…"
        )
        assert PRIVATE_ADDRESS not in text, address
        seen += answer.status_code == 200
    assert seen >= 10


def test_the_canary_would_be_heard(private_site: None) -> None:
    """The same search finds the canaries when they are made public on purpose."""
    Brief.objects.update(withdrawn_at=None, withdrawal_reason="")
    slug = Edition.objects.current().exclude(title="What everyone may read").get().brief.slug
    assert "zqcanary" in Client().get(f"/briefs/{slug}/").content.decode()
    image = Image.objects.public().get()
    assert image.brief.slug == slug
    content = b"".join(Client().get(image.address(480)).streaming_content)  # type: ignore[attr-defined]
    assert b"zqcanary" in content
