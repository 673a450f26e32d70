"""The small parts of a page: figures, notes, bars."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from briefs.agreements.counting import Total
from briefs.agreements.models import Agreement, Evidence
from briefs.reader.chart import Bar, by_kind
from briefs.reader.context import site
from briefs.reader.entries import Entry
from briefs.reader.evidence import Notes, differing, in_words, inferred_aspects
from briefs.reader.facets import Asked
from briefs.sources.models import Source


def evidence(
    pk: int, aspect: str, value: str, quote: str = "some words", start: int = 0, **fields: str
) -> Evidence:
    return Evidence(
        pk=pk, source=Source(pk=1, outlet="The Daily"), aspect=aspect, value=value, start=start,
        end=start + len(quote), quote=quote, **fields,
    )  # fmt: skip


def group(**fields: object) -> Entry:
    agreement = Agreement(**{"scope": "group", "count": 14, "count_qualifier": "exact", **fields})
    return Entry(agreement, 3, [])


def test_entry_of_a_group_says_reported_and_identified() -> None:
    assert (group().figure, group().identified) == ("14", "14 reported, 3 identified")


@pytest.mark.parametrize(
    ("count", "qualifier", "shown"),
    [
        (20, "at_least", ("at least", "20", "at least 20 reported, 3 identified")),
        (12, "about", ("about", "12", "about 12 reported, 3 identified")),
        (None, "unknown", ("", "", "number not stated, 3 identified")),
    ],
)
def test_entry_with_an_inexact_count_says_so(
    count: int | None, qualifier: str, shown: tuple[str, str, str]
) -> None:
    entry = group(count=count, count_qualifier=qualifier)
    assert (entry.qualifier, entry.figure, entry.identified) == shown


def test_notes_give_one_quotation_one_number_whatever_it_shows() -> None:
    notes = Notes([evidence(1, "status", "signed"), evidence(2, "existence", ""),
                   evidence(3, "count", "14", "other words", start=90)])  # fmt: skip
    assert [(note.number, note.excerpt, note.shows) for note in notes] == [
        (1, "some words", ["existence", "status"]),
        (2, "other words", ["number"]),
    ]
    assert [mark.number for mark in notes.marks("count", ["14"])] == [2]
    assert notes.marks("count", ["15"]) == []


def test_value_that_is_stated_somewhere_does_not_count_as_inferred() -> None:
    rows = [evidence(1, "parties", "KR", basis="inferred"), evidence(2, "parties", "KR"),
            evidence(3, "status", "signed", basis="inferred")]  # fmt: skip
    assert inferred_aspects(rows) == ["status"]


def test_sources_differ_only_on_what_can_have_one_value() -> None:
    rows = [evidence(1, "count", "15"), evidence(2, "count", "9"), evidence(3, "areas", "trade"),
            evidence(4, "areas", "energy"), evidence(5, "kind", "mou")]  # fmt: skip
    assert differing(rows) == {"number": ["9", "15"]}


@pytest.mark.parametrize(
    ("aspect", "value", "words"),
    [
        ("kind", "mou", "memorandum of understanding"),
        ("status", "in_force", "in force"),
        ("date", "2026-01", "January 2026"),
        ("date", "last spring", "last spring"),
        ("place", "Ankara", "Ankara"),
    ],
)
def test_value_of_evidence_is_shown_in_words(aspect: str, value: str, words: str) -> None:
    assert in_words(aspect, value) == words


def test_bars_are_scaled_keep_the_small_ones_visible_and_lead_to_their_kind() -> None:
    kinds = [
        ("mou", "Memorandum of understanding", Total(400, about=True)),
        ("treaty", "Treaty", Total(1)),
        ("contract", "Contract", Total(0, at_least=True)),
    ]
    assert by_kind(kinds, Asked(year="2025")) == [
        Bar("Memorandum of understanding", "~400", 100, "?kind=mou&year=2025"),
        Bar("Treaty", "1", 1, "?kind=treaty&year=2025"),
        Bar("Contract", "?", 0, "?kind=contract&year=2025"),
    ]
    assert by_kind([], Asked()) == []


def test_context_of_a_page_leaves_the_query_out_of_its_address() -> None:
    request = RequestFactory().get("/briefs/?topic=trade")
    assert site(request)["canonical"] == "http://testserver/briefs/"
    assert site(request)["site_name"] == "Policy Briefs"
