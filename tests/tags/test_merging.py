from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from briefs.brief import TaggedBrief
from briefs.tags.merging import merge_tags
from briefs.tags.models import Alias, Tag
from tests import factories


def test_merged_tag_moves_drafts_and_editions_and_leaves_its_names(db: None) -> None:
    keep, merge = factories.make_tag("trade"), factories.make_tag("commerce")
    Alias.objects.create(tag=merge, name="trading")
    brief = factories.make_ready_brief()
    TaggedBrief.objects.create(content_object=brief, tag=merge)
    edition = factories.make_edition(brief)
    assert merge_tags(keep=keep, merge=merge) == 2
    assert keep in [item.tag for item in brief.tagged_items.all()]
    assert keep in [item.tag for item in edition.tagged_items.all()]
    assert {alias.name for alias in keep.aliases.all()} == {"commerce", "trading"}
    assert keep.aliases.get(name="commerce").former_slug == "commerce"
    assert Tag.objects.named("COMMERCE").get() == keep


def test_brief_with_both_tags_keeps_one(db: None) -> None:
    keep, merge = factories.make_tag("trade"), factories.make_tag("commerce")
    brief = factories.make_brief()
    for tag in (keep, merge):
        TaggedBrief.objects.create(content_object=brief, tag=tag)
    merge_tags(keep=keep, merge=merge)
    assert [item.tag for item in brief.tagged_items.all()] == [keep]


def test_tags_of_different_kinds_or_states_are_not_merged(db: None) -> None:
    topic = factories.make_tag("trade")
    korea = factories.make_tag("South Korea", kind="place", country_code="KR")
    china = factories.make_tag("China", kind="place", country_code="CN")
    for keep, merge in ((topic, korea), (korea, china), (topic, topic)):
        with pytest.raises(ValidationError):
            merge_tags(keep=keep, merge=merge)
    assert Tag.objects.count() == 3


def test_tag_that_goes_by_a_known_name_is_refused(db: None) -> None:
    Alias.objects.create(tag=factories.make_tag("trade"), name="Commerce")
    with pytest.raises(ValidationError, match="goes by this name"):
        Tag(name="commerce", slug="x").full_clean()


def test_country_code_belongs_to_a_place_and_to_a_known_state(db: None) -> None:
    with pytest.raises(ValidationError, match="Only a place"):
        Tag(name="x", slug="x", kind="topic", country_code="KR").full_clean()
    with pytest.raises(ValidationError, match="no ISO"):
        Tag(name="x", slug="x", kind="place", country_code="QQ").full_clean()
