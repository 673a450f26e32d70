from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from lxml import etree

from briefs.brief import Brief, TaggedBrief
from tests.factories import make_edition, make_ready_brief, make_tag

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def entries(client: Client, address: str = "/feed.atom") -> list[dict[str, str]]:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = etree.fromstring(answer.content)
    names = ("id", "title", "updated", "published", "summary")
    return [
        {name: entry.findtext(f"a:{name}", namespaces=ATOM) or "" for name in names}
        | {"author": entry.findtext("a:author/a:name", namespaces=ATOM) or ""}
        for entry in feed.findall("a:entry", ATOM)
    ]


def test_feed_without_briefs_is_a_valid_empty_feed(client: Client) -> None:
    assert entries(client) == []


def test_feed_entry_names_authors_and_summary(client: Client) -> None:
    brief = make_ready_brief(title="Of note", summary="A & B < C, [says](#agreement-1) one.")
    make_edition(brief)
    [entry] = entries(client)
    assert entry["title"] == "Of note"
    assert entry["summary"] == "A &amp; B &lt; C, says one."
    assert entry["author"] == brief.authors.get().name


def test_feed_entry_keeps_its_id_over_editions_and_addresses(client: Client) -> None:
    brief = make_ready_brief()
    make_edition(brief)
    [before] = entries(client)
    second = make_edition(brief)
    Brief.objects.filter(pk=brief.pk).update(slug="another-address")
    [after] = entries(client)
    assert after["id"] == before["id"]
    assert after["id"].startswith("urn:uuid:")
    assert after["published"] == before["published"]
    assert after["updated"] == second.published_at.isoformat()


def test_feed_holds_no_scheduled_edition(client: Client) -> None:
    make_edition(make_ready_brief(), published_at=timezone.now() + timedelta(days=1))
    assert entries(client) == []


def test_feeds_of_a_topic_and_a_country_hold_theirs_only(client: Client) -> None:
    brief = make_ready_brief(title="On trade with Korea")
    TaggedBrief.objects.create(content_object=brief, tag=make_tag("trade"))
    korea = make_tag("South Korea", kind="place", country_code="KR")
    TaggedBrief.objects.create(content_object=brief, tag=korea)
    make_edition(brief)
    make_edition(make_ready_brief(title="On something else"))
    for address in ("/topics/trade/feed.atom", "/countries/kr/feed.atom"):
        assert [entry["title"] for entry in entries(client, address)] == ["On trade with Korea"]
    assert client.get("/topics/nothing/feed.atom").status_code == 404
