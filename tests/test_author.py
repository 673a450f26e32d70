"""Authors: what an edition keeps of them, and the address that their page has for good."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.test import Client

from briefs.author import Author
from briefs.brief import Authorship
from tests.factories import make_author, make_edition, make_ready_brief

pytestmark = pytest.mark.django_db


def test_author_gets_an_address_with_the_first_edition_and_keeps_it() -> None:
    brief = make_ready_brief()
    author = brief.authorships.get().author
    Author.objects.filter(pk=author.pk).update(name="Jane Écrivain")
    assert author.slug == ""
    make_edition(brief)
    Author.objects.filter(pk=author.pk).update(name="Jane Married")
    make_edition(brief)
    author.refresh_from_db()
    assert author.slug == "jane-ecrivain"


def test_authors_of_one_name_have_an_address_each() -> None:
    brief = make_ready_brief()
    for position in (2, 3):
        Authorship.objects.create(brief=brief, author=make_author("김민수"), position=position)
    edition = make_edition(brief)
    slugs = list(edition.bylines.values_list("author__slug", flat=True))
    assert slugs[1:] == ["김민수", "김민수-2"]


def test_author_of_an_edition_cannot_be_deleted() -> None:
    edition = make_edition()
    author = edition.bylines.get().author
    edition.brief.authorships.all().delete()
    with pytest.raises(ProtectedError):
        author.delete()


def test_edition_keeps_what_it_printed_of_an_institution() -> None:
    brief = make_ready_brief()
    author = brief.authorships.get().author
    author.kind, author.name = Author.Kind.INSTITUTION, "Ministry of Trade"
    author.save()
    printed = make_edition(brief).authors
    assert [(row["name"], row["kind"]) for row in printed] == [("Ministry of Trade", "institution")]
    assert "family_name" not in printed[0]


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({"name": "Lee Jae Myung", "family_name": "Lee"}, ""),
        ({"name": "Lee Jae Myung", "family_name": "Kim"}, "no part of the name"),
        ({"name": "A Ministry", "family_name": "Ministry", "kind": "institution"}, "institution"),
    ],
)
def test_family_name_is_a_part_of_a_persons_name(fields: dict[str, str], refused: str) -> None:
    if not refused:
        Author(**fields).full_clean()
        return
    with pytest.raises(ValidationError, match=refused):
        Author(**fields).full_clean()


def test_author_at_the_desk_leads_to_the_page_that_readers_have(publisher: Client) -> None:
    brief = make_ready_brief()
    author = brief.authorships.get().author
    address = f"/desk/briefs/author/{author.pk}/change/"
    assert "viewsitelink" not in publisher.get(address).content.decode()
    make_edition(brief)
    author.refresh_from_db()
    page = publisher.get(address).content.decode()
    assert f'href="/authors/{author.slug}/" class="viewsitelink"' in page
