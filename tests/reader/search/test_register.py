"""The register as a reader searches it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from briefs.agreements.correction_log import record_correction
from briefs.agreements.models import Agreement, Event
from briefs.publishing import publish_agreement, withdraw_agreement
from briefs.reindexing import refresh_index
from tests.factories import make_edition, make_evidenced_agreement, make_ready_brief, make_source
from tests.reader.pages import links, read, text

pytestmark = pytest.mark.django_db

PATROLS, CUSTOMS, GROUP = "Joint patrols at sea", "Protocol on customs", "Fourteen texts on trade"
ANSWERS = [
    ("patrol", [PATROLS]),
    ("texts sea", []),
    ("china", [CUSTOMS, GROUP, PATROLS]),
    ("CN", []),
    ('"south korea"', [CUSTOMS, GROUP, PATROLS]),
    ("memorandum", [PATROLS]),
    ("patrols memor", [PATROLS]),
    ("beijing", [GROUP]),
    ("trade -patrols", [GROUP]),
    ("trad", [GROUP]),
    ("korea -customs -trade", [PATROLS]),
    ("Zarathustra", []),
]


@pytest.fixture
def register(db: None) -> None:
    """Three public entries; what their evidence shows is of no account here."""
    said = "South Korea and China signed 14 agreements, Zarathustra said of customs at sea."
    for title, place, kind in (
        (PATROLS, "", "mou"),
        (GROUP, "Beijing", "agreement"),
        (CUSTOMS, "", "protocol"),
    ):
        entry = make_evidenced_agreement(make_source(said), title=title, kind=kind)
        Event.objects.filter(agreement=entry).update(place=place)
        slug = title.lower().replace(" ", "-")
        Agreement.objects.filter(pk=entry.pk).update(published_at=timezone.now(), slug=slug)
    refresh_index()


def found(client: Client, query: str) -> list[str]:
    page = read(client, f"/agreements/?{query}")
    return [" ".join(cell.get_text().split()) for cell in page.select(".ledger tbody th a")]


def test_questions_to_the_register_have_these_answers(client: Client, register: None) -> None:
    wrong = {}
    for typed, expected in ANSWERS:
        answer = client.get("/agreements/", {"q": typed})
        assert answer.status_code == 200
        titles = [entry.agreement.title for entry in answer.context["entries"]]
        if titles != expected:
            wrong[typed] = titles
    assert wrong == {}


def test_search_and_facets_of_the_register_combine(client: Client, register: None) -> None:
    assert found(client, "q=korea&kind=mou") == [PATROLS]
    page = read(client, "/agreements/?q=sea")
    kinds = [option.get_text(strip=True) for option in page.select("#id_kind option")]
    assert kinds == ["Any kind", "Memorandum of understanding (1)"]
    assert [mark.get_text() for mark in page.select(".ledger mark")] == ["sea"]
    assert "Words sea" in text(page, ".chips")


def test_files_of_the_register_hold_what_the_search_found(client: Client, register: None) -> None:
    answer = client.get("/agreements.csv?q=patrols")
    lines = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    assert PATROLS in lines
    assert CUSTOMS not in lines


def test_word_that_no_entry_has_is_corrected(client: Client, register: None) -> None:
    page = read(client, "/agreements/?q=custums")
    assert "Did you mean customs?" in text(page, ".deck")
    assert "/search/?q=custums" in links(page)


def test_corrected_and_withdrawn_entries_are_found_by_what_they_are_now(client: Client) -> None:
    entry = make_evidenced_agreement(title="Zanzibar agreement")
    publish_agreement(agreement=entry, version=entry.version)
    assert found(client, "q=zanzibar") == ["Zanzibar agreement"]
    Agreement.objects.filter(pk=entry.pk).update(title="Madagascar agreement")
    record_correction(agreement=entry, note="Another place.", by=None)
    assert found(client, "q=zanzibar") == []
    assert found(client, "q=madagascar") == ["Madagascar agreement"]
    entry.refresh_from_db()
    withdraw_agreement(agreement=entry, version=entry.version, reason="It was wrong.")
    assert found(client, "q=madagascar") == []


@pytest.mark.parametrize(
    "query",
    ["q=korea", "q=korea&party=kr&kind=mou&status=signed&area=trade&year=2026", "q=koera+custums"],
)
def test_search_of_the_register_with_all_facets_asks_eight_times_at_most(
    client: Client, register: None, query: str
) -> None:
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/agreements/?{query}")
    assert len(asked) <= 8, [one["sql"][:120] for one in asked.captured_queries]


def test_page_of_all_shows_both_lists_and_the_way_to_the_rest(
    client: Client, register: None
) -> None:
    for number in range(7):
        make_edition(make_ready_brief(title=f"Customs {number}"))
    page = read(client, "/search/?q=customs")
    assert text(page, "#briefs") == "Briefs, 7"
    assert text(page, "#agreements") == "Agreements, 1"
    assert {"/briefs/?q=customs", "/agreements/?q=customs"} <= set(links(page))
    with CaptureQueriesContext(connection) as asked:
        client.get("/search/?q=customs")
    assert len(asked) <= 8


def test_page_of_all_leads_to_a_topic_that_goes_by_the_words(client: Client) -> None:
    brief = make_ready_brief()
    make_edition(brief)
    topic = brief.tagged_items.get().tag
    private = make_ready_brief().tagged_items.get().tag
    page = read(client, f"/search/?q={topic.name}")
    assert topic.name in text(page, ".named")
    assert f"/topics/{topic.slug}/" in links(page)
    assert not read(client, f"/search/?q={private.name}").select(".named")


def test_suggestions_lead_to_pages_that_answer(client: Client, register: None) -> None:
    make_edition(make_ready_brief(title="Customs of the sea"))
    offered = client.get("/search/suggestions.json?q=custo").json()["suggestions"]
    assert [(one["kind"], one["text"]) for one in offered] == [
        ("Brief", "Customs of the sea"),
        ("Agreement", CUSTOMS),
    ]
    for one in offered:
        assert client.get(one["url"]).status_code == 200
    assert client.get("/search/suggestions.json?q=").json() == {"suggestions": []}
