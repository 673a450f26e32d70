from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from briefs import history
from briefs.brief import Brief, BriefAgreement, Reference, TaggedBrief
from briefs.restoring import restore
from briefs.tags.merging import merge_tags
from briefs.versioning import StaleVersion, claim
from tests import factories


def saved(brief: Brief, **fields: Any) -> history.Snapshot:
    """The brief as a person would save it, with these fields changed."""
    for name, value in fields.items():
        setattr(brief, name, value)
    if brief.snapshots.exists():
        claim(brief, brief.version)
    brief.save()
    return history.record(brief, by=None)


def brought_back(brief: Brief, snapshot: history.Snapshot) -> list[str]:
    return restore(
        brief=brief, version=brief.version, data=snapshot.data, reason="restored", by=None
    )


def test_restoring_brings_everything_back_as_a_new_version(ready_brief: Brief) -> None:
    Reference.objects.create(brief=ready_brief, citation="A book.")
    first = saved(ready_brief)
    ready_brief.tagged_items.all().delete()
    ready_brief.authorships.all().delete()
    ready_brief.references.all().delete()
    ready_brief.listed_agreements.all().delete()
    second = saved(ready_brief, title="Another", context="Other words.")
    assert brought_back(ready_brief, first) == []
    ready_brief.refresh_from_db()
    assert history.snapshot_of(ready_brief) == first.data
    assert list(ready_brief.snapshots.values_list("number", flat=True)) == [3, 2, 1]
    second.refresh_from_db()
    assert second.data["title"] == "Another"
    assert "title, context, 1 tag added, 1 author added" in ready_brief.snapshots.first().changed


def test_rows_that_are_gone_are_told_and_left_out(ready_brief: Brief) -> None:
    other = factories.make_agreement()
    BriefAgreement.objects.create(brief=ready_brief, agreement=other, position=7)
    tag = factories.make_tag("fisheries")
    TaggedBrief.objects.create(content_object=ready_brief, tag=tag)
    first = saved(ready_brief)
    ready_brief.listed_agreements.filter(position=1).delete()
    ready_brief.tagged_items.filter(tag=tag).delete()
    author = ready_brief.authorships.get().author
    ready_brief.authorships.all().delete()
    for gone in (tag, author):
        gone.delete()
    first.data["agreements"].append({"number": 9, "uid": "00000000-0000-4000-8000-000000000000"})
    saved(ready_brief)
    said = " ".join(brought_back(ready_brief, first))
    assert "The tag “fisheries” is no longer" in said
    assert f"The author {author.name} was deleted" in said
    assert "Agreement 9 is no longer in the register" in said
    numbers = ready_brief.listed_agreements.values_list("position", flat=True)
    assert list(numbers) == [1, 7]


def test_merged_tag_comes_back_as_the_one_that_was_kept(ready_brief: Brief) -> None:
    merged, keep = factories.make_tag("commerce"), factories.make_tag("trade")
    TaggedBrief.objects.create(content_object=ready_brief, tag=merged)
    first = saved(ready_brief)
    merge_tags(keep=keep, merge=merged)
    ready_brief.refresh_from_db()
    ready_brief.tagged_items.all().delete()
    assert "merged into “trade" in " ".join(brought_back(ready_brief, first))
    assert ready_brief.tagged_items.filter(tag=keep).exists()


def test_address_of_a_published_brief_stays(ready_brief: Brief) -> None:
    first = saved(ready_brief, slug="first-address")
    saved(ready_brief, slug="second-address")
    factories.make_edition(ready_brief)
    ready_brief.refresh_from_db()
    assert "The address stays “second-address”." in brought_back(ready_brief, first)
    ready_brief.refresh_from_db()
    assert ready_brief.slug == "second-address"


def test_address_that_another_brief_has_by_now_is_not_taken(ready_brief: Brief) -> None:
    first = saved(ready_brief, slug="first-address")
    saved(ready_brief, slug="second-address")
    factories.make_brief(slug="first-address")
    assert "The address stays" in " ".join(brought_back(ready_brief, first))


def test_sources_received_since_stay(ready_brief: Brief) -> None:
    first = saved(ready_brief)
    ready_brief.sources.add(factories.make_source())
    assert "1 source received since stays" in " ".join(brought_back(ready_brief, first))
    assert ready_brief.sources.count() == 2


@pytest.mark.parametrize("version", [None, 1, 99])
def test_restoring_on_another_version_is_refused(ready_brief: Brief, version: int | None) -> None:
    first = saved(ready_brief, title="First")
    saved(ready_brief, title="Second")
    with pytest.raises(StaleVersion):
        restore(brief=ready_brief, version=version, data=first.data, reason="", by=None)
    assert Brief.objects.get(pk=ready_brief.pk).title == "Second"
    assert ready_brief.snapshots.count() == 2


def test_state_that_is_not_valid_any_more_changes_nothing(ready_brief: Brief) -> None:
    first = saved(ready_brief)
    first.data["language"] = "not a language"
    with pytest.raises(ValidationError):
        brought_back(ready_brief, first)
    ready_brief.refresh_from_db()
    assert (ready_brief.language, ready_brief.version) == ("en", 1)
