"""The register as files."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from briefs.agreements.models import Agreement, Correction, Event, Evidence
from briefs.cells import COMPUTED, safe
from briefs.fields import PartialDate
from briefs.publishing import withdraw_agreement
from briefs.reader.downloads import COLUMNS
from briefs.tags.models import Tag
from tests.factories import make_agreement, make_evidence, make_evidenced_agreement, make_source
from tests.reader.pages import read, text
from tests.reader.register import listed, published, reported

pytestmark = pytest.mark.django_db
ENDINGS = ("csv", "json", "jsonl")


def body(client: Client, address: str, **headers: str) -> bytes:
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200, answer.content
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def table(client: Client, query: str = "") -> list[dict[str, str]]:
    content = body(client, f"/agreements.csv{query}").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content, newline=""), strict=True))


def entries(client: Client, query: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(body(client, f"/agreements.json{query}"))["entries"]
    return found


def version(client: Client) -> str:
    data: str = json.loads(body(client, "/agreements.json"))["data_set"]["data_set_version"]
    return data


def original(cell: str) -> str:
    """What the method page says to do with a cell that begins with an apostrophe."""
    return cell[1:] if cell.startswith("'") else cell


def test_table_holds_one_row_an_entry_with_everything_that_is_public_of_it(client: Client) -> None:
    source = make_source(outlet="The Ministry", published=PartialDate("2026-01"))
    agreement = published(source=source)
    Correction.objects.create(agreement=agreement, note="The place was wrong.")
    (row,) = table(client)
    assert row["address"] == f"http://testserver{agreement.get_absolute_url()}"
    assert row["id"] == str(agreement.uid)
    assert (row["scope"], row["count"], row["count_qualifier"]) == ("group", "14", "exact")
    assert (row["basis"], row["kind"], row["legal_character"]) == (
        "instrument",
        "agreement",
        "unknown",
    )
    assert (row["parties"], row["party_codes"]) == ("South Korea | China", "KR | CN")
    assert row["party_bases"] == "stated | stated"
    assert (row["status"], row["status_date"], row["events"]) == ("signed", "", "signed")
    assert row["evidence_quotes"].startswith("South Korea and China signed 14 agreements")
    assert row["evidence_sources"] == "The Ministry, citing Yonhap News Agency, January 2026"
    assert "count 14 (stated)" in row["evidence_shows"]
    assert row["evidence_retrieved"] == source.created_at.date().isoformat()
    assert row["corrections"].endswith("The place was wrong.")
    assert row["data_set_version"] == version(client)


def test_table_follows_rfc_4180_with_a_mark_for_spreadsheets(client: Client) -> None:
    listed("KR", "CN", title='A “first”, a "second"; and a third')
    content = body(client, "/agreements.csv")
    assert content.startswith(b"\xef\xbb\xbfid,address,")
    assert content.endswith(b"\r\n")
    assert content.count(b"\r\n") == content.count(b"\n") == 2
    assert table(client)[0]["title"] == 'A “first”, a "second"; and a third'


@pytest.mark.parametrize(
    "title",
    ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "'quoted' from the start", "plain"],
)
def test_cell_is_never_a_formula_and_loses_nothing(client: Client, title: str) -> None:
    agreement = listed("KR", "CN")
    Agreement.objects.filter(pk=agreement.pk).update(title=title)
    content = body(client, "/agreements.csv").decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(content, newline="")) for cell in row]
    assert not [cell for cell in cells if cell[:1] in set("=+-@\t\r\n＝＋－＠")]
    assert original(table(client)[0]["title"]) == title
    assert entries(client)[0]["title"] == title


@pytest.mark.parametrize("cell", ["\t=1", "\r=1", "\n=1", "=1", "'=1", "a=1", "", "1"])
def test_guard_of_a_cell_is_taken_off_by_one_rule(cell: str) -> None:
    assert safe(cell)[:1] not in COMPUTED
    assert original(safe(cell)) == cell


def test_dates_are_written_as_precise_as_they_are(client: Client) -> None:
    for date in ("2026", "2026-01", "2026-01-05", ""):
        listed(date=date)
    assert [row["status_date"] for row in table(client)] == ["2026", "2026-01", "2026-01-05", ""]
    assert [entry["status_date"] for entry in entries(client)][-1] is None


def test_group_without_a_number_has_no_number(client: Client) -> None:
    reported(None)
    (row,) = table(client)
    assert (row["count"], row["count_qualifier"]) == ("", "unknown")
    assert entries(client)[0]["count"] is None


def test_lines_are_each_an_entry_like_that_of_the_object(client: Client) -> None:
    published()
    listed("UZ", date="2025")
    lines = body(client, "/agreements.jsonl").decode().splitlines()
    assert [json.loads(line) for line in lines] == entries(client)
    assert {json.loads(line)["data_set_version"] for line in lines} == {version(client)}


def test_object_tells_the_totals_by_the_counting_rules(client: Client) -> None:
    group = reported(14, "KR", "CN")
    listed("KR", "CN", group=group)
    reported(None, "KR", "CN")
    listed("KR", "CN", basis="commitment")
    head = json.loads(body(client, "/agreements.json?party=kr"))["data_set"]
    assert head["totals"]["instruments"] == {
        "number": 14, "at_least": True, "about": False, "entries": 3, "identified": 1,
    }  # fmt: skip
    assert head["totals"]["commitments"]["number"] == 1
    assert head["filters"] == [{"name": "party", "value": "kr"}]
    assert head["address"] == "http://testserver/agreements/?party=kr"
    assert version(client) in head["citation"]


def test_member_names_its_group_only_while_that_is_public(client: Client) -> None:
    group = reported(14)
    listed(group=group)
    listed(group=make_agreement(scope="group", count=3, title="A private group"))
    found = [row["member_of"] for row in table(client)]
    assert found == ["", f"http://testserver{group.get_absolute_url()}", ""]
    assert [row["identified"] for row in table(client)] == ["1", "1", "1"]


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    ("query", "number"),
    [("", 4), ("?party=kr", 2), ("?party=kr&party=cn", 1), ("?kind=mou&year=2025", 1),
     ("?year=unstated", 2), ("?basis=commitment", 1), ("?area=trade", 1)],
)  # fmt: skip
def test_download_holds_what_the_register_shows_for_the_same_filters(
    client: Client, ending: str, query: str, number: int
) -> None:
    listed("KR", "CN")
    listed("KR", "UZ", kind="mou", date="2025-02")
    listed("UZ", date="2024", topic="trade")
    listed("UZ", basis="commitment")
    shown = read(client, f"/agreements/{query}").select(".ledger tbody th a")
    assert len(shown) == number
    content = body(client, f"/agreements.{ending}{query}").decode()
    assert all(f"http://testserver{link['href']}" in content for link in shown)
    assert content.count("http://testserver/agreements/entry-") == number


@pytest.mark.parametrize("query", ["?kind=zz", "?year=%00", "?party=korea", "?party=kr&status=x"])
def test_value_that_is_none_is_refused_and_not_left_out(client: Client, query: str) -> None:
    listed("KR")
    for ending in ENDINGS:
        answer = client.get(f"/agreements.{ending}{query}")
        assert answer.status_code == 400
        assert b"Nothing was sent" in answer.content


def test_download_of_nothing_is_a_file_without_rows(client: Client) -> None:
    assert table(client) == []
    assert entries(client) == []
    assert body(client, "/agreements.jsonl") == b""


def test_private_and_withdrawn_entries_are_in_no_file(client: Client) -> None:
    make_evidenced_agreement(title="Never published")
    gone = published(title="Withdrawn since")
    withdraw_agreement(agreement=gone, version=gone.version, reason="It was wrong.")
    waiting = listed(title="Tomorrow’s")
    later = timezone.now() + timezone.timedelta(days=1)
    Agreement.objects.filter(pk=waiting.pk).update(published_at=later)
    for ending in ENDINGS:
        content = body(client, f"/agreements.{ending}").decode()
        for title in ("Never published", "Withdrawn since", "Tomorrow’s"):
            assert title not in content


def test_quotation_has_at_most_twenty_five_words(client: Client) -> None:
    words = " ".join(f"word{number}" for number in range(60))
    agreement = listed("KR")
    make_evidence(agreement, make_source(f"South Korea signed. {words}"), "parties", "KR")
    for note in entries(client)[0]["evidence"]:
        assert len(note["quote"].replace("…", "").split()) <= 25


def _changes() -> dict[str, Any]:
    def a_tag() -> None:
        Tag.objects.filter(name="trade").update(name="commerce")

    return {
        "title": lambda a: Agreement.objects.filter(pk=a.pk).update(title="Another"),
        "party": lambda a: a.parties.filter(country_code="KR").update(name="Korea"),
        "event": lambda a: Event.objects.filter(agreement=a).update(place="Seoul"),
        "quote": lambda a: Evidence.objects.filter(agreement=a).update(basis="inferred"),
        "citation": lambda a: a.evidence.first().source.__class__.objects.update(outlet="Other"),
        "correction": lambda a: Correction.objects.create(agreement=a, note="Mended."),
        "topic": lambda a: a_tag(),
        "new entry": lambda a: listed("CN"),
        "withdrawal": lambda a: Agreement.objects.filter(pk=a.pk).update(
            withdrawn_at=timezone.now(), withdrawal_reason="Wrong."
        ),
    }


@pytest.mark.parametrize("what", _changes())
def test_version_changes_with_anything_that_readers_see(client: Client, what: str) -> None:
    agreement = published()
    listed(topic="trade")
    before = version(client)
    _changes()[what](agreement)
    assert version(client) != before


def test_version_stays_while_only_private_things_change(client: Client) -> None:
    agreement = published()
    before = version(client)
    Agreement.objects.filter(pk=agreement.pk).update(note="Ask again.", confidence=0.5, version=9)
    draft = make_evidenced_agreement()
    draft.note = "x"
    draft.save()
    assert version(client) == before


def test_reader_who_has_this_version_is_sent_nothing(client: Client) -> None:
    listed("KR")
    etag = client.get("/agreements.csv")["ETag"]
    answer = client.get("/agreements.csv", headers={"If-None-Match": etag})
    assert answer.status_code == 304
    listed("CN")
    assert body(client, "/agreements.csv", **{"If-None-Match": etag})


def test_head_tells_the_version_without_the_rows(client: Client) -> None:
    answer = client.head("/agreements.csv")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert f'filename="agreements-{version(client)}.csv"' in answer["Content-Disposition"]
    assert 'rel="describedby"' in answer["Link"]


def test_file_of_a_part_is_not_named_like_the_whole(client: Client) -> None:
    answer = client.head("/agreements.csv?kind=mou")
    assert f'filename="agreements-part-{version(client)}.csv"' in answer["Content-Disposition"]


def test_file_takes_as_many_queries_for_many_entries_as_for_one(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    for _ in range(12):
        published()
    with django_assert_max_num_queries(20):
        body(client, "/agreements.json")


def test_method_page_documents_every_column(client: Client) -> None:
    page = read(client, "/agreements/method/")
    for column in COLUMNS:
        assert column.name in text(page, ".columns")
