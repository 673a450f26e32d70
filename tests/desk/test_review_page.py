from __future__ import annotations

from typing import Any

import lxml.html
import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from briefs.agreements.models import Agreement, Evidence
from briefs.brief import Brief, BriefAgreement
from briefs.desk.review.forms import WordsForm
from briefs.importer.models import Import, ReviewedValue
from briefs.importer.run import import_documents
from tests import factories
from tests.desk.review import address, card, line, page, press


@pytest.fixture
def brief(db: None, seed: Any) -> Brief:
    """The seed as imported: three agreements, eleven tags."""
    import_documents([seed])
    return Brief.objects.get()


def shown_text(client: Client, brief: Brief) -> Any:
    return lxml.html.fromstring(client.get(address(brief)).content.decode())


def test_source_stands_as_received_with_furniture_and_evidence_marked(
    author: Client, brief: Brief
) -> None:
    text = brief.sources.get().text
    tree = shown_text(author, brief)
    assert tree.get_element_by_id("source-text").text_content() == text
    furniture = " ".join(part.text_content() for part in tree.find_class("furniture"))
    assert "Search" in furniture
    assert "ADVERTISEMENT" in furniture
    for row in Evidence.objects.filter(aspect="existence"):
        assert tree.get_element_by_id(f"p-{row.start}-{row.end}").text_content() == row.quote


def test_value_leads_to_its_sentence_and_the_sentence_back(author: Client, brief: Brief) -> None:
    soup = page(author, brief)
    link = line(soup, "count", "14").select_one(".says a")
    assert link is not None
    assert "resulted in 14 agreements" in soup.select_one(str(link["href"])).get_text()
    back = [str(one["href"]) for one in soup.select(".pointer")]
    assert back == [f"#{one['id']}" for one in soup.select("section.card:not(.plain)")]


def test_every_address_within_the_page_is_there_once(author: Client, brief: Brief) -> None:
    soup = page(author, brief)
    ids = [str(one["id"]) for one in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    wanted = {str(one["href"])[1:] for one in soup.select("#review a[href^='#']")}
    assert wanted <= set(ids)


def test_page_says_what_is_inferred_how_sure_and_how_much_is_decided(
    author: Client, brief: Brief
) -> None:
    soup = page(author, brief)
    said = line(soup, "party", "South Korea").select_one(".state")
    assert "inferred" in said.get_text()
    assert line(soup, "count", "14").select_one(".band.high")
    total = len(soup.select("li.value"))
    assert " ".join(soup.select_one(".progress").get_text().split()) == f"0 of {total} decided"
    assert "Not stated: date." in soup.get_text()


def test_source_cannot_inject_markup_and_its_direction_stays_its_own(author: Client) -> None:
    evil = '<script>x()</script> "quoted" & \u202eevil\n\nKenya and Chad signed a pact.'
    source = factories.make_source(evil)
    agreement = factories.make_agreement(title="<b>Pact</b>", areas_printed='"><i>trade</i>')
    factories.make_evidence(agreement, source, "existence", quote="Kenya and Chad signed a pact.")
    brief = factories.make_brief(title="<u>Title</u>")
    brief.sources.add(source)
    BriefAgreement.objects.create(brief=brief, agreement=agreement)
    tree = shown_text(author, brief)
    assert tree.get_element_by_id("source-text").text_content() == evil
    assert not page(author, brief).select("#review script, #review b b, #review i, #review u")
    assert tree.get_element_by_id("source-text").get("dir") == "auto"


def test_page_is_private_unindexed_and_never_stored(author: Client, brief: Brief) -> None:
    answer = author.get(address(brief))
    assert answer["X-Robots-Tag"] == "noindex"
    assert {"no-store", "private"} <= set(answer["Cache-Control"].split(", "))
    assert Client().get(address(brief)).status_code == 302


def test_without_leave_to_change_agreements_they_are_only_read(
    client: Client, brief: Brief
) -> None:
    user = User.objects.create_user("clerk", is_staff=True)
    user.user_permissions.set(
        Permission.objects.filter(codename__in=["change_brief", "view_source"])
    )
    client.force_login(user)
    soup = page(client, brief)
    assert not card(soup, 1).select("button, form")
    assert line(soup, "language", "en").select("button")
    agreement = Agreement.objects.first()
    for end in (f"agreement/{agreement.pk}/", "add/", "accept-high/"):
        assert client.post(f"{address(brief)}{end}", {"accept_all": "all"}).status_code == 403


@pytest.mark.parametrize("codes", [[], ["change_brief"], ["view_source", "change_agreement"]])
def test_review_needs_leave_to_change_briefs_and_to_see_sources(
    client: Client, brief: Brief, codes: list[str]
) -> None:
    user = User.objects.create_user("guest", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codes))
    client.force_login(user)
    assert client.get(address(brief)).status_code == 403
    for end in ("brief/", "done/", "add/"):
        assert client.post(f"{address(brief)}{end}").status_code == 403


def test_acts_are_posts_and_an_act_that_is_none_is_told_so(author: Client, brief: Brief) -> None:
    assert author.get(f"{address(brief)}done/").status_code == 405
    answer = author.post(f"{address(brief)}brief/", {"brief_version": brief.version})
    assert answer.status_code == 409
    assert "did not say what to do" in answer.content.decode()


def test_public_agreement_is_only_read_and_leads_to_its_own_page(
    author: Client, ready_brief: Brief
) -> None:
    factories.make_edition(ready_brief)
    soup = page(author, ready_brief)
    assert not card(soup, 1).select("button, form")
    assert "Open its own page" in card(soup, 1).get_text()
    agreement = ready_brief.agreements.get()
    data = {"accept_all": "all", "version": agreement.version}
    answer = author.post(f"{address(ready_brief)}agreement/{agreement.pk}/", data)
    assert answer.status_code == 409
    assert not ReviewedValue.objects.exists()


def test_one_source_of_several_is_shown_and_evidence_elsewhere_is_counted(
    author: Client, ready_brief: Brief
) -> None:
    other = factories.make_source("Both sides signed 15 agreements.")
    ready_brief.sources.add(other)
    newest = page(author, ready_brief)
    assert newest.select_one("#source-text").get_text() == other.text
    assert "1 in another source" in line(newest, "count", "14").get_text()
    former = ready_brief.sources.exclude(pk=other.pk).get()
    answer = author.get(address(ready_brief), {"source": former.pk}).content.decode()
    assert former.text in answer
    assert "in another source" not in answer
    assert author.get(address(ready_brief), {"source": "x"}).status_code == 200


def test_brief_without_a_source_can_still_be_reviewed(author: Client) -> None:
    brief = factories.make_brief()
    assert "This brief has no source." in page(author, brief).get_text()


def _filled(count: int) -> Brief:
    source = factories.make_source()
    brief = factories.make_brief()
    brief.sources.add(source)
    for number in range(count):
        agreement = factories.make_evidenced_agreement(source, title=f"Number {number}")
        BriefAgreement.objects.create(brief=brief, agreement=agreement)
        ReviewedValue.objects.create(
            brief=brief, agreement=agreement, aspect="count", value="14", decision="accepted"
        )
    return brief


def test_queries_do_not_grow_with_the_agreements(
    author: Client, django_assert_max_num_queries: Any, django_assert_num_queries: Any
) -> None:
    few, many = _filled(2), _filled(40)
    with django_assert_max_num_queries(24) as asked:
        author.get(address(few))
    with django_assert_num_queries(len(asked)):
        author.get(address(many))


def test_review_is_entered_from_the_brief_and_ended_on_it(author: Client, brief: Brief) -> None:
    change = f"/desk/briefs/brief/{brief.pk}/change/"
    assert f'href="{address(brief)}"' in author.get(change).content.decode()
    soup = page(author, brief)
    done = soup.select_one("#bar form[data-leaves]")
    answer = press(author, done, "brief_version")
    assert answer["Location"] == change
    item = Import.objects.get().items.get()
    assert item.reviewed_by.username == "author"
    assert item.reviewed_at is not None
    assert "Reviewed on" in page(author, brief).get_text()


def test_words_are_asked_for_as_their_form_asks(author: Client, brief: Brief) -> None:
    """They stand on every line, written out: they must not drift from the form that reads them."""
    where = line(page(author, brief), "count", "14").select_one("details[data-act=give]")
    form = WordsForm(auto_id=f"v-{Agreement.objects.get(count=14).pk}-count-by-%s")
    written = {
        str(one["name"]): str(one["id"]) for one in where.select(".field [name], [name=start]")
    }
    assert written == {field.name: field.auto_id for field in form}
    said = " ".join(where.get_text().split())
    assert all(str(field.label) in said for field in form.visible_fields())
