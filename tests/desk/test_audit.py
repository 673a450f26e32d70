"""The audit log at the desk: looked through, taken away, and by whom."""

from __future__ import annotations

import csv
import io
import json
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from briefs import audit
from briefs.audit.models import Act
from briefs.desk.audit.agents import in_short
from briefs.desk.audit.asked import AskedForm
from tests import factories

LOG = "/desk/audit/act/"
START = datetime(2026, 3, 1, 12, tzinfo=UTC)


def seen(client: Client, **asked: Any) -> list[str]:
    """What the log shows: of each act the word and the record."""
    answer = client.get(LOG, asked)
    assert answer.status_code == 200
    rows = BeautifulSoup(answer.content, "lxml").select(".audit tbody th")
    return [" ".join(row.get_text(" ").split()) for row in rows]


def act(days: int = 0, **fields: Any) -> Act:
    row = Act(**{"act": "saved", "at": START + timedelta(days=days), **fields})
    row.save()
    return row


def test_log_shows_the_newest_first_with_who_what_when_and_from_where(publisher: Client) -> None:
    brief = factories.make_brief(title="After Beijing")
    act(
        1,
        by_name="ada",
        subject_kind="briefs.brief",
        subject_key=str(brief.uid),
        subject_name="After Beijing",
        details="changed title",
        address="203.0.113.7",
        agent="Fox",
    )
    act(2, act="logged_out", agent="command line: import_sources")
    assert [row.split()[0] for row in seen(publisher)] == ["logged", "saved"]
    page = BeautifulSoup(publisher.get(LOG).content, "lxml")
    row = page.select(".audit tbody tr")[1]
    said = " ".join(row.get_text(" ").split())
    for words in ("2 Mar 2026 12:00:00 UTC", "ada", "changed title", "203.0.113.7", "Fox"):
        assert words in said, words
    assert row.select_one("a")["href"] == f"/desk/briefs/brief/{brief.pk}/change/"


def test_record_that_is_gone_has_no_link_and_an_unknown_kind_does_no_harm(
    publisher: Client,
) -> None:
    for kind, key in (("briefs.brief", str(uuid.uuid4())), ("gone.model", "1"), ("auth.user", "x")):
        act(subject_kind=kind, subject_key=key, subject_name="Away")
    page = BeautifulSoup(publisher.get(LOG).content, "lxml")
    assert not page.select(".audit tbody a")
    assert page.get_text().count("no longer there") == 3


def test_filters_narrow_alone_and_together(publisher: Client) -> None:
    ada = User.objects.create_user("ada")
    act(1, act="saved", by=ada, by_name="ada", subject_name="Alpha")
    act(2, act="deleted", by=ada, by_name="ada", subject_name="Beta")
    act(3, act="saved", by_name="bob", subject_name="Gamma", details="changed summary")
    assert seen(publisher, q="summ") == ["saved Gamma changed summary"]
    assert seen(publisher, act="deleted") == ["deleted Beta"]
    assert len(seen(publisher, by=ada.pk)) == 2
    assert seen(publisher, since="2026-03-04") == ["saved Gamma changed summary"]
    assert seen(publisher, until="2026-03-02") == ["saved Alpha"]
    assert seen(publisher, by=ada.pk, act="saved", since="2026-03-02") == ["saved Alpha"]
    assert seen(publisher, q="nowhere") == []


def test_days_are_those_of_the_time_zone_of_the_site(publisher: Client, settings: Any) -> None:
    settings.TIME_ZONE = "Asia/Seoul"
    act(at=datetime(2026, 3, 1, 15, 30, tzinfo=UTC), subject_name="Past midnight in Seoul")
    assert len(seen(publisher, since="2026-03-02", until="2026-03-02")) == 1
    assert seen(publisher, until="2026-03-01") == []
    assert "2 Mar 2026 <b>00:30:00</b> KST" in publisher.get(LOG).content.decode()


@pytest.mark.parametrize(
    "asked",
    [{"since": "x"}, {"act": "x"}, {"by": "999"}, {"by": "x"}, {"record": "x"}, {"q": "a" * 300}],
)
def test_filter_that_cannot_be_read_shows_nothing_and_exports_nothing(
    publisher: Client, asked: dict[str, str]
) -> None:
    act()
    assert seen(publisher, **asked) == []
    assert "errornote" in publisher.get(LOG, asked).content.decode()
    assert publisher.get(f"{LOG}export.csv", asked).status_code == 400
    assert Act.objects.count() == 1


def test_pages_go_older_and_newer_and_lose_no_act(publisher: Client) -> None:
    for number in range(120):
        act(subject_name=f"n{number}")  # all at one moment
    page, found = publisher.get(LOG, {"q": "saved"}), []
    while True:
        soup = BeautifulSoup(page.content, "lxml")
        found += [row.get_text().split()[-1] for row in soup.select(".audit tbody th")]
        older = [a for a in soup.select(".ways a") if "Older" in a.get_text()]
        if not older:
            break
        page = publisher.get(LOG + older[0]["href"])
    assert found == [f"n{number}" for number in reversed(range(120))]
    newer = next(a["href"] for a in soup.select(".ways a") if "Newer" in a.get_text())
    assert "q=saved" in newer
    again = BeautifulSoup(publisher.get(LOG + newer).content, "lxml")
    assert "n69" in again.select(".audit tbody th")[0].get_text()


def test_unknown_place_in_the_log_is_its_beginning(publisher: Client) -> None:
    act()
    for place in ("999", "x", "٣"):
        assert len(seen(publisher, older=place)) == 1


def test_page_of_a_record_leads_to_what_was_done_to_it(publisher: Client, author: Client) -> None:
    rows = [
        ("briefs_brief", factories.make_brief()),
        ("agreements_agreement", factories.make_agreement()),
        ("tags_tag", factories.make_tag()),
        ("sources_source", factories.make_source()),
    ]
    for name, row in rows:
        audit.note(act=audit.Verb.SAVED, subject=row)
        address = reverse(f"admin:{name}_change", args=[row.pk])
        page = BeautifulSoup(publisher.get(address).content, "lxml")
        (link,) = page.select(f'.object-tools a[href^="{LOG}"]')
        assert (
            len(BeautifulSoup(publisher.get(link["href"]).content, "lxml").select("tbody tr")) == 1
        )
        assert LOG not in author.get(address).content.decode()


def test_record_of_which_nothing_is_noted_is_said_to_have_nothing(publisher: Client) -> None:
    brief = factories.make_brief(title="Imported")
    answer = publisher.get(LOG, {"record": f"briefs.brief:{brief.uid}"}).content.decode()
    assert "Nothing is noted here yet" in answer
    assert f"/desk/briefs/brief/{brief.pk}/change/" in answer


@pytest.mark.parametrize(
    ("agent", "short"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0",
            "Edge 131, Windows",
        ),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Firefox 140, Linux",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 "
            "(KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
            "Safari 18, iPhone",
        ),
        ("curl/8.5.0", "curl/8.5.0"),
        ("command line: import_sources", "command line: import_sources"),
    ],
)
def test_browser_is_said_in_short(agent: str, short: str) -> None:
    assert in_short(agent) == short


@pytest.mark.parametrize("path", ["", "export.csv", "export.jsonl", "1/change/"])
def test_log_is_for_publishers_alone(
    author: Client, reviewer: Client, publisher: Client, path: str
) -> None:
    act(pk=1)
    assert publisher.get(LOG + path).status_code == 200
    for client in (author, reviewer):
        assert client.get(LOG + path).status_code == 403
        assert LOG not in client.get("/desk/").content.decode()
    assert Client().get(LOG + path).status_code == 302
    assert LOG in publisher.get("/desk/").content.decode()


def test_nobody_adds_changes_or_deletes_an_act_at_the_desk(db: None) -> None:
    client = Client()
    client.force_login(User.objects.create_superuser("boss"))
    row = act()
    for path in ("add/", f"{row.pk}/delete/", f"{row.pk}/change/"):
        assert client.post(f"{LOG}{path}", {"act": "x", "post": "yes"}).status_code == 403
    assert Act.objects.get() == row


def body(answer: Any) -> str:
    return b"".join(answer.streaming_content).decode()


def test_export_holds_what_the_filter_shows_and_is_an_act_itself(publisher: Client) -> None:
    act(1, subject_name="Alpha", by_name="ada", address="203.0.113.7")
    act(2, subject_name="Beta")
    answer = publisher.get(f"{LOG}export.jsonl", {"q": "alpha"})
    assert "no-store" in answer["Cache-Control"]
    (line,) = map(json.loads, body(answer).splitlines())
    assert (line["record"], line["who"], line["address"]) == ("Alpha", "ada", "203.0.113.7")
    assert line["when"] == "2026-03-02T12:00:00+00:00"
    noted = Act.objects.newest()[0]
    assert (noted.act, noted.by_name) == ("exported", "publisher")
    assert noted.details == "as JSON Lines: Words alpha"
    assert len(body(publisher.get(f"{LOG}export.jsonl")).splitlines()) == 3


def test_export_is_whole_when_there_are_more_acts_than_one_question_brings(
    publisher: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefs.desk.audit.exporting.AT_ONCE", 7)
    for number in range(21):
        act(subject_name=f"n{number}")
    lines = body(publisher.get(f"{LOG}export.jsonl")).splitlines()
    assert [json.loads(line)["record"] for line in lines] == [f"n{n}" for n in reversed(range(21))]


def test_csv_has_no_cell_that_a_spreadsheet_computes(publisher: Client) -> None:
    act(subject_name="=HYPERLINK(1)", by_name="@ada", agent="+1", details="-2\t")
    text = body(publisher.get(f"{LOG}export.csv")).removeprefix("\ufeff")
    head, row = csv.reader(io.StringIO(text))
    told = dict(zip(head, row, strict=True))
    assert (told["record"], told["who"]) == ("'=HYPERLINK(1)", "'@ada")
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


@pytest.fixture
def many(db: None) -> User:
    """Fifty thousand acts, as a database has that has run for years."""
    ada = User.objects.create_user("ada")
    rows = (
        Act(
            act="saved",
            at=START + timedelta(minutes=n),
            by=ada if n % 5 == 0 else None,
            subject_kind="briefs.brief",
            subject_key=str(n % 400),
            subject_name=f"Brief {n % 400}",
            lexemes=f"save saved brief {n % 400}",
        )
        for n in range(50_000)
    )
    Act.objects.bulk_create(rows, batch_size=2000)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE audit_act")
    return ada


def test_page_of_fifty_thousand_acts_counts_nothing_and_asks_little(
    many: User, publisher: Client
) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert len(seen(publisher)) == 50
    said = [query["sql"] for query in asked.captured_queries]
    assert len(said) <= 10
    assert not any("COUNT(" in sql for sql in said)


INDEX_OF: list[tuple[dict[str, str], str]] = [
    ({}, "act_newest"),
    ({"since": "2026-03-05", "until": "2026-03-06"}, "act_newest"),
    ({"record": "briefs.brief:7"}, "act_of_a_record"),
    ({"by": "ada"}, "act_of_a_person"),
    ({"act": "deleted"}, "act_of_a_kind"),
    ({"q": "377"}, "audit_act_index"),
]


def test_every_filter_is_answered_by_an_index(many: User) -> None:
    for asked, index in INDEX_OF:
        form = AskedForm({**asked, **({"by": str(many.pk)} if "by" in asked else {})})
        assert form.is_valid()
        middle = Act.objects.newest()[100]
        for acts in (form.acts(), form.acts().before(middle)):
            plan = acts[:51].explain()
            assert index in plan
            if "q" not in asked:
                assert "TEMP B-TREE" not in plan, asked
                assert "Sort" not in plan, asked


def test_publisher_is_the_only_group_that_may_read_the_log(db: None) -> None:
    allowed = Group.objects.filter(permissions__codename="view_act")
    assert [group.name for group in allowed] == ["Publisher"]
