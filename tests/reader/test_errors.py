from __future__ import annotations

from unittest.mock import patch

import pytest
from bs4 import BeautifulSoup
from django.template import TemplateDoesNotExist
from django.test import Client, RequestFactory

from briefs.reader.views import server_error
from tests.reader.pages import links, read

BROKEN = "briefs.reader.views.errors.loader.render_to_string"


@pytest.mark.django_db
def test_unknown_address_is_a_designed_page_with_ways_on(client: Client) -> None:
    page = read(client, "/no/such/page/", status=404)
    assert {"/briefs/", "/agreements/", "/topics/", "/countries/"} <= set(links(page))
    assert page.select_one("meta[name=robots][content=noindex]")
    assert not page.select("link[rel=canonical]")


def test_server_error_page_is_made_without_the_database() -> None:
    answer = server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    page = BeautifulSoup(answer.content, "lxml")
    assert len(page.select("h1")) == 1
    assert "Policy Briefs" in page.title.get_text()  # type: ignore[union-attr]


def test_server_error_whose_template_fails_too_is_plain_text() -> None:
    with patch(BROKEN, side_effect=TemplateDoesNotExist("500.html")):
        answer = server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert b"Something went wrong" in answer.content


def test_form_without_its_token_gets_a_page_that_says_what_to_do(db: None) -> None:
    answer = Client(enforce_csrf_checks=True).post("/desk/login/", {"username": "x"})
    assert answer.status_code == 403
    assert "reload the page and send it again" in answer.content.decode()


def test_foreign_host_gets_a_page_of_ours(db: None) -> None:
    answer = Client().get("/", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert "cannot be understood" in answer.content.decode()
