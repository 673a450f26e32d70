"""The facets of the register: choices that combine, each with the entries it would leave."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from briefs.agreements.models import Agreement
from briefs.reader.facets import Asked, offered
from tests.factories import make_agreement, make_tag
from tests.reader.pages import read, text
from tests.reader.register import listed, published

pytestmark = pytest.mark.django_db


def offer(query: str) -> dict[str, dict[str, int]]:
    """For each facet its options with their numbers."""
    asked = Asked.of(QueryDict(query))
    found = offered(Agreement.objects.public(), asked)
    return {facet.key: {o.value: o.entries for o in facet.options} for facet in found.facets}


@pytest.fixture
def five() -> None:
    listed("KR", "CN", kind="mou", date="2025-02", topic="trade")
    listed("KR", "CN", kind="treaty", date="2024")
    listed("KR", "UZ", kind="mou", date="2025", topic="energy")
    listed("UZ", "SK", kind="mou", topic="trade")
    listed("UZ", "SK", kind="agreement", basis="commitment", date="2025")


@pytest.mark.usefixtures("five")
def test_number_of_an_option_is_what_choosing_it_leaves(client: Client) -> None:
    for query in ("", "party=kr", "kind=mou&year=2025", "area=trade", "party=kr&party=cn"):
        for facet, options in offer(query).items():
            name = "party" if facet in {"party", "other"} else facet
            asked = QueryDict(query, mutable=True)
            for value, number in options.items():
                if facet in {"party", "other"}:
                    parties = QueryDict(query).getlist("party")
                    keep = parties[1:] if facet == "party" else parties[:1]
                    asked.setlist("party", [*keep, value])
                else:
                    asked[name] = value
                rows = read(client, f"/agreements/?{asked.urlencode()}").select(".ledger tbody tr")
                assert len(rows) == number, (query, facet, value)


@pytest.mark.usefixtures("five")
def test_choices_that_would_leave_nothing_are_not_offered() -> None:
    found = offer("party=sk")
    assert found["other"] == {"uz": 2}
    assert found["kind"] == {"mou": 1, "agreement": 1}
    assert found["area"] == {"trade": 1}
    assert found["year"] == {"2025": 1, "unstated": 1}


@pytest.mark.usefixtures("five")
def test_choice_in_force_stands_with_the_way_to_take_it_away(client: Client) -> None:
    page = read(client, "/agreements/?party=kr&party=cn&kind=mou")
    chips = [str(chip["href"]).split("#")[0] for chip in page.select(".chips a[aria-label]")]
    assert sorted(chips) == [
        "/agreements/?party=cn&kind=mou",
        "/agreements/?party=kr&kind=mou",
        "/agreements/?party=kr&party=cn",
    ]
    assert [o["value"] for o in page.select("select option[selected]")] == ["kr", "cn", "mou"]


@pytest.mark.usefixtures("five")
def test_choice_that_leaves_nothing_can_still_be_taken_away(client: Client) -> None:
    page = read(client, "/agreements/?party=sk&kind=treaty")
    assert "No entry fits all of these" in text(page, "main")
    assert "/agreements/?kind=treaty" in [
        str(a["href"]).split("#")[0] for a in page.select(".chips a")
    ]


def test_area_that_only_private_entries_have_is_not_named(client: Client) -> None:
    listed("KR")
    draft = make_agreement()
    draft.topics.through.objects.create(
        content_object=draft, tag=make_tag("Secret talks", slug="secret-talks")
    )
    assert "Secret talks" not in str(read(client, "/agreements/?area=secret-talks"))


@pytest.mark.parametrize(
    ("query", "pairs", "ignored"),
    [
        ("party=KR&party=cn", [("party", "kr"), ("party", "cn")], ()),
        ("party=kr&party=kr", [("party", "kr")], ()),
        ("party=kr&party=cn&party=uz", [("party", "kr"), ("party", "cn")], ("party",)),
        ("party=&kind=&year=", [], ()),
        ("party=asean&kind=zz&year=202&basis=x&status=%00&area=a/b", [],
         ("party", "kind", "status", "area", "year", "basis")),
        ("year=unstated&status=unstated", [("status", "unstated"), ("year", "unstated")], ()),
        ("year=٢٠٢٥", [], ("year",)),
    ],
)  # fmt: skip
def test_address_is_read_in_one_way(
    query: str, pairs: list[tuple[str, str]], ignored: tuple[str, ...]
) -> None:
    asked = Asked.of(QueryDict(query))
    assert (asked.pairs, asked.ignored) == (pairs, ignored)
    assert Asked.of(QueryDict(asked.query[1:])).pairs == pairs


@pytest.mark.parametrize("query", ["", "?party=kr&party=cn&kind=agreement&status=signed&page=1"])
@pytest.mark.parametrize("page", ["/agreements/", "/agreements/pictures/"])
def test_page_takes_at_most_eight_queries(
    client: Client, django_assert_max_num_queries: Any, page: str, query: str
) -> None:
    for _ in range(12):
        published()
    with django_assert_max_num_queries(8):
        assert client.get(f"{page}{query}").status_code == 200
