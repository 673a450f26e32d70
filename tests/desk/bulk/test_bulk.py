"""Many rows at once: who may, each row by itself, and the report."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from briefs import choosing, history
from briefs.agreements.models import Agreement
from briefs.audit.models import Act
from briefs.brief import Brief
from tests import factories

pytestmark = pytest.mark.django_db
BRIEFS = reverse("admin:briefs_brief_changelist")
ENTRIES = reverse("admin:agreements_agreement_changelist")


def choose(client: Client, act: str, rows: Any, *, at: str = BRIEFS, **more: Any) -> Any:
    data = {"action": f"bulk_{act}", "_selected_action": [row.pk for row in rows], **more}
    return client.post(at, data)


def opened(client: Client, act: str, rows: Any, *, at: str = BRIEFS, **more: Any) -> Any:
    """The address of the page, and what its hidden field says of the rows."""
    answer = choose(client, act, rows, at=at, **more)
    assert answer.status_code == 302, answer.content.decode()[-500:]
    page = client.get(answer["Location"])
    assert page.status_code == 200
    field = BeautifulSoup(page.content, "html.parser").select_one("input[name=rows]")
    assert field is not None
    return answer["Location"], field["value"]


def decided(client: Client, address: str, rows: str, **form: Any) -> str:
    """The report's text."""
    answer = client.post(address, {"rows": rows, **form})
    assert answer.status_code == 302, answer.content.decode()
    return words_of(client, answer["Location"])


def words_of(client: Client, address: str) -> str:
    page = BeautifulSoup(client.get(address).content, "html.parser")
    content = page.select_one("#content")
    assert content is not None
    return " ".join(content.get_text(" ").split())


def in_review(number: int, **fields: Any) -> list[Brief]:
    stage = Brief.Stage.IN_REVIEW
    return [factories.make_brief(stage=stage, **fields) for _ in range(number)]


def actions_of(client: Client, at: str) -> set[str]:
    factories.make_brief()
    factories.make_agreement()
    page = BeautifulSoup(client.get(at).content, "html.parser")
    return {str(o["value"]) for o in page.select("select[name=action] option") if o["value"]}


ALL_BRIEFS = {f"bulk_{act.name}" for act in choosing.BRIEF_ACTS}
ALL_ENTRIES = {f"bulk_{act.name}" for act in choosing.ENTRY_ACTS}


@pytest.mark.parametrize(
    ("group", "briefs", "entries"),
    [
        ("author", ALL_BRIEFS - {"bulk_approve", "bulk_withdraw"}, {"bulk_tag", "bulk_export"}),
        ("reviewer", ALL_BRIEFS - {"bulk_withdraw"}, {"bulk_tag", "bulk_export"}),
        ("publisher", ALL_BRIEFS, ALL_ENTRIES),
    ],
)
def test_actions_are_offered_to_those_who_may(
    group: str, briefs: set[str], entries: set[str], request: pytest.FixtureRequest
) -> None:
    client = request.getfixturevalue(group)
    assert actions_of(client, BRIEFS) == briefs
    assert actions_of(client, ENTRIES) == entries


@pytest.mark.parametrize(
    ("act", "at"), [("approve", BRIEFS), ("withdraw", BRIEFS), ("publish", ENTRIES)]
)
def test_action_that_is_not_offered_is_not_taken_when_posted(
    author: Client, act: str, at: str
) -> None:
    row = factories.make_brief() if at == BRIEFS else factories.make_agreement()
    choose(author, act, [row], at=at)
    assert choosing.PLACE not in author.session


def test_page_and_report_are_refused_when_the_permission_is_lost(reviewer: Client) -> None:
    address, rows = opened(reviewer, "approve", in_review(1))
    decided(reviewer, address, rows)
    User.objects.get(username="reviewer").groups.clear()
    for page in (address, f"{address}report/", f"{address}report.csv"):
        assert reviewer.get(page).status_code == 403


def test_run_of_another_session_is_not_found_and_anonymous_people_log_in(
    reviewer: Client, publisher: Client
) -> None:
    address, _ = opened(reviewer, "approve", in_review(1))
    assert publisher.get(address).status_code == 404
    assert Client().get(address).status_code == 302


def test_approving_many_refuses_own_stale_and_draft_and_lets_others_through(
    reviewer: Client,
) -> None:
    good, own, stale, draft = *in_review(3), factories.make_brief()
    history.record(own, by=User.objects.get(username="reviewer"))
    address, rows = opened(reviewer, "approve", [good, own, stale, draft])
    Brief.objects.filter(pk=stale.pk).update(version=2)
    report = decided(reviewer, address, rows, note="Read.")
    assert "1 approved, 3 refused" in report
    assert "You have written in this text" in report
    assert "changed by someone else" in report
    assert "not in review" in report
    stages = dict(Brief.objects.values_list("pk", "stage"))
    assert [pk for pk, stage in stages.items() if stage == "approved"] == [good.pk]


def test_report_survives_a_reload_and_is_not_run_again(reviewer: Client) -> None:
    address, rows = opened(reviewer, "approve", in_review(2))
    report = decided(reviewer, address, rows)
    assert words_of(reviewer, f"{address}report/") == report
    again = reviewer.post(address, {"rows": rows})
    assert again["Location"] == f"{address}report/"
    assert words_of(reviewer, f"{address}report/") == report


def test_report_as_csv_says_what_was_refused_and_runs_no_formula(reviewer: Client) -> None:
    (good,) = in_review(1, title="=1+1")
    draft = factories.make_brief(title="A draft")
    address, rows = opened(reviewer, "approve", [good, draft])
    decided(reviewer, address, rows)
    text = reviewer.get(f"{address}report.csv").content.decode("utf-8-sig")
    lines = {row["title"]: row for row in csv.DictReader(io.StringIO(text))}
    assert lines["'=1+1"]["outcome"] == "approved"
    assert lines["A draft"]["outcome"] == "refused"
    assert lines["A draft"]["why"] == "This brief is not in review."


def test_hundred_rows_are_approved_in_one_run(reviewer: Client) -> None:
    chosen = in_review(100)
    address, rows = opened(reviewer, "approve", chosen[:50], select_across="1")
    assert len(rows.split()) == 100
    assert "100 approved, 0 refused" in decided(reviewer, address, rows)
    assert Brief.objects.filter(stage="approved").count() == 100


def test_more_rows_than_a_run_takes_are_refused_in_words(
    reviewer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "AT_MOST", 3)
    chosen = in_review(4)
    answer = choose(reviewer, "approve", chosen)
    assert "at most" in reviewer.get(answer["Location"]).content.decode()
    assert choosing.PLACE not in reviewer.session


def test_rows_that_were_not_chosen_are_refused(reviewer: Client) -> None:
    chosen, other = in_review(2)
    address, _ = opened(reviewer, "approve", [chosen])
    rows = f"{other.pk}.1"
    assert reviewer.post(address, {"rows": rows}).status_code == 403
    for broken in ("", "x", "1", "1.", "1.99999999999999999999"):
        assert reviewer.post(address, {"rows": broken}).status_code == 200
    assert not Brief.objects.filter(stage="approved").exists()


def test_row_that_was_deleted_meanwhile_is_reported(reviewer: Client) -> None:
    gone, there = in_review(2)
    address, rows = opened(reviewer, "approve", [gone, there])
    Brief.objects.filter(pk=gone.pk).delete()
    report = decided(reviewer, address, rows)
    assert "1 approved, 1 refused" in report
    assert "deleted by someone else" in report


def test_submitting_and_asking_a_reviewer_hands_all_to_one_person(
    author: Client, reviewer: Client
) -> None:
    person = User.objects.get(username="reviewer")
    drafts = [factories.make_brief() for _ in range(2)]
    address, rows = opened(author, "submit", drafts)
    assert "2 submitted" in decided(author, address, rows, note="Ready.")
    address, rows = opened(author, "assign", drafts)
    assert "2 handed" in decided(author, address, rows, reviewer=person.pk)
    assert person.review_assignments.open().count() == 2  # type: ignore[attr-defined]


def test_tagging_many_saves_a_version_of_each_and_takes_an_approval_away(author: Client) -> None:
    trade, ports = factories.make_tag("Trade"), factories.make_tag("Ports")
    one, two = in_review(1)[0], factories.make_brief()
    for brief in (one, two):
        history.record(brief, by=None)
    Brief.objects.filter(pk=one.pk).update(stage="approved")
    two.tags.add(ports)
    address, rows = opened(author, "tag", [one, two])
    report = decided(author, address, rows, add="trade", remove="Ports")
    assert "2 tagged, 0 refused" in report
    for brief in (one, two):
        brief.refresh_from_db()
        assert list(brief.tags.all()) == [trade]
        assert brief.version == 2
        newest = brief.snapshots.order_by("-number")[0]
        assert newest.data["tags"] == [trade.slug]
        assert newest.reason == "tagged in bulk"
    assert one.stage == "draft"
    assert Act.objects.filter(act="saved", subject_key=str(one.uid)).count() == 1


def test_tagging_what_has_the_tags_already_changes_nothing(author: Client) -> None:
    trade, brief = factories.make_tag("Trade"), factories.make_brief()
    brief.tags.add(trade)
    address, rows = opened(author, "tag", [brief])
    assert "so already" in decided(author, address, rows, add="Trade")
    brief.refresh_from_db()
    assert brief.version == 1


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"add": "Nonsense"}, "no tag “Nonsense”"),
        ({}, "Name a tag"),
        ({"add": "Trade", "remove": "Trade"}, "at once"),
    ],
)
def test_tags_that_cannot_be_meant_are_refused_before_anything_is_done(
    author: Client, form: dict[str, str], said: str
) -> None:
    factories.make_tag("Trade")
    address, rows = opened(author, "tag", [factories.make_brief()])
    assert said in author.post(address, {"rows": rows, **form}).content.decode()


def test_withdrawing_many_gives_each_the_reason_and_refuses_drafts(publisher: Client) -> None:
    public, draft = factories.make_edition().brief, factories.make_brief()
    address, rows = opened(publisher, "withdraw", [public, draft])
    assert publisher.post(address, {"rows": rows}).status_code == 200  # a reason is asked for
    report = decided(publisher, address, rows, reason="A mistake in the figures.")
    assert "1 withdrawn, 1 refused" in report
    assert "not public" in report
    public.refresh_from_db()
    assert public.withdrawal_reason == "A mistake in the figures."


def test_entries_are_made_public_when_their_evidence_holds(publisher: Client) -> None:
    good, bare = factories.make_evidenced_agreement(), factories.make_agreement()
    address, rows = opened(publisher, "publish", [good, bare], at=ENTRIES)
    report = decided(publisher, address, rows)
    assert "1 made public, 1 refused" in report
    assert list(Agreement.objects.public()) == [good]
    address, rows = opened(publisher, "publish", [good], at=ENTRIES)
    assert "public already" in decided(publisher, address, rows)
    address, rows = opened(publisher, "withdraw", [good], at=ENTRIES)
    assert "1 withdrawn" in decided(publisher, address, rows, reason="Reported in error.")
    assert not Agreement.objects.public().exists()


def test_tagging_public_entries_is_a_correction_with_a_note(
    author: Client, publisher: Client
) -> None:
    factories.make_tag("Trade")
    public = factories.make_evidenced_agreement()
    factories.make_edition(factories.make_ready_brief(public))
    private = factories.make_agreement()
    address, rows = opened(author, "tag", [public, private], at=ENTRIES)
    report = decided(author, address, rows, add="Trade", note="Filed under trade.")
    assert "1 tagged, 1 refused" in report
    assert "only a Publisher" in report
    address, rows = opened(publisher, "tag", [public], at=ENTRIES)
    assert "1 refused" in decided(publisher, address, rows, add="Trade")
    assert not public.tagged_items.exists()
    address, rows = opened(publisher, "tag", [public], at=ENTRIES)
    assert "1 tagged" in decided(publisher, address, rows, add="Trade", note="Filed under trade.")
    assert public.corrections.get().note == "Filed under trade."


def test_entries_stand_under_topics_only(publisher: Client) -> None:
    factories.make_tag("Seoul", kind="place")
    address, rows = opened(publisher, "tag", [factories.make_agreement()], at=ENTRIES)
    assert "no topic" in publisher.post(address, {"rows": rows, "add": "Seoul"}).content.decode()


def test_export_of_briefs_holds_each_text_and_a_table_and_is_noted(author: Client) -> None:
    one = factories.make_ready_brief(title="=cmd", slug="one")
    two = factories.make_brief(slug="two", analysis="Only this.")
    address, rows = opened(author, "export", [one, two])
    answer = author.post(address, {"rows": rows})
    assert answer["Content-Disposition"] == 'attachment; filename="briefs.zip"'
    assert "no-store" in answer["Cache-Control"]
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert set(archive.namelist()) == {"one.md", "two.md", "briefs.csv", "briefs.json"}
    assert "## Analysis\n\nOnly this." in archive.read("two.md").decode()
    table = {row["address"]: row for row in json.loads(archive.read("briefs.json"))}
    assert table["one"]["authors"] == [str(one.authorships.get().author)]
    cells = list(csv.DictReader(io.StringIO(archive.read("briefs.csv").decode("utf-8-sig"))))
    assert {row["title"] for row in cells} == {"'=cmd", two.title}
    assert Act.objects.get(act="rows_exported").details == "2 briefs as briefs.zip"


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_export_of_entries_says_which_are_public(author: Client, ending: str) -> None:
    public = factories.make_evidenced_agreement(title="Public one")
    factories.make_edition(factories.make_ready_brief(public))
    private = factories.make_agreement(title="Private one")
    address, rows = opened(author, "export", [public, private], at=ENTRIES)
    text = author.post(address, {"rows": rows, "ending": ending}).content.decode("utf-8-sig")
    table = json.loads(text) if ending == "json" else csv.DictReader(io.StringIO(text))
    found = {row["title"]: str(row["public"]) for row in table}
    assert found == {"Public one": "True", "Private one": "False"}


def test_only_the_last_runs_of_a_session_are_kept(reviewer: Client) -> None:
    (brief,) = in_review(1)
    first, _ = opened(reviewer, "approve", [brief])
    for _ in range(choosing.KEPT):
        last, _ = opened(reviewer, "approve", [brief])
    assert reviewer.get(first).status_code == 404
    assert reviewer.get(last).status_code == 200
