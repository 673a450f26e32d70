"""The desk's parties: listed over all agreements, told apart, and spelt in one way."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from briefs.agreements.models import Agreement, Correction, DistinctParties, Evidence, Party
from briefs.agreements.verification import agreement_problems
from briefs.publishing import publish_agreement
from tests import factories
from tests.forms import filled

pytestmark = pytest.mark.django_db

LONG, SHORT = "Samsung Electronics Co., Ltd.", "Samsung Electronics"
PARTIES = "admin:vocabulary_parties"


def entry(name: str, said: str = "", **fields: Any) -> Party:
    """A company that is party to an agreement, and the passage that names it so."""
    said = said or name
    text = f"South Korea, China and {said} signed 14 agreements on trade in Beijing."
    source = factories.make_source(text)
    agreement = factories.make_evidenced_agreement(source, title=f"With {said}")
    fields = {"kind": "company", **fields}
    party = Party.objects.create(agreement=agreement, name=name, **fields)
    factories.make_evidence(agreement, source, "parties", name)
    return party


def address(*parties: Party, **to: str) -> str:
    pairs = [("party", str(party.pk)) for party in parties] + list(to.items())
    return f"{reverse('admin:vocabulary_unify')}?{urlencode(pairs)}"


def to(name: str, kind: str = "company", code: str = "") -> dict[str, str]:
    return {"name": name, "kind": kind, "country_code": code}


def post(client: Client, way: str, **more: str) -> str:
    answer = client.post(way, {**filled_last(client, way), **more}, follow=True)
    return " ".join(answer.content.decode().split())


def filled_last(client: Client, way: str) -> dict[str, str]:
    return filled(client, way)


def test_list_counts_each_spelling_in_public_and_private_entries(author: Client) -> None:
    for name in (LONG, SHORT, SHORT):
        entry(name)
    publish_agreement(agreement=Agreement.objects.order_by("pk").last(), version=1)
    page = BeautifulSoup(author.get(reverse(PARTIES)).content, "lxml")
    rows = [
        [cell.get_text(strip=True) for cell in row.select("th, td")[1:]]
        for row in page.select(".rows tbody tr")
    ]
    assert rows == [
        ["China", "state", "CN", "1", "2"],
        [SHORT, "company", "none", "1", "1"],
        [LONG, "company", "none", "0", "1"],
        ["South Korea", "state", "KR", "1", "2"],
    ]
    private = author.get(reverse(PARTIES), {"seen": "private"}).content.decode()
    assert LONG in private
    assert "South Korea" not in private
    found = author.get(reverse(PARTIES), {"q": "electronics", "kind": "state"}).content.decode()
    assert "No party of this sort" in found


def test_likely_the_same_are_listed_until_they_are_told_apart(author: Client) -> None:
    one, other = entry(LONG), entry(SHORT)
    text = author.get(reverse("admin:vocabulary_parties_alike")).content.decode()
    assert "the same but for the legal form" in text
    assert f"party={one.pk}&amp;party={other.pk}" in text
    data = {"party": [one.pk, other.pk]}
    for _ in range(2):
        author.post(reverse("admin:vocabulary_parties_distinct"), data)
    assert DistinctParties.objects.get().said_by.username == "author"
    entry(SHORT)
    page = author.get(reverse("admin:vocabulary_parties_alike")).content.decode()
    assert "No two parties look like one." in page
    gone = {"party": [one.pk, 10**9]}
    said = author.post(reverse("admin:vocabulary_parties_distinct"), gone, follow=True)
    assert "One of the two is gone" in said.content.decode()


def test_state_with_and_without_a_code_may_be_one(author: Client) -> None:
    entry("S. Korea", kind="other")
    text = author.get(reverse("admin:vocabulary_parties_alike")).content.decode()
    assert "two names of one state or body" in text


def test_party_is_spelt_anew_where_its_passage_bears_it(author: Client) -> None:
    one, other = entry(LONG), entry(SHORT)
    way = address(one, other, **to(SHORT, code="KR"))
    said = " ".join(author.get(way).content.decode().split())
    assert "<b>2</b> agreements." in said
    assert Party.objects.filter(name=LONG).exists()
    assert f"“{SHORT}” in 2 agreements more." in post(author, way)
    spelt = set(Party.objects.filter(kind="company").values_list("name", "country_code"))
    assert spelt == {(SHORT, "KR")}
    for party in (one, other):
        party.refresh_from_db()
        assert not agreement_problems(party.agreement)
        assert not party.inferred
    assert not Evidence.objects.filter(value=LONG).exists()


def test_passage_that_would_no_longer_name_it_keeps_its_party(author: Client) -> None:
    one, other = entry(LONG), entry(SHORT)
    way = address(one, other, **to(LONG))
    said = author.get(way).content.decode()
    assert f"This passage does not name “{LONG}”" in said
    assert "Spell it" not in said
    forced = author.post(way, {"seen": f"{other.agreement_id}:1"}, follow=True)
    assert "stays as it is" in forced.content.decode()
    other.refresh_from_db()
    assert (other.name, other.agreement.version) == (SHORT, 1)


def test_inferred_party_is_spelt_anew_and_stays_inferred(author: Client) -> None:
    one = entry(SHORT, said="the firm", inferred=True)
    Evidence.objects.filter(value=SHORT).update(basis="inferred")
    post(author, address(one, **to(LONG)))
    one.refresh_from_db()
    assert (one.name, one.inferred) == (LONG, True)
    assert Evidence.objects.get(value=LONG).basis == "inferred"


def test_agreement_that_lists_both_stays_as_it_is(author: Client) -> None:
    one = entry(LONG)
    Party.objects.create(agreement=one.agreement, name=SHORT, kind="company")
    said = author.get(address(one, **to(SHORT))).content.decode()
    assert f"It lists “{SHORT}” beside “{LONG}”: remove one of them there first." in said
    author.post(address(one, **to(SHORT)), {"seen": f"{one.agreement_id}:1"})
    assert set(one.agreement.parties.values_list("name", flat=True)) >= {LONG, SHORT}


def test_party_becomes_a_state_where_the_passage_names_it(author: Client) -> None:
    party = entry("Nippon", said="Japan", kind="other")
    Evidence.objects.filter(value="Nippon").update(value="Nippon", basis="inferred")
    post(author, address(party, **to("Japan", "state", "jp")))
    party.refresh_from_db()
    assert (party.name, party.kind, party.country_code) == ("Japan", "state", "JP")
    assert Evidence.objects.filter(agreement=party.agreement, value="JP").exists()
    assert not agreement_problems(party.agreement)


def test_public_agreement_is_corrected_by_a_publisher_with_a_note(
    author: Client, publisher: Client
) -> None:
    one = entry(LONG)
    publish_agreement(agreement=one.agreement, version=1)
    way = address(one, **to(SHORT))
    assert "who may publish agreements corrects it" in author.get(way).content.decode()
    now = Agreement.objects.get(pk=one.agreement_id).version
    data = {"seen": f"{one.agreement_id}:{now}", "note": "x"}
    said = author.post(way, data, follow=True).content.decode()
    assert "stays as it is. It is public" in said
    one.refresh_from_db()
    assert one.name == LONG
    assert "Say for readers what was corrected." in post(publisher, way)
    post(publisher, way, note="The company is named in one way.")
    one.refresh_from_db()
    assert one.name == SHORT
    assert Correction.objects.get().note == "The company is named in one way."
    log = Client().get(reverse("corrections")).content.decode()
    assert "The company is named in one way." in log
    shown = Client().get(one.agreement.get_absolute_url()).content.decode()
    assert SHORT in shown


def test_correction_that_the_gate_refuses_leaves_the_agreement(publisher: Client) -> None:
    one = entry(LONG)
    publish_agreement(agreement=one.agreement, version=1)
    Evidence.objects.filter(agreement=one.agreement, aspect="kind").delete()
    said = post(publisher, address(one, **to(SHORT)), note="One name.")
    assert "No passage supports the kind" in said
    one.refresh_from_db()
    assert one.name == LONG
    assert not Correction.objects.exists()


def test_agreement_changed_meanwhile_stays_and_the_others_change(author: Client) -> None:
    one, other = entry(LONG), entry(LONG)
    way = address(one, **to(SHORT))
    data = filled_last(author, way)
    Agreement.objects.filter(pk=other.agreement_id).update(version=9)
    said = author.post(way, data, follow=True).content.decode()
    assert "It was changed by someone else meanwhile." in said
    names = [Party.objects.get(pk=party.pk).name for party in (one, other)]
    assert names == [SHORT, LONG]
    author.post(way, {"seen": ""})
    assert Party.objects.get(pk=other.pk).name == LONG


def test_spelling_that_no_party_can_have_is_refused(author: Client) -> None:
    one = entry(LONG)
    for bad in (to("Samsung", "state"), to("Samsung", "company", "QQ"), to("", "company")):
        page = author.get(address(one, **bad)).content.decode()
        assert "errorlist" in page
        assert "Spell it" not in page
        author.post(address(one, **bad), {"seen": f"{one.agreement_id}:1"})
    one.refresh_from_db()
    assert one.name == LONG


def test_who_may_not_change_agreements_is_refused(admin_user: Any, client: Client) -> None:
    one = entry(LONG)
    ways = [reverse(PARTIES), reverse("admin:vocabulary_parties_alike"), address(one)]
    for way in ways:
        assert client.get(way).status_code == 302
    admin_user.is_superuser = False
    admin_user.save()
    client.force_login(admin_user)
    for way in ways:
        assert client.get(way).status_code == 403
    assert client.post(address(one, **to(SHORT)), {"seen": "1:1"}).status_code == 403
    assert client.post(reverse("admin:vocabulary_parties_distinct")).status_code == 403


def test_odd_addresses_are_answered(author: Client) -> None:
    way = reverse("admin:vocabulary_unify")
    for query in ("", "?party=x", "?party=99999", "?name=a&kind=b"):
        assert author.get(way + query).status_code == 200
        assert author.post(way + query, {"seen": "1:1"}).status_code == 200


def test_pages_ask_no_more_for_many_agreements(
    author: Client, django_assert_max_num_queries: Any
) -> None:
    first, *_ = [entry(LONG) for _ in range(30)]
    for way in (
        reverse(PARTIES),
        reverse("admin:vocabulary_parties_alike"),
        address(first, **to(SHORT)),
    ):
        with django_assert_max_num_queries(20):
            assert author.get(way).status_code == 200
