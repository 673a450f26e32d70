"""Two tags merged after a look at what that changes, and the pages of the vocabulary."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from briefs.agreements.models import Party
from briefs.brief import TaggedBrief
from briefs.tags.models import Alias, Tag
from tests import factories
from tests.browser.conftest import Complaints
from tests.browser.test_accessibility import violations
from tests.desk.test_merge_tags import public_topic
from tests.desk.test_parties import LONG, SHORT, entry


@pytest.fixture
def pair(site: str) -> list[Tag]:
    """Two tags of one topic: readers see both."""
    tags = [public_topic("trade agreements"), public_topic("Trade Agreement")]
    Alias.objects.create(tag=tags[1], name="commercial accords", former_slug="accords")
    brief = factories.make_brief(title="A draft on agreements of trade")
    TaggedBrief.objects.create(content_object=brief, tag=tags[1])
    return tags


@pytest.fixture
def company(site: str) -> list[Party]:
    return [entry(LONG), entry(SHORT)]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_tags_are_found_looked_at_and_merged_without_javascript(
    browser: Browser,
    editor: Page,
    pair: list[Tag],
    complaints: Complaints,
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 860},
        storage_state=editor.context.storage_state(),
        base_url=editor.url.split("/desk/")[0],
        color_scheme=scheme,
        java_script_enabled=False,
    )
    page = complaints.watch(context.new_page())
    page.goto("/desk/tags/tag/")
    page.get_by_role("link", name="Likely the same").click()
    page.get_by_role("link", name="Merge… “trade agreements”").click()
    page.get_by_role("link", name="Keep this one").click()
    said = page.inner_text(".changes")
    assert "A draft on agreements of trade" in said
    assert "/topics/trade-agreement/" in said
    assert Tag.objects.filter(pk=pair[1].pk).exists()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Merge into “trade agreements”").click()
    assert "Merged into “trade agreements”" in page.inner_text(".messagelist")
    assert not Tag.objects.filter(pk=pair[1].pk).exists()
    page.goto("/topics/accords/")
    assert page.url.endswith("/topics/trade-agreements/")
    page.get_by_role("link", name="On Trade Agreement").first.click()
    assert "is called “trade agreements” now" in page.inner_text("main")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_pages_of_the_vocabulary_are_accessible(
    browser: Browser,
    editor: Page,
    pair: list[Tag],
    company: list[Party],
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 860},
        storage_state=editor.context.storage_state(),
        base_url=editor.url.split("/desk/")[0],
        color_scheme=scheme,
        bypass_csp=True,
    )
    page = context.new_page()
    factories.make_tag("worn by nothing")
    one, other = pair
    alias, firm = Alias.objects.get().pk, company[0].pk
    for address in (
        f"merge/?tag={one.pk}&tag={other.pk}&q=worn",
        "alike/",
        "unused/",
        f"tag/{other.pk}/names/?alias={alias}&act=split",
        f"tag/{other.pk}/names/?alias={alias}&act=move&to={one.pk}&q=trade",
        "parties/",
        "parties/alike/",
        f"parties/unify/?party={firm}&party={company[1].pk}",
    ):
        page.goto(f"/desk/vocabulary/{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        assert violations(page) == [], address
    context.close()
