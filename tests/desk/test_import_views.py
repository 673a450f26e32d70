from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from briefs.brief import Brief
from briefs.importer.models import Import, ImportItem
from briefs.sources.models import Source

PAGE = "/desk/import/"
TEXT = "Kenya and Chad sign pact\n\nNAIROBI: Kenya and Chad signed a trade pact on Monday.\n"


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_uploaded_file_becomes_a_draft_that_opens_for_review(author: Client, seed: Path) -> None:
    answer = author.post(PAGE, {"documents": upload(seed.name, seed.read_bytes())}, follow=True)
    brief = Brief.objects.get()
    assert answer.redirect_chain[-1][0] == reverse("admin:brief_review", args=[brief.pk])
    assert "Lee-Xi Summit Sparks Optimism" in answer.content.decode()
    assert Import.objects.get().started_by.username == "author"


def test_several_files_at_once_are_each_reported(author: Client, seed: Path) -> None:
    files = [
        upload("a.txt", seed.read_bytes()),
        upload("b.txt", TEXT.encode()),
        upload("c.exe", b"MZ\x00\x01"),
    ]
    page = author.post(PAGE, {"documents": files}, follow=True).content.decode()
    assert "2 of 3 documents are in." in page
    assert "c.exe" in page
    outcomes = ImportItem.objects.values_list("outcome", flat=True)
    assert sorted(outcomes) == ["created", "created", "rejected"]


def test_pasted_text_becomes_a_source_with_its_address(author: Client) -> None:
    data = {"text": TEXT.replace("\n", "\r\n"), "url": "https://example.org/pact"}
    author.post(PAGE, data)
    source = Source.objects.get()
    assert (source.url, source.headline) == ("https://example.org/pact", "Kenya and Chad sign pact")
    assert bytes(source.content) == TEXT.encode()
    assert "unchanged" in author.post(PAGE, data, follow=True).content.decode()


def test_nothing_handed_in_is_asked_for(author: Client) -> None:
    assert "Choose a file or paste a text." in author.post(PAGE, {"text": " \n"}).content.decode()
    assert not Import.objects.exists()


def test_address_that_is_none_keeps_the_pasted_text_in_the_form(author: Client) -> None:
    page = author.post(PAGE, {"text": TEXT, "url": "not an address"}).content.decode()
    assert "Enter a valid URL" in page
    assert "Kenya and Chad signed a trade pact" in page


def test_import_page_is_for_those_who_may_import(client: Any, author: Client) -> None:
    assert client.get(PAGE).status_code == 302
    from django.contrib.auth.models import User

    client.force_login(User.objects.create_user("guest", is_staff=True))
    assert client.get(PAGE).status_code == 403
    listed = author.get(reverse("admin:importer_import_changelist")).content.decode()
    assert reverse("admin:importer_import_add") in listed
    assert author.get(reverse("admin:importer_import_add"))["Location"] == PAGE


def test_one_empty_file_is_rejected_by_name_and_the_others_go_on(author: Client) -> None:
    files = [upload("empty.txt", b""), upload("b.txt", TEXT.encode())]
    page = author.post(PAGE, {"documents": files}, follow=True).content.decode()
    assert "empty.txt" in page
    assert "1 of 2 documents are in." in page
