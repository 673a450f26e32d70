"""Each act of the review as a form without JavaScript: what it changes, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from briefs.agreements.models import Agreement, Event, Evidence, Party
from briefs.brief import Brief
from briefs.history import Snapshot
from briefs.importer.models import ReviewedValue
from briefs.importer.run import import_documents
from tests import factories
from tests.desk.review import address, card, line, page, press


@pytest.fixture
def brief(db: None, seed: Any) -> Brief:
    import_documents([seed])
    return Brief.objects.get()


def decisions() -> dict[tuple[str, str], str]:
    return {(row.aspect, row.value): row.decision for row in ReviewedValue.objects.all()}


def first() -> Agreement:
    """The fourteen agreements of the seed."""
    return Agreement.objects.get(count=14)


def refused(answer: Any, status: int = 422) -> BeautifulSoup:
    assert answer.status_code == status
    return BeautifulSoup(answer.content, "lxml")


def test_accepting_a_value_changes_nothing_but_that_it_is_decided(
    author: Client, brief: Brief
) -> None:
    version = first().version
    answer = press(author, line(page(author, brief), "count", "14"), "accept")
    assert answer["Location"].startswith(address(brief))
    assert answer["Location"].endswith(f"#v-{first().pk}-count")
    assert decisions() == {("count", "14"): "accepted"}
    assert first().version == version
    soup = page(author, brief)
    assert "accepted" in line(soup, "count", "14").get_text()
    assert soup.select_one(".progress b").get_text() == "1"


def test_accepting_an_agreement_accepts_all_its_values(author: Client, brief: Brief) -> None:
    press(author, card(page(author, brief), 1), "accept_all")
    soup = page(author, brief)
    lines = card(soup, 1).select("li.value")
    assert len(lines) == 8
    assert all("accepted" in one.get_text() for one in lines)
    assert not card(soup, 1).select("[name=accept_all]")


def test_everything_high_is_accepted_at_once_and_nothing_that_is_inferred(
    author: Client, brief: Brief
) -> None:
    soup = page(author, brief)
    press(author, soup.select_one("#bar form"), "seen")
    soup = page(author, brief)
    for one in soup.select("section.card:not(.plain) li.value"):
        assert bool(one.select_one(".band.high")) == ("accepted" in one.get_text())
    assert "accepted" not in line(soup, "party", "China").get_text()
    assert "accepted" not in line(soup, "language", "en").get_text()


def test_everything_high_is_refused_once_an_agreement_has_changed(
    author: Client, brief: Brief
) -> None:
    soup = page(author, brief)
    Agreement.objects.update(version=7)
    refused(press(author, soup.select_one("#bar form"), "seen"), 409)
    assert not ReviewedValue.objects.exists()


def test_corrected_kind_drops_evidence_that_does_not_carry_it_and_the_title_follows(
    author: Client, brief: Brief
) -> None:
    press(author, line(page(author, brief), "kind", "agreement"), "correct", kind="mou")
    agreement = first()
    assert (agreement.kind, agreement.version) == ("mou", 2)
    assert not agreement.evidence.filter(aspect="kind").exists()
    assert agreement.title.startswith("Memorandums of understanding between South Korea and China")
    brief.refresh_from_db()
    assert f"{agreement.title} ([as reported](#agreement-1))." in brief.key_messages
    assert brief.version == 2
    assert Snapshot.objects.get(brief=brief, number=2).data["key_messages"] == brief.key_messages
    soup = page(author, brief)
    said = line(soup, "kind", "memorandum of understanding").get_text()
    assert "needs its sentence" in said
    assert "corrected" in said


def test_title_that_an_editor_has_written_stays(author: Client, brief: Brief) -> None:
    press(author, card(page(author, brief), 1).select_one(".head"), "correct", value="Our own")
    assert first().title == "Our own"
    press(author, line(page(author, brief), "kind", "agreement"), "correct", kind="mou")
    assert first().title == "Our own"


def test_corrected_count_keeps_the_evidence_that_carries_it(author: Client, brief: Brief) -> None:
    where = line(page(author, brief), "count", "14")
    press(author, where, "correct", count="14", count_qualifier="at_least")
    agreement = first()
    assert agreement.count_qualifier == "at_least"
    assert agreement.evidence.get(aspect="count").value == "14"
    where = line(page(author, brief), "count", "at least 14")
    press(author, where, "correct", count="", count_qualifier="exact")
    agreement.refresh_from_db()
    assert (agreement.scope, agreement.count, agreement.count_qualifier) == (
        "group",
        None,
        "unknown",
    )
    assert not agreement.evidence.filter(aspect="count").exists()


def test_corrected_party_is_known_by_its_code_and_evidence_that_names_it_stays(
    author: Client, brief: Brief
) -> None:
    where = line(page(author, brief), "party", "South Korean companies")
    press(author, where, "correct", name="South Korea", kind="state")
    party = Party.objects.get(agreement__count=9, country_code="KR")
    assert (party.kind, party.name, party.named, party.inferred) == (
        "state",
        "South Korea",
        True,
        False,
    )
    rows = Evidence.objects.filter(agreement__count=9, aspect="parties")
    assert sorted(rows.values_list("value", flat=True)) == ["Chinese companies", "KR"]


def test_state_that_is_none_is_refused_and_what_was_typed_stays(
    author: Client, brief: Brief
) -> None:
    where = line(page(author, brief), "party", "China")
    soup = refused(press(author, where, "correct", name="Chyna", kind="state"))
    again = line(soup, "party", "China")
    assert again.select_one("details[data-act=correct]").has_attr("open")
    assert again.select_one("input[name=name]")["value"] == "Chyna"
    assert "no state that is known here" in again.get_text()
    assert first().version == 1


def test_corrected_status_is_settled_and_wrong_evidence_goes(author: Client, brief: Brief) -> None:
    press(author, line(page(author, brief), "status", "agreed"), "correct", value="signed")
    agreement = first()
    assert agreement.status == "signed"
    assert not agreement.evidence.filter(aspect="status").exists()


def test_date_that_is_none_is_refused(author: Client, brief: Brief) -> None:
    event = first().events.get()
    Event.objects.filter(pk=event.pk).update(date="2026-01")
    where = line(page(author, brief), "date", "2026-01")
    soup = refused(press(author, where, "correct", value="2026-13"))
    assert "no such month" in soup.get_text()
    press(author, where, "correct", value="2026")
    event.refresh_from_db()
    assert str(event.date) == "2026"


def test_rejected_party_goes_with_its_evidence_and_comes_back_with_it(
    author: Client, brief: Brief
) -> None:
    before = list(_party_evidence())
    press(author, line(page(author, brief), "party", "China"), "reject")
    assert "CN" not in [value for value, *_ in _party_evidence()]
    assert first().title.startswith("Agreements of South Korea on")
    soup = page(author, brief)
    assert "rejected: party China" in " ".join(card(soup, 1).get_text().split())
    press(author, card(soup, 1), "put_back")
    assert list(_party_evidence()) == before
    assert first().title.startswith("Agreements between South Korea and China on")
    assert decisions() == {}


def _party_evidence() -> Any:
    rows = first().evidence.filter(aspect="parties").order_by("value")
    return rows.values_list("value", "start", "end", "basis")


@pytest.mark.parametrize(("label", "shown"), [("area", "trade"), ("status", "agreed")])
def test_rejected_value_can_be_put_back(
    author: Client, brief: Brief, label: str, shown: str
) -> None:
    before = set(first().evidence.values_list("aspect", "value", "start"))
    press(author, line(page(author, brief), label, shown), "reject")
    after = set(first().evidence.values_list("aspect", "value", "start"))
    assert before - after
    assert (first().status == "") == (label == "status")
    press(author, card(page(author, brief), 1), "put_back")
    assert set(first().evidence.values_list("aspect", "value", "start")) == before
    assert (first().status, "trade" in first().areas) == ("agreed", True)


def test_kind_and_count_cannot_be_rejected(author: Client, brief: Brief) -> None:
    soup = page(author, brief)
    assert not line(soup, "kind", "agreement").select("[name=reject]")
    where = line(soup, "kind", "agreement").select_one("[name=accept]")
    where["name"] = "reject"
    refused(press(author, line(soup, "kind", "agreement"), "reject"))
    assert first().kind == "agreement"


def test_sentence_that_says_the_value_is_its_evidence(author: Client, brief: Brief) -> None:
    press(author, line(page(author, brief), "kind", "agreement"), "correct", kind="mou")
    where = line(page(author, brief), "kind", "memorandum of understanding")
    words = "South Korean and Chinese companies signed nine MOUs"
    answer = press(author, where, "give", quote=f"  {words}\r\n")
    assert answer.status_code == 302
    row = first().evidence.get(aspect="kind")
    text = brief.sources.get().text
    assert (row.value, row.basis, row.quote) == ("mou", "stated", words)
    assert text[row.start : row.end] == words
    assert (
        "needs" not in line(page(author, brief), "kind", "memorandum of understanding").get_text()
    )


def test_sentence_that_does_not_say_it_is_offered_as_inferred(author: Client, brief: Brief) -> None:
    press(author, line(page(author, brief), "status", "agreed"), "correct", value="signed")
    where = line(page(author, brief), "status", "signed")
    words = "The summit resulted in 14 agreements"
    soup = refused(press(author, where, "give", quote=words))
    again = line(soup, "status", "signed")
    assert "or mark the value as inferred" in again.get_text()
    assert again.select_one("textarea").get_text().strip() == words
    assert again.select_one("details[data-act=give]").has_attr("open")
    answer = press(author, again, "give", quote=words, inferred="on")
    assert answer.status_code == 302
    row = first().evidence.get(aspect="status")
    assert (row.value, row.basis) == ("signed", "inferred")


def test_words_that_are_not_there_or_there_twice_are_refused(author: Client, brief: Brief) -> None:
    where = line(page(author, brief), "count", "14")
    soup = refused(press(author, where, "give", quote="fifteen agreements"))
    assert "do not stand in the source" in line(soup, "count", "14").get_text()
    soup = refused(press(author, where, "give", quote="agreement"))
    assert "more than once" in line(soup, "count", "14").get_text()
    text = brief.sources.get().text
    start = text.index("14 agreements")
    assert press(author, where, "give", quote="14 agreements", start=start).status_code == 302
    assert first().evidence.filter(aspect="count", start=start).exists()


def test_value_is_added_with_its_sentence(author: Client, brief: Brief) -> None:
    quote = "The summit resulted in 14 agreements in areas like technology"
    where = card(page(author, brief), 1)
    answer = press(author, where, "add", aspect="place", value="Beijing", quote=quote)
    assert "does not say place" in refused(answer).get_text()
    press(author, where, "add", aspect="place", value="Beijing", quote=quote, inferred="on")
    assert first().events.get().place == "Beijing"
    assert first().evidence.get(aspect="place").basis == "inferred"
    where = card(page(author, brief), 1)
    soup = refused(press(author, where, "add", aspect="status", value="sealed", quote=quote))
    assert "A status is one of: proposed" in soup.get_text()


def test_rejected_agreement_leaves_the_list_comes_back_or_goes_for_good(
    author: Client, brief: Brief
) -> None:
    pk = first().pk
    press(author, card(page(author, brief), 1), "reject_all")
    brief.refresh_from_db()
    assert list(brief.listed_agreements.values_list("position", flat=True)) == [2, 3]
    assert "#agreement-1)" not in brief.key_messages
    assert [one["uid"] for one in brief.snapshots.first().data["agreements"]] == [
        str(row.agreement.uid) for row in brief.listed_agreements.all()
    ]
    soup = page(author, brief)
    press(author, soup.select_one("#rejected"), "put_back")
    brief.refresh_from_db()
    assert brief.listed_agreements.get(position=1).agreement_id == pk
    assert "#agreement-1)" in brief.key_messages
    press(author, card(page(author, brief), 1), "reject_all")
    press(author, page(author, brief).select_one("#bar form[data-leaves]"), "brief_version")
    assert not Agreement.objects.filter(pk=pk).exists()
    assert Agreement.objects.count() == 2


def test_rejected_agreement_that_another_brief_lists_or_a_person_entered_stays(
    author: Client, ready_brief: Brief
) -> None:
    press(author, card(page(author, ready_brief), 1), "reject_all")
    press(author, page(author, ready_brief).select_one("#bar form[data-leaves]"), "brief_version")
    assert Agreement.objects.exists()
    assert not ready_brief.agreements.exists()


def test_agreement_is_added_from_words_with_what_follows_from_them(
    author: Client, brief: Brief
) -> None:
    words = "Both countries agreed on the importance of a peaceful maritime zone"
    answer = press(author, page(author, brief).select_one("#new"), "quote", quote=words)
    agreement = Agreement.objects.order_by("pk").last()
    assert answer["Location"].endswith(f"#agreement-{agreement.pk}")
    assert agreement.published_at is None
    assert brief.listed_agreements.get(agreement=agreement).position == 4
    assert (agreement.status, agreement.kind) == ("agreed", "agreement")
    assert agreement.evidence.get(aspect="existence").quote == words
    assert (
        "needs its sentence" in line(card(page(author, brief), 4), "kind", "agreement").get_text()
    )
    brief.refresh_from_db()
    assert brief.snapshots.first().number == brief.version == 2


def test_agreement_of_words_that_name_none_is_refused_with_the_words_kept(
    author: Client, brief: Brief
) -> None:
    words = "Lee advocated for collaboration in high-tech industries"
    soup = refused(press(author, page(author, brief).select_one("#new"), "quote", quote=words))
    assert "These words name no agreement" in soup.select_one("#new").get_text()
    assert soup.select_one("#new textarea").get_text().strip() == words
    assert Agreement.objects.count() == 3


def test_title_is_corrected_with_its_address_and_tags_are_rejected_and_put_back(
    author: Client, brief: Brief
) -> None:
    where = line(page(author, brief), "title", brief.title)
    press(author, where, "correct", value="After  Beijing")
    brief.refresh_from_db()
    assert (brief.title, brief.slug, brief.version) == ("After Beijing", "after-beijing", 2)
    assert brief.snapshots.first().data["title"] == "After Beijing"
    press(author, line(page(author, brief), "place", "United States"), "reject")
    assert "United States" not in brief.tags.names()
    assert "united-states" not in brief.snapshots.first().data["tags"]
    press(author, page(author, brief).select_one("#tags"), "put_back")
    assert "United States" in brief.tags.names()
    press(author, page(author, brief).select_one("#tags"), "accept_all")
    assert set(decisions().values()) == {"corrected", "accepted"}


def test_stale_version_saves_nothing_and_keeps_what_was_typed(author: Client, brief: Brief) -> None:
    soup = page(author, brief)
    first().evidence.filter(aspect="kind").delete()
    Agreement.objects.filter(pk=first().pk).update(version=5)
    for name, typed in (
        ("correct", {"name": "Japan", "kind": "state"}),
        ("reject", {}),
        ("accept", {}),
        ("give", {"quote": "South Korea and China"}),
    ):
        answer = press(author, line(soup, "party", "China"), name, **typed)
        assert answer.status_code == 409
        said = answer.content.decode()
        assert "changed by someone else" in said
        assert all(text in said for text in typed.values())
    assert not ReviewedValue.objects.exists()
    assert first().parties.count() == 2


def test_stale_brief_is_refused_for_its_own_values_and_its_list(
    author: Client, brief: Brief
) -> None:
    soup = page(author, brief)
    Brief.objects.filter(pk=brief.pk).update(version=5)
    for where, name, typed in (
        (line(soup, "title", brief.title), "correct", {"value": "Another title"}),
        (line(soup, "language", "en"), "accept", {}),
        (line(soup, "place", "China"), "reject", {}),
        (card(soup, 1), "reject_all", {}),
        (soup.select_one("#new"), "quote", {"quote": "resulted in 14 agreements"}),
        (soup.select_one("#bar form[data-leaves]"), "brief_version", {}),
    ):
        answer = press(author, where, name, **typed)
        assert answer.status_code == 409, name
        assert all(text in answer.content.decode() for text in typed.values())
    assert brief.listed_agreements.count() == 3
    assert Brief.objects.get().title == brief.title


def test_missing_version_is_refused(author: Client, brief: Brief) -> None:
    answer = author.post(
        f"{address(brief)}agreement/{first().pk}/", {"accept_all": "all", "brief_version": 1}
    )
    assert "did not say which version" in refused(answer, 409).get_text()


def test_agreement_of_another_brief_is_not_found(author: Client, brief: Brief) -> None:
    other = factories.make_brief()
    data = {"accept_all": "all", "version": first().version}
    answer = author.post(f"{address(other)}agreement/{first().pk}/", data)
    assert answer.status_code == 404


def test_rejected_agreement_comes_back_under_another_number_if_its_own_is_taken(
    author: Client, brief: Brief
) -> None:
    last = brief.listed_agreements.latest("position")
    press(author, card(page(author, brief), last.position), "reject_all")
    other = factories.make_agreement()
    brief.listed_agreements.create(agreement=other)
    assert brief.listed_agreements.get(agreement=other).position == last.position
    press(author, page(author, brief).select_one("#rejected"), "put_back")
    back = brief.listed_agreements.get(agreement=last.agreement)
    assert back.position == last.position + 1


@pytest.mark.parametrize("target", ["kind:0:agreement", "count:0:14", "tag:0:trade", ""])
def test_correcting_what_is_no_field_of_the_brief_is_refused(
    author: Client, brief: Brief, target: str
) -> None:
    act = f"{address(brief)}brief/"
    versions = {"brief_version": brief.version}
    assert author.post(act, {**versions, "correct": target, "value": "x"}).status_code == 409
