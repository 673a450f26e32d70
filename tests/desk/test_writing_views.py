"""The preview of one section."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from briefs.brief import Brief
from briefs.desk import writing_views


def seen(client: Client, section: str, text: str) -> str:
    answer = client.post(reverse("admin:section_preview"), {"section": section, "text": text})
    assert answer.status_code == 200
    return answer.content.decode()


def test_preview_renders_tables_footnotes_and_numbers_of_agreements(author: Client) -> None:
    html = seen(author, "context", "As [told](#agreement-2).[^1]\n\n|a|\n|-|\n|b|\n\n[^1]: Here.")
    assert '<sup class="ref"><a href="#agreement-2"' in html
    assert "<table>" in html
    assert "Here." in html


def test_preview_shows_key_messages_one_by_one(author: Client) -> None:
    html = seen(author, "key_messages", "- One **bold**.\n- Two.")
    assert html.count("<li>") == 2
    assert "<strong>bold</strong>" in html


def test_preview_cleans_what_is_typed_and_stores_nothing(author: Client) -> None:
    html = seen(author, "analysis", "<script>alert(1)</script> [x](javascript:alert(1))")
    assert "<script>" not in html
    assert "href" not in html
    assert not Brief.objects.exists()


@pytest.mark.parametrize(
    "data",
    [
        {"section": "title", "text": "x"},
        {"section": "analysis", "text": "x" * (writing_views.LONGEST + 1)},
        {"text": "x"},
    ],
)
def test_preview_of_what_is_no_section_or_too_long_is_refused(
    author: Client, data: dict[str, str]
) -> None:
    assert author.post(reverse("admin:section_preview"), data).status_code == 400


def test_preview_is_for_editors_and_needs_the_token(author: Client, db: None) -> None:
    address = reverse("admin:section_preview")
    assert Client().post(address).status_code == 302
    User.objects.create_user("outsider", password="pass", is_staff=True)
    outsider = Client(enforce_csrf_checks=True)
    outsider.login(username="outsider", password="pass")
    assert outsider.post(address, {"section": "analysis"}).status_code == 403
    assert author.get(address).status_code == 405
