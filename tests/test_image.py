"""Images: read by their content, public with their edition, never before."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from PIL import Image as Pixels

from briefs import gate, history, image_files
from briefs.brief import Brief
from briefs.image import Image, add_image
from briefs.publishing import rehearsal, withdraw
from briefs.restoring import restore
from briefs.versioning import StaleVersion
from tests import factories
from tests.forms import filled


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


def photo(kind: str = "JPEG", size: tuple[int, int] = (2000, 1000), **options: Any) -> bytes:
    file = BytesIO()
    Pixels.new("RGB", size, (122, 31, 43)).save(file, kind, **options)
    return file.getvalue()


def with_image(brief: Brief, *, shown: bool = True, **fields: Any) -> Image:
    fields = {"content": photo(), "alt": "Two flags", "credit": "Own photo", "by": None} | fields
    fields.setdefault("version", brief.version)
    image = add_image(brief=brief, **fields)
    if not shown:
        return image
    brief.context += f"\n\n![](image:{image.uid})\n"
    brief.save()
    return image


def test_image_is_stored_at_a_few_widths_without_what_the_camera_added(ready_brief: Brief) -> None:
    exif = Pixels.Exif()
    exif[0x0112], exif[0x010E] = 6, "taken at home"  # turned by a quarter; a description
    image = with_image(ready_brief, content=photo(exif=exif))
    assert (image.width, image.height, image.widths) == (1000, 2000, [480, 960, 1000])
    for width in image.widths:
        with default_storage.open(image.file_name(width)) as file:
            content = file.read()
        assert b"taken at home" not in content
        assert Pixels.open(BytesIO(content)).width == width


@pytest.mark.parametrize(
    "content",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"GIF89a" + b"\0" * 40,
        photo()[:400],
        b"\xff\xd8\xff" + b"<script>alert(1)</script>",
        b"",
    ],
)
def test_what_is_no_image_of_a_known_kind_is_refused(content: bytes) -> None:
    with pytest.raises(ValidationError):
        image_files.versions(content)


def test_image_of_too_many_pixels_or_bytes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(image_files, "PIXELS", 1000)
    with pytest.raises(ValidationError, match="megapixels"):
        image_files.versions(photo())
    monkeypatch.setattr(image_files, "LARGEST", 100)
    with pytest.raises(ValidationError, match="larger"):
        image_files.versions(photo())


def test_image_without_words_for_it_or_credit_is_refused(ready_brief: Brief) -> None:
    for empty in ("alt", "credit"):
        with pytest.raises(ValidationError):
            with_image(ready_brief, **{empty: " "})


def test_page_shows_the_image_with_its_size_words_and_credit(ready_brief: Brief) -> None:
    image = with_image(ready_brief)
    factories.make_edition(ready_brief)
    page = BeautifulSoup(Client().get(f"/briefs/{ready_brief.slug}/").content, "lxml")
    shown = page.select_one(".body figure img")
    assert shown is not None
    assert (shown["alt"], shown["width"], shown["height"]) == ("Two flags", "1600", "800")
    assert str(shown["srcset"]).count(f"/images/{image.uid}/") == 3
    caption = shown.find_next_sibling("figcaption")
    assert caption is not None
    assert caption.text == "Own photo"
    answer = Client().get(str(shown["src"]))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]


def test_image_is_public_only_while_an_edition_with_it_is(
    ready_brief: Brief, author: Client
) -> None:
    image = with_image(ready_brief)
    unused = with_image(ready_brief, alt="a", credit="b", shown=False)
    reader, address = Client(), image.address(480)
    assert reader.get(address).status_code == 404
    seen = author.get(address)
    assert (seen.status_code, seen["Cache-Control"]) == (200, "private, no-store")
    with rehearsal(brief=ready_brief, by=None):
        pass
    assert reader.get(address).status_code == 404
    factories.make_edition(ready_brief)
    assert reader.get(address).status_code == 200
    assert reader.get(unused.address(480)).status_code == 404
    assert reader.get(image.address(481)).status_code == 404
    ready_brief.refresh_from_db()
    withdraw(brief=ready_brief, version=ready_brief.version, by=None, reason="It was wrong.")
    assert reader.get(address).status_code == 404


def test_image_of_an_edition_stays_when_the_text_goes_on(ready_brief: Brief) -> None:
    image = with_image(ready_brief)
    factories.make_edition(ready_brief)
    Brief.objects.update(context="Without it.")
    factories.make_edition(ready_brief)
    assert Client().get(image.address(480)).status_code == 200
    image.alt = "Other words"
    with pytest.raises(ValidationError):
        image.save()
    with pytest.raises(ProtectedError):
        image.delete()


def test_gate_asks_about_images_that_the_brief_has_not(ready_brief: Brief) -> None:
    other = with_image(factories.make_brief())
    for uid in (uuid4(), other.uid):
        Brief.objects.filter(pk=ready_brief.pk).update(analysis=f"See ![x](image:{uid}).")
        ready_brief.refresh_from_db()
        (problem,) = gate.problems(ready_brief)
        assert problem.field == "analysis"


def test_image_from_elsewhere_is_words_only(ready_brief: Brief) -> None:
    ready_brief.context = "A ![map](https://example.org/map.png) of it."
    ready_brief.save()
    edition = factories.make_edition(ready_brief)
    assert "<img" not in str(edition.html)
    assert "A map of it." in str(edition.html)


def test_author_adds_an_image_at_the_desk_and_sees_it_in_the_preview(
    author: Client, ready_brief: Brief
) -> None:
    address = reverse("admin:brief_images", args=[ready_brief.pk])
    data = {"alt": "Two flags", "credit": "Own photo", "version": str(ready_brief.version)}
    broken = SimpleUploadedFile("x.jpg", b"<svg/>", content_type="image/jpeg")
    refused = author.post(address, {**data, "file": broken})
    assert "no JPEG, PNG or WebP" in refused.content.decode()
    author.post(address, {**data, "file": SimpleUploadedFile("x.svg", photo("PNG"))})
    image = Image.objects.get()
    assert (image.ending, image.made_by.username) == ("png", "author")
    assert image.markdown in author.get(address).content.decode()
    typed = {"section": "context", "text": image.markdown, "brief": ready_brief.pk}
    seen = author.post(reverse("admin:section_preview"), typed)
    assert image.address(960) in seen.content.decode()
    assert Client().get(address).status_code == 302


def test_image_added_is_a_saved_version_with_its_words(ready_brief: Brief) -> None:
    history.record(ready_brief, by=None)
    image = with_image(ready_brief, shown=False)
    ready_brief.refresh_from_db()
    assert ready_brief.version == 2
    newest = ready_brief.snapshots.first()
    assert newest is not None
    assert (newest.reason, newest.changed) == ("image added", "1 image added")
    assert newest.data["images"] == [
        {"uid": str(image.uid), "alt": "Two flags", "credit": "Own photo"}
    ]


@pytest.mark.parametrize("version", [None, 7])
def test_image_based_on_another_version_stores_nothing(
    ready_brief: Brief, version: int | None, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    with pytest.raises(StaleVersion):
        with_image(ready_brief, version=version)
    assert not Image.objects.exists()
    assert not list(tmp_path.rglob("*.jpg"))


def test_version_saved_before_images_were_written_down_says_nothing_of_them(
    ready_brief: Brief,
) -> None:
    old = history.record(ready_brief, by=None)
    del old.data["images"]
    old.save()
    with_image(ready_brief, shown=False)
    newest = ready_brief.snapshots.first()
    assert newest is not None
    assert newest.changed == ""


def test_image_added_since_stays_when_an_older_version_is_restored(ready_brief: Brief) -> None:
    first = history.record(ready_brief, by=None)
    with_image(ready_brief, shown=False)
    ready_brief.refresh_from_db()
    version = ready_brief.version
    said = restore(brief=ready_brief, version=version, data=first.data, reason="x", by=None)
    assert said == ["1 image added since stays with the brief."]
    assert ready_brief.images.count() == 1


def test_image_that_came_too_late_is_asked_for_again_on_what_stands_now(
    author: Client, ready_brief: Brief
) -> None:
    history.record(ready_brief, by=None)
    address = reverse("admin:brief_images", args=[ready_brief.pk])
    data = {"alt": "Two flags", "credit": "Own photo", "version": "7"}
    late = author.post(address, {**data, "file": SimpleUploadedFile("x.png", photo("PNG"))})
    assert "was changed by someone else" in late.content.decode()
    again = filled(author, "", late)
    assert (again["alt"], again["version"]) == ("Two flags", "1")
    author.post(address, {**again, "file": SimpleUploadedFile("x.png", photo("PNG"))})
    assert ready_brief.images.count() == 1
    shown = author.get(reverse("admin:brief_history", args=[ready_brief.pk])).content.decode()
    assert "1 image added" in shown
