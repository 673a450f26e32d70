"""The PDF of an edition, as a reader of PDFs sees it."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from time import time
from typing import Any

import pytest
from django.core.cache import caches
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone
from PIL import Image as Pixels
from pypdf import PdfReader

from briefs.agreements.models import Agreement
from briefs.brief import Brief, FormerAddress, Reference
from briefs.image import Image, add_image
from briefs.publishing import withdraw
from briefs.reader.pdf.making import REST
from briefs.reader.pdf.press import PRESS, Jammed, Press
from tests.factories import (
    make_brief,
    make_edition,
    make_evidence,
    make_evidenced_agreement,
    make_ready_brief,
    make_source,
)
from tests.reader.pages import read, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_store(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    store = {**settings.CACHES["documents"], "LOCATION": str(tmp_path / "documents")}
    settings.CACHES = {**settings.CACHES, "documents": store}


def published(**fields: Any) -> Any:
    brief = make_ready_brief(**fields)
    make_edition(brief)
    brief.refresh_from_db()
    return brief


def opened(client: Client, address: str) -> PdfReader:
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert answer["Content-Type"] == "application/pdf"
    return PdfReader(BytesIO(answer.content))


def words(document: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in document.pages).split())


def test_pdf_says_what_the_brief_says(client: Client) -> None:
    brief = make_ready_brief(
        title="What was settled",
        context="The package is [reported](#agreement-1).[^n]\n\n[^n]: A note on it.",
        analysis="# A heading\n\n- an item\n\n> a quotation\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    )
    Reference.objects.create(brief=brief, citation="A Work, 2013.", url="https://example.org/w")
    make_edition(brief)
    said = words(opened(client, f"/briefs/{brief.slug}.pdf"))
    for part in (
        "What was settled", "Two capitals have put fourteen texts", "Writer", "Edition 1",
        f"http://testserver/briefs/{brief.slug}/editions/1/", "The texts are not public.",
        "A note on it.", "A heading", "an item", "a quotation", "Ask for the texts.",
        "A Work, 2013.", "https://example.org/w", "Agreements between South Korea and China",
        "South Korea and China signed 14 agreements on trade in Beijing.", "citing Yonhap",
        "How to cite this brief", "[Policy brief]", "Page 1 of",
    ):  # fmt: skip
        assert part in said, part


def test_pdf_is_tagged_titled_and_numbered(client: Client) -> None:
    brief = published(title="한국과 중국: 14 agreements", language="ko")
    document = opened(client, f"/briefs/{brief.slug}.pdf")
    root: Any = document.trailer["/Root"]
    assert bool(root["/MarkInfo"]["/Marked"])
    assert "/StructTreeRoot" in root
    assert root["/Lang"].startswith("ko")
    assert document.page_labels[0] == "1"
    assert document.metadata is not None
    assert document.metadata.title == "한국과 중국: 14 agreements"
    assert document.metadata.author.startswith("Writer")
    assert "한국과 중국" in words(document)
    assert [entry.title for entry in document.outline if not isinstance(entry, list)][:2] == [
        "Key messages", "Context",
    ]  # fmt: skip


def test_pdf_shows_what_sources_say_against_each_other(client: Client) -> None:
    agreement = make_evidenced_agreement()
    other = make_source("The two sides signed 15 agreements.", outlet="The Daily")
    make_evidence(agreement, other, "count", "15")
    brief = make_ready_brief(agreement=agreement)
    make_edition(brief)
    said = words(opened(client, f"/briefs/{brief.slug}.pdf"))
    assert "Sources differ on the number: 14 or 15." in said
    assert "The two sides signed 15 agreements." in said
    assert "number 15, not 14" in said


def test_pdf_of_an_earlier_edition_is_that_edition(client: Client) -> None:
    brief = published(title="First title")
    brief.title = "Second title"
    brief.save()
    make_edition(brief)
    stem = f"/briefs/{brief.slug}"
    assert "First title" in words(opened(client, f"{stem}/editions/1.pdf"))
    assert "Second title" in words(opened(client, f"{stem}.pdf"))


def show_image(brief: Brief, width: int, height: int) -> Image:
    file = BytesIO()
    Pixels.new("RGB", (width, height), "red").save(file, "PNG")
    image = add_image(
        brief=brief, version=brief.version, content=file.getvalue(), alt="A chart", credit="Own",
        by=None,
    )  # fmt: skip
    brief.refresh_from_db()
    Brief.objects.filter(pk=brief.pk).update(analysis=f"{brief.analysis}\n\n{image.markdown}")
    brief.refresh_from_db()
    return image


def test_pdf_shows_the_images_of_the_edition_with_their_credit(client: Client) -> None:
    brief = make_ready_brief()
    show_image(brief, 600, 1800)
    make_edition(brief)
    document = opened(client, f"/briefs/{brief.slug}.pdf")
    assert sum(len(page.images) for page in document.pages) == 1
    assert "Own" in words(document)


def test_pdf_whose_image_is_lost_shows_its_words(client: Client) -> None:
    brief = make_ready_brief()
    image = show_image(brief, 60, 40)
    make_edition(brief)
    default_storage.delete(image.file_name(image.widths[0]))
    assert "A chart" in words(opened(client, f"/briefs/{brief.slug}.pdf"))


def test_pdf_shows_an_image_that_is_found_again(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    brief = make_ready_brief()
    image = show_image(brief, 60, 40)
    make_edition(brief)
    name = image.file_name(image.widths[0])
    with default_storage.open(name) as file:
        content = file.read()
    default_storage.delete(name)
    assert not list(opened(client, f"/briefs/{brief.slug}.pdf").pages[0].images)
    default_storage.save(name, ContentFile(content))
    later = time() + REST + 1
    monkeypatch.setattr("django.core.cache.backends.filebased.time.time", lambda: later)
    document = opened(client, f"/briefs/{brief.slug}.pdf")
    assert sum(len(page.images) for page in document.pages) == 1


def test_pdf_is_made_once_and_kept(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    brief = published()
    first = client.get(f"/briefs/{brief.slug}.pdf")
    monkeypatch.setattr(Press, "make", _jammed)
    again = client.get(f"/briefs/{brief.slug}/editions/1.pdf")
    assert again.content == first.content
    kept = client.get(f"/briefs/{brief.slug}.pdf", headers={"if-none-match": first["ETag"]})
    assert (kept.status_code, kept.content) == (304, b"")
    assert first["Last-Modified"]


def _jammed(*_: Any, **__: Any) -> bytes:
    raise Jammed("it took too long")


def test_pdf_follows_a_correction_of_an_entry_that_it_lists(client: Client) -> None:
    brief = published()
    before = client.get(f"/briefs/{brief.slug}.pdf")
    Agreement.objects.update(withdrawn_at=timezone.now(), withdrawal_reason="It was retracted.")
    after = client.get(f"/briefs/{brief.slug}.pdf", headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200
    said = words(PdfReader(BytesIO(after.content)))
    assert "It was retracted." in said
    assert "Agreements between South Korea and China" not in said


def test_pdf_that_cannot_be_made_is_told_in_a_page_and_not_tried_at_once_again(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    brief = published(title="Still to be read")
    monkeypatch.setattr(Press, "make", _jammed)
    page = read(client, f"/briefs/{brief.slug}.pdf", status=503)
    assert "Still to be read" in text(page, "main")
    monkeypatch.undo()
    answer = client.get(f"/briefs/{brief.slug}.pdf")
    assert (answer.status_code, answer["Retry-After"]) == (503, "300")
    caches["documents"].clear()
    opened(client, f"/briefs/{brief.slug}.pdf")


def test_pdf_that_had_to_wait_too_long_is_tried_again_at_once(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    brief = published()
    monkeypatch.setattr("briefs.reader.pdf.press.WAIT", 0.01)
    with PRESS._lock:
        assert client.get(f"/briefs/{brief.slug}.pdf").status_code == 503
    opened(client, f"/briefs/{brief.slug}.pdf")


def test_pdf_of_what_readers_do_not_see_is_not_there(client: Client) -> None:
    brief = published()
    make_edition(brief, published_at=timezone.now() + timedelta(days=1))
    assert client.get(f"/briefs/{brief.slug}/editions/2.pdf").status_code == 404
    assert client.get(f"/briefs/{make_brief().slug}.pdf").status_code == 404


def test_pdf_of_a_withdrawn_brief_is_gone(client: Client) -> None:
    brief = published(title="A title to forget")
    client.get(f"/briefs/{brief.slug}.pdf")
    withdraw(brief=brief, version=brief.version, by=None, reason="Two figures were wrong.")
    for address in (f"/briefs/{brief.slug}.pdf", f"/briefs/{brief.slug}/editions/1.pdf"):
        assert "Two figures were wrong." in text(read(client, address, status=410), "main")


def test_pdf_at_a_former_address_redirects_for_good(client: Client) -> None:
    brief = published()
    FormerAddress.objects.create(brief=brief, slug="as-it-was")
    answer = client.get("/briefs/as-it-was.pdf")
    assert (answer.status_code, answer["Location"]) == (301, f"/briefs/{brief.slug}.pdf")


def test_pdf_takes_few_queries(client: Client, django_assert_max_num_queries: Any) -> None:
    brief = published()
    with django_assert_max_num_queries(4):
        client.get(f"/briefs/{brief.slug}.pdf")


def test_pdf_is_given_where_it_cannot_be_kept(
    client: Client, settings: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    brief = published()
    (tmp_path / "a-file").touch()
    store = {**settings.CACHES["documents"], "LOCATION": str(tmp_path / "a-file" / "store")}
    settings.CACHES = {**settings.CACHES, "documents": store}
    opened(client, f"/briefs/{brief.slug}.pdf")
    assert "cannot be kept" in caplog.text
