"""An entry whose sources differ, and its page as a browser without JavaScript sees it."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from briefs.agreements.models import Agreement
from briefs.sources.models import Source
from tests import factories

FIFTEEN = (
    "A day of papers. South Korea and China signed 15 agreements on trade and energy in Seoul."
)
REPEATED = "😀 They signed a treaty. 한국과 중국 café. They signed a treaty on fish."


def address(agreement: Agreement) -> str:
    return reverse("admin:agreements_agreement_change", args=[agreement.pk])


def at_odds(**fields: Any) -> Agreement:
    """Fourteen for one paper, fifteen for another."""
    one = factories.make_source(outlet="The Courier", headline="Leaders meet")
    other = factories.make_source(FIFTEEN, outlet="The Gazette", headline="Fifteen papers")
    agreement = factories.make_evidenced_agreement(one, **fields)
    quote = FIFTEEN.partition(". ")[2]
    for aspect, value in (("existence", ""), ("count", "15"), ("areas", "energy")):
        factories.make_evidence(agreement, other, aspect, value, quote=quote)
    return agreement


def soup(answer: Any) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "lxml")


def page(client: Client, agreement: Agreement) -> BeautifulSoup:
    return soup(client.get(address(agreement)))


def new_passage(agreement: Agreement, source: Source, **values: str) -> dict[str, str]:
    """A further row of evidence as the form sends it."""
    number = agreement.evidence.count()
    row = {"source": str(source.pk), "aspect": "areas", "basis": "stated", "start": "", **values}
    return {
        "evidence-TOTAL_FORMS": str(number + 1),
        f"evidence-{number}-agreement": str(agreement.pk),
        **{f"evidence-{number}-{name}": value for name, value in row.items()},
    }


def checks(page: BeautifulSoup, row: int) -> list[str]:
    """The outlined words beside a row of evidence."""
    return [mark.get_text() for mark in page.select(f"#evidence-{row} .checks .outlined")]
