"""Differences and restores of texts that are long, noted, or in other scripts."""

from __future__ import annotations

import pytest
from django.test import Client

from briefs import history
from briefs.agreements.models import Agreement
from briefs.brief import Brief, BriefAgreement, Reference, TaggedBrief
from briefs.comparing.merging import merged
from briefs.comparing.words import differences
from briefs.tags.merging import merge_tags
from tests import factories
from tests.desk.test_history import page, saved, text
from tests.forms import filled
from tests.growth import ALLOWED, growth
from tests.test_conflict import asked, late

NOTED = "They met.[^1]\n\nThey signed.[^2]\n\n[^1]: In Lima.\n\n[^2]: Nine texts.\n"


def changed(old: str, new: str) -> tuple[list[str], list[str]]:
    """What went and what came."""
    found = differences(old, new)
    kinds = ("removed", "added")
    gone, came = ([p.text for p in found if p.kind == kind] for kind in kinds)
    return gone, came


@pytest.mark.parametrize(
    ("old", "new", "gone", "came"),
    [
        ("两国签署了九项协议。", "两国签署了十项协议。", ["九"], ["十"]),
        ("양국은 협정 아홉 건에 서명했다.", "양국은 협정 열 건에 서명했다.", ["아홉"], ["열"]),
        ("وقع البلدان تسع اتفاقيات.", "وقع البلدان عشر اتفاقيات.", ["تسع"], ["عشر"]),
        (
            "שתי המדינות חתמו על תשעה הסכמים.",
            "שתי המדינות חתמו על עשרה הסכמים.",
            ["תשעה"],
            ["עשרה"],
        ),
        ("สองประเทศ ลงนาม เก้า ฉบับ", "สองประเทศ ลงนาม สิบ ฉบับ", ["เก้า"], ["สิบ"]),
        ("दोनों देशों ने नौ समझौते किए।", "दोनों देशों ने दस समझौते किए।", ["नौ"], ["दस"]),
        ("Le café est prêt.", "Le cafe est prêt.", ["café"], ["cafe"]),
        ("Say 👩‍👩‍👧 yes.", "Say 👨‍👩‍👧 yes.", ["👩‍👩‍👧"], ["👨‍👩‍👧"]),
        ("Both 🇰🇷 and 🇵🇪.", "Both 🇰🇷 and 🇰🇪.", ["🇵🇪"], ["🇰🇪"]),
        ("A note.[^1]", "A note.[^2]", ["1"], ["2"]),
    ],
)
def test_word_that_changed_is_marked_in_every_script(
    old: str, new: str, gone: list[str], came: list[str]
) -> None:
    assert changed(old, new) == (gone, came)


def test_editions_with_notes_are_compared_note_by_note(author: Client, ready_brief: Brief) -> None:
    saved(author, ready_brief, context=NOTED)
    factories.make_edition(ready_brief)
    saved(author, ready_brief, context=NOTED.replace("Nine", "Ten"))
    factories.make_edition(ready_brief)
    shown = text(author, page("compare", ready_brief, **{"from": "e1", "to": "e2"}))
    assert "[^2]: <del>Nine</del><ins>Ten</ins> texts." in shown
    assert 'dir="auto"' in shown


def test_text_from_the_right_keeps_its_direction_in_a_conflict(
    publisher: Client, author: Client, ready_brief: Brief
) -> None:
    history.record(ready_brief, by=None)
    answer = late(publisher, author, ready_brief, {"summary": "وقعا."}, {"summary": "لم يوقعا."})
    assert asked(answer) == {"choose-summary": ""}
    assert '<div class="prose" dir="auto">' in answer.content.decode()


def long_text(words: int = 10_000) -> str:
    return "\n\n".join(f"Paragraph {n} " + "of some words " * 33 for n in range(words // 100))


def test_long_texts_of_two_editors_are_brought_together(
    publisher: Client, author: Client, ready_brief: Brief
) -> None:
    body = long_text()
    Brief.objects.filter(pk=ready_brief.pk).update(context=body)
    ready_brief.refresh_from_db()
    history.record(ready_brief, by=None)
    answer = late(
        publisher,
        author,
        ready_brief,
        {"context": body.replace("Paragraph 7 ", "Theirs ")},
        {"context": body.replace("Paragraph 90 ", "Mine ")},
    )
    assert asked(answer)["choose-context"] == "merged"


def test_one_long_paragraph_is_merged_word_by_word() -> None:
    base = "one two three four " * 600
    mine, theirs = base.replace("one", "uno", 1), base[:-6] + "five "
    both = merged(base, mine, theirs)
    assert both is not None
    assert both.startswith("uno ")
    assert both.endswith("five ")


def strangers(paragraphs: int) -> tuple[str, str]:
    """Two texts of a hundred words a paragraph with no word in common."""
    texts = [
        "\n\n".join(" ".join(f"{x}{n}{m}" for m in range(100)) for n in range(paragraphs))
        for x in "ab"
    ]
    return texts[0], texts[1]


def test_texts_that_have_nothing_in_common_are_compared_in_time_that_grows_with_them() -> None:
    def work(paragraphs: int) -> None:
        old, new = strangers(paragraphs)
        differences(old, new)
        assert merged(old, new, old.replace("a5", "c5")) is None

    assert growth(lambda: work(50), lambda: work(100)) < ALLOWED


def test_restoring_what_was_merged_deleted_and_added_since(
    publisher: Client, ready_brief: Brief
) -> None:
    """All at once: a tag merged, an agreement and an author gone, an image and a source added."""
    tag, keep = factories.make_tag("commerce"), factories.make_tag("trade")
    TaggedBrief.objects.create(content_object=ready_brief, tag=tag)
    other = factories.make_agreement()
    BriefAgreement.objects.create(brief=ready_brief, agreement=other, position=7)
    Reference.objects.create(brief=ready_brief, citation="A book.")
    first = history.record(ready_brief, by=None)
    ready_brief.listed_agreements.filter(agreement=other).delete()
    writer = ready_brief.authorships.get().author
    ready_brief.authorships.all().delete()
    Agreement.objects.filter(pk=other.pk).delete()
    writer.delete()
    merge_tags(keep=keep, merge=tag)
    ready_brief.refresh_from_db()
    ready_brief.sources.add(factories.make_source())
    factories.make_image(ready_brief)
    history.record(ready_brief, by=None)
    place = page("restore", ready_brief, f"s{first.number}")
    shown = text(publisher, place)
    told = ("merged into", "was deleted since", "no longer in the register", "1 source", "1 image")
    assert [said for said in told if said not in shown] == []
    assert publisher.post(place, filled(publisher, place)).status_code == 302
    assert ready_brief.tagged_items.filter(tag=keep).count() == 1
    assert ready_brief.references.get().citation == "A book."
    assert ready_brief.snapshots.count() == 3
