"""Reading a public page as a reader's browser would."""

from __future__ import annotations

from bs4 import BeautifulSoup
from django.test import Client


def read(client: Client, address: str, status: int = 200) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == status, f"{address} answered {answer.status_code}"
    return BeautifulSoup(answer.content, "lxml")


def text(page: BeautifulSoup, selector: str) -> str:
    """The text of the first element that matches, on one line."""
    found = page.select_one(selector)
    assert found is not None, f"no {selector}"
    return " ".join(found.get_text().split())


def links(page: BeautifulSoup) -> list[str]:
    """Every address on this site that the page links to, without its fragment."""
    found = (str(link["href"]).split("#")[0] for link in page.select("a[href]"))
    return sorted({address for address in found if address.startswith("/")})
