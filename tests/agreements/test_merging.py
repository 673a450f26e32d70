"""Two entries that are one agreement become one, and nothing that was said of either is lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from briefs.agreements.models import Agreement, Correction, Event, Evidence, Identifier, Party
from briefs.agreements.verification import Refused
from briefs.edition import Edition
from briefs.merging import merge_agreements
from briefs.publishing import publish_agreement
from briefs.scheduling import hold
from briefs.versioning import StaleVersion
from tests import factories

pytestmark = pytest.mark.django_db
FIFTEEN = "South Korea and China signed 15 agreements on trade and energy on Monday."


def merged(keep: Agreement, merge: Agreement, **options: Any) -> Agreement:
    keep.refresh_from_db()
    merge.refresh_from_db()
    options = {"keep_version": keep.version, "merge_version": merge.version, "by": None, **options}
    return merge_agreements(keep=keep, merge=merge, **options)


@pytest.fixture
def fourteen() -> Agreement:
    return factories.make_evidenced_agreement(title="Fourteen")


@pytest.fixture
def fifteen() -> Agreement:
    """The same package as another paper counts it."""
    source = factories.make_source(FIFTEEN)
    entry = factories.make_evidenced_agreement(source, title="Fifteen", count=15)
    Evidence.objects.filter(agreement=entry, aspect="count").update(value="15")
    return entry


def counts(entry: Agreement) -> set[str]:
    return set(entry.evidence.filter(aspect="count").values_list("value", flat=True))


def test_evidence_of_both_stands_with_its_identity_and_the_kept_values(
    fourteen: Agreement, fifteen: Agreement
) -> None:
    before = set(Evidence.objects.values_list("uid", flat=True))
    kept = merged(fourteen, fifteen)
    assert set(kept.evidence.values_list("uid", flat=True)) == before
    assert counts(kept) == {"14", "15"}
    kept.refresh_from_db()
    assert (kept.title, kept.count) == ("Fourteen", 14)
    assert kept.parties.count() == 2
    assert not Agreement.objects.filter(pk=fifteen.pk).exists()


def test_rows_that_say_the_same_stand_once() -> None:
    source, topic = factories.make_source(), factories.make_tag("Trade")
    entries = [factories.make_evidenced_agreement(source) for _ in range(2)]
    for entry in entries:
        Identifier.objects.create(agreement=entry, scheme="other", value="12")
        entry.tagged_items.create(tag=topic)
    Identifier.objects.create(agreement=entries[1], scheme="doi", value="10.1/2")
    entries[1].tagged_items.create(tag=factories.make_tag("Energy"))
    passages = entries[0].evidence.count()
    kept = merged(*entries)
    assert kept.evidence.count() == passages
    assert sorted(kept.identifiers.values_list("value", flat=True)) == ["10.1/2", "12"]
    assert set(kept.topics.values_list("name", flat=True)) == {"Trade", "Energy"}


def test_of_two_rows_on_one_passage_the_stated_one_counts() -> None:
    source = factories.make_source()
    keep, merge = (factories.make_evidenced_agreement(source) for _ in range(2))
    keep.evidence.filter(aspect="parties").update(basis="inferred", confidence=0.4)
    keep.parties.update(inferred=True)
    merge.evidence.update(confidence=0.9)
    passages = set(keep.evidence.values_list("uid", flat=True))
    kept = merged(keep, merge)
    assert set(kept.evidence.values_list("uid", flat=True)) == passages
    assert set(kept.evidence.values_list("basis", flat=True)) == {"stated"}
    assert set(kept.evidence.filter(aspect="parties").values_list("confidence", flat=True)) == {0.9}
    assert not kept.parties.filter(inferred=True).exists()


def test_values_that_are_not_taken_over_stay_in_the_private_note(fourteen: Agreement) -> None:
    merge = factories.make_agreement(
        title="Other", kind="mou", scope="group", count=15, areas_printed="trade; Fish"
    )
    Agreement.objects.filter(pk=fourteen.pk).update(areas_printed="Trade")
    japan = Party.objects.create(agreement=merge, name="Japan", country_code="JP")
    Party.objects.create(agreement=merge, name="Republic of Korea", country_code="KR")
    Event.objects.create(agreement=merge, status="signed", place="Beijing", note="In the rain.")
    Event.objects.create(agreement=merge, status="ratified", party=japan, date="2026-03")
    kept = merged(fourteen, merge)
    kept.refresh_from_db()
    assert kept.note.splitlines() == [
        "Merged with “Other”.",
        "Not taken over: kind: memorandum of understanding.",
        "Not taken over: number: 15.",
        "Not taken over: party: Japan.",
        "Not taken over: area: Fish.",
        "Not taken over: event: signed in Beijing (In the rain.).",
        "Not taken over: event: ratified by Japan 2026-03.",
    ]


def test_title_and_note_of_the_other_stay_in_the_private_note(
    fourteen: Agreement, fifteen: Agreement
) -> None:
    Agreement.objects.filter(pk=fifteen.pk).update(note="Ask the ministry.")
    kept = merged(fourteen, fifteen)
    kept.refresh_from_db()
    trace = "Merged with “Fifteen”.\nNot taken over: number: 15."
    assert kept.note == f"{trace}\n\nAsk the ministry."


@pytest.mark.parametrize(
    ("own", "further", "expected"),
    [
        ([("signed", "2026-01-05")], ("ratified", "2026-03"), ("ratified", "2026-03")),
        ([("signed", "2026-01-05")], ("negotiating", "2025"), ("signed", "2026-01-05")),
        ([("signed", "2026-01-05")], ("signed", "2026-01-07"), ("signed", "2026-01-05")),
        ([("signed", "2026-01-05")], ("planned", "2026-02"), ("signed", "2026-01-05")),
        ([("signed", "2026-01-05")], ("planned", "2026"), ("signed", "2026-01-05")),
        ([("signed", "2026-01-05")], ("rejected", ""), ("signed", "2026-01-05")),
        ([], ("agreed", ""), ("agreed", "")),
    ],
)
def test_event_is_taken_over_only_if_it_contradicts_nothing(
    own: list[tuple[str, str]], further: tuple[str, str], expected: tuple[str, str]
) -> None:
    keep, merge = factories.make_agreement(), factories.make_agreement()
    for status, date in own:
        Event.objects.create(agreement=keep, status=status, date=date)
    Event.objects.create(agreement=merge, status=further[0], date=further[1])
    kept = merged(keep, merge)
    kept.refresh_from_db()
    assert (kept.status, str(kept.status_date)) == expected


def test_act_of_one_party_follows_to_the_same_party_only() -> None:
    keep, merge = factories.make_agreement(), factories.make_agreement()
    mine = Party.objects.create(agreement=keep, name="South Korea", country_code="KR")
    for name, code in (("Republic of Korea", "KR"), ("China", "CN")):
        theirs = Party.objects.create(agreement=merge, name=name, country_code=code)
        Event.objects.create(agreement=merge, status="ratified", party=theirs)
    kept = merged(keep, merge)
    assert [event.party for event in kept.events.all()] == [mine]


def test_members_of_the_other_group_are_members_of_the_kept_one(
    fourteen: Agreement, fifteen: Agreement
) -> None:
    member = factories.make_agreement(group=fifteen)
    kept = merged(fourteen, fifteen)
    member.refresh_from_db()
    assert member.group == kept
    assert member.version == 2


def test_kept_single_becomes_a_member_of_the_other_s_group(fourteen: Agreement) -> None:
    keep, merge = factories.make_agreement(), factories.make_agreement(group=fourteen)
    kept = merged(keep, merge)
    kept.refresh_from_db()
    assert kept.group == fourteen


def test_brief_that_listed_the_other_lists_the_kept_one(
    fourteen: Agreement, fifteen: Agreement
) -> None:
    brief = factories.make_ready_brief(fifteen)
    text, row = brief.context, brief.listed_agreements.get()
    merged(fourteen, fifteen)
    brief.refresh_from_db()
    listed = brief.listed_agreements.get()
    assert (listed.pk, listed.uid, listed.position) == (row.pk, row.uid, row.position)
    assert listed.agreement == fourteen
    assert (brief.version, brief.context) == (2, text)
    snapshot = brief.snapshots.get(number=2)
    assert snapshot.data["agreements"] == [{"number": 1, "uid": str(fourteen.uid)}]
    assert snapshot.reason == "“Fifteen” merged into “Fourteen”"


def test_brief_that_listed_both_lists_one_and_its_links_lead_there(
    fourteen: Agreement, fifteen: Agreement
) -> None:
    text = (
        '[a](#agreement-1), [b](#agreement-2), [c](<#agreement-2> "t"), [d][e], '
        "[f](#agreement-20), #agreement-2.\n\n[e]: #agreement-2"
    )
    brief = factories.make_ready_brief(fourteen, analysis=text)
    brief.listed_agreements.create(agreement=fifteen)
    merged(fourteen, fifteen)
    brief.refresh_from_db()
    assert [row.agreement for row in brief.listed_agreements.all()] == [fourteen]
    assert brief.analysis == (
        '[a](#agreement-1), [b](#agreement-1), [c](<#agreement-1> "t"), [d][e], '
        "[f](#agreement-20), #agreement-2.\n\n[e]: #agreement-1"
    )


def test_link_that_another_entry_answers_too_is_left_alone(
    fourteen: Agreement, fifteen: Agreement
) -> None:
    brief = factories.make_ready_brief(fourteen, analysis="[a](#agreement-2)")
    brief.listed_agreements.create(agreement=fifteen, position=2)
    brief.listed_agreements.create(agreement=factories.make_agreement(), position=2)
    merged(fourteen, fifteen)
    brief.refresh_from_db()
    assert brief.analysis == "[a](#agreement-2)"


def test_edition_that_was_held_back_lists_the_kept_entry(
    fourteen: Agreement, fifteen: Agreement
) -> None:
    brief = factories.make_ready_brief(fifteen)
    later = timezone.now() + timezone.timedelta(days=2)
    edition = factories.make_edition(brief, published_at=later)
    brief.refresh_from_db()
    hold(edition=edition, version=brief.version, reason="Too early.")
    merged(fourteen, fifteen)
    assert list(Edition.objects.get().agreements.all()) == [fourteen]


def test_forms_opened_before_are_stale(fourteen: Agreement, fifteen: Agreement) -> None:
    for versions in ({"keep_version": 7}, {"merge_version": None}):
        with pytest.raises(StaleVersion):
            merged(fourteen, fifteen, **versions)
    assert Agreement.objects.count() == 2
    kept = merged(fourteen, fifteen)
    kept.refresh_from_db()
    assert kept.version == 2


def refused(keep: Agreement, merge: Agreement, **options: Any) -> str:
    before = (Agreement.objects.count(), set(Evidence.objects.values_list("agreement", "uid")))
    with pytest.raises((ValidationError, Refused)) as caught:
        merged(keep, merge, **options)
    after = (Agreement.objects.count(), set(Evidence.objects.values_list("agreement", "uid")))
    assert before == after
    return str(caught.value)


def test_entries_that_are_not_of_one_kind_are_refused(fourteen: Agreement) -> None:
    single = factories.make_agreement()
    commitment = factories.make_agreement(basis="commitment")
    member = factories.make_agreement(group=fourteen)
    assert "itself" in refused(fourteen, fourteen)
    assert "single" in refused(fourteen, single)
    assert "commitment" in refused(single, commitment)
    for pair in ((fourteen, member), (member, fourteen)):
        assert "member of the other" in refused(*pair)


def test_entry_that_readers_have_seen_is_kept(fourteen: Agreement, fifteen: Agreement) -> None:
    publish_agreement(agreement=fifteen, version=1)
    assert "has been public" in refused(fourteen, fifteen)
    publish_agreement(agreement=fourteen, version=1)
    assert "Both have been public" in refused(fourteen, fifteen)


def test_merge_into_a_public_entry_is_a_correction_with_a_note(
    fourteen: Agreement, fifteen: Agreement
) -> None:
    publish_agreement(agreement=fourteen, version=1)
    assert "Say for readers" in refused(fourteen, fifteen, note="  ")
    copied = FIFTEEN.rstrip(".")
    assert "own words" in refused(fourteen, fifteen, note=copied)
    merged(fourteen, fifteen, note="A second paper counts fifteen.")
    assert Correction.objects.get().note == "A second paper counts fifteen."


def test_passage_that_does_not_hold_keeps_a_public_entry_as_it_is(
    fourteen: Agreement, fifteen: Agreement
) -> None:
    publish_agreement(agreement=fourteen, version=1)
    Evidence.objects.filter(agreement=fifteen, aspect="count").update(value="99")
    with pytest.raises(Refused, match="99"):
        merged(fourteen, fifteen, note="More.")
    assert counts(fourteen) == {"14"}


def test_public_member_must_hold_in_its_new_group() -> None:
    group, other = (factories.make_evidenced_agreement() for _ in range(2))
    member = factories.make_evidenced_agreement(scope="single", count=1, group=other)
    member.evidence.filter(aspect="count").delete()
    publish_agreement(agreement=member, version=1)
    group.parties.all().delete()
    Party.objects.create(agreement=group, name="Peru", country_code="PE")
    with pytest.raises(Refused, match="shares no party"):
        merged(group, other)
