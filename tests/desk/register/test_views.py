"""The checks and the sources that the page of an entry asks for, and who may ask."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from briefs.agreements.models import Agreement, Evidence
from briefs.sources.models import Source
from tests import factories
from tests.desk.register.entry import REPEATED, at_odds

pytestmark = pytest.mark.django_db
PASSAGE = "admin:agreement_check_passage"
TEXT = "admin:agreement_check_text"


@pytest.fixture
def source() -> Source:
    return factories.make_source(REPEATED)


def check(client: Client, source: Source, **given: Any) -> Any:
    row = {"source": source.pk, "aspect": "areas", "basis": "stated"} | given
    return client.post(reverse(PASSAGE), row)


def marks(answer: Any) -> list[str]:
    return [one["mark"] for one in answer.json()["checks"]]


def test_passage_is_checked_in_words(author: Client, source: Source) -> None:
    good = check(author, source, value="fish", quote="They signed a treaty on fish.")
    assert marks(good) == ["verbatim", "value follows", "6 words"]
    assert good.json()["places"] == []
    bad = check(author, source, aspect="count", value="3", quote="They signed a treaty on fish.")
    assert marks(bad)[1] == "value does not follow"
    assert "These words count 1, not 3." in bad.json()["checks"][1]["said"]
    assert Evidence.objects.count() == 0


def test_repeated_words_come_with_their_places(author: Client, source: Source) -> None:
    answer = check(author, source, aspect="kind", value="treaty", quote="They signed a treaty")
    assert marks(answer)[0] == "which place?"
    starts = [place["start"] for place in answer.json()["places"]]
    assert starts == [2, REPEATED.rindex("They")]
    chosen = check(
        author, source, aspect="kind", value="treaty", quote="They signed a treaty", start=starts[1]
    )
    assert marks(chosen)[0] == "verbatim"


def test_what_cannot_be_read_is_said_and_bounded(author: Client, source: Source) -> None:
    for given in (
        {"quote": "x" * 4001},
        {"value": "x" * 301},
        {"aspect": "mood"},
        {"start": "minus one"},
        {"quote": "a\x00b"},
    ):
        answer = check(author, source, **{"quote": "fish", "value": "fish", **given})
        assert answer.status_code == 400, given
        assert marks(answer) == ["not checked"]
    assert author.post(reverse(PASSAGE), {"source": 10**15, "aspect": "areas"}).status_code == 404
    assert author.post(reverse(PASSAGE), {"source": 10**30, "aspect": "areas"}).status_code == 400


def test_text_of_ours_is_held_against_the_sources(author: Client) -> None:
    long = factories.make_source(" ".join(f"word{n}" for n in range(20)))
    given = {"text": f"As said: {long.text}", "sources": str(long.pk)}
    assert marks(author.post(reverse(TEXT), given)) == ["the source's words"]
    assert marks(author.post(reverse(TEXT), {**given, "text": "Our own"})) == ["own words"]
    assert marks(author.post(reverse(TEXT), {**given, "sources": "x 9 -1"})) == ["own words"]
    assert author.post(reverse(TEXT), {**given, "text": "x" * 2001}).status_code == 400


def test_sources_of_an_entry_come_as_a_part_of_its_page(author: Client) -> None:
    entry = at_odds()
    other = entry.evidence.get(value="15").source
    address = reverse("admin:agreement_sources", args=[entry.pk])
    answer = author.get(address, {"source": other.pk, "q": "zebra"})
    assert "signed 15 agreements" in answer.content.decode()
    assert "No other source has these words" in answer.content.decode()
    assert answer["X-Robots-Tag"] == "noindex"
    assert "no-store" in answer["Cache-Control"]
    new = author.get(reverse("admin:agreement_sources", args=[0]), {"source": other.pk})
    assert "no passage yet" in new.content.decode()
    assert author.get(reverse("admin:agreement_sources", args=[10**15])).status_code == 404
    for odd in ("x", "9" * 18, "-1"):
        assert author.get(address, {"source": odd}).status_code == 200


@pytest.mark.parametrize("group", ["author", "reviewer", "publisher"])
def test_each_group_of_the_desk_may_check(
    request: pytest.FixtureRequest, group: str, source: Source
) -> None:
    client = request.getfixturevalue(group)
    assert check(client, source, value="fish", quote="fish").status_code == 200


@pytest.mark.parametrize("missing", ["change_agreement", "view_source"])
def test_who_may_not_see_sources_or_change_entries_learns_nothing(
    missing: str, source: Source
) -> None:
    user = User.objects.create_user("half", is_staff=True)
    codes = {"change_agreement", "view_agreement", "view_source"} - {missing}
    user.user_permissions.set(Permission.objects.filter(codename__in=codes))
    client = Client()
    client.force_login(user)
    assert check(client, source, value="fish", quote="fish").status_code == 403
    given = {"text": "x", "sources": str(source.pk)}
    assert client.post(reverse(TEXT), given).status_code == 403
    if missing == "view_source":
        entry = factories.make_evidenced_agreement(source)
        assert client.get(reverse("admin:agreement_sources", args=[entry.pk])).status_code == 403
        page = client.get(reverse("admin:agreements_agreement_change", args=[entry.pk]))
        assert page.status_code == 200
        assert 'id="source"' not in page.content.decode()


def test_nobody_checks_without_a_login_a_post_or_a_token(author: Client, source: Source) -> None:
    stranger = check(Client(), source, quote="They signed a treaty")
    assert stranger.status_code == 403
    assert "verbatim" not in stranger.content.decode()
    listed = Client().get(reverse("admin:agreement_sources", args=[0]), {"source": source.pk})
    assert listed.status_code == 302
    assert author.get(reverse(PASSAGE)).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(User.objects.get(username="author"))
    assert check(strict, source, quote="fish").status_code == 403
    assert Agreement.objects.count() == 0
