"""Every type of public page, on a site that has all of them.

The list follows the table of public addresses: an address without pages to try it with
fails whatever looks at the pages, so that no new type is forgotten.
"""

from __future__ import annotations

from django.shortcuts import render
from django.test import RequestFactory
from django.urls import reverse

from briefs.agreements.models import Agreement, Correction, Event, Identifier
from briefs.brief import Brief, TaggedBrief
from briefs.edition import Edition
from briefs.fields import PartialDate
from briefs.publishing import withdraw, withdraw_agreement
from briefs.reader import urls
from briefs.reader.views import errors
from tests import factories
from tests.reader.register import NAMES, listed, published, reported

# What is no page: files, feeds, images, and answers to programs.
FILES = {
    *("pdf", "edition_pdf", "citation", "edition_citation", "feed", "topic_feed", "country_feed"),
    *("agreements_csv", "agreements_json", "agreements_jsonl", "picture_data", "event_data"),
    *("suggestions", "sitemap", "image", "robots", "healthz"),
}
# The pages of each address: what is asked of it, and the parts of its path.
PAGES: dict[str, tuple[tuple[str, ...], ...]] = {
    "home": (("",),),
    "brief_list": (("",), ("?page=2",), ("?q=fish",), ("?q=comittee",), ("?q=zebra",)),
    "brief": (
        ("", "fisheries"),
        ("", "gyoeop"),
        ("", "masayid"),
        ("", "withdrawn"),
        ("", "no-such-brief"),
    ),
    "edition": (("", "fisheries", "1"),),
    "topic_list": (("",),),
    "topic": (("", "fisheries"),),
    "country_list": (("",),),
    "country": (("", "uz"),),
    "register": (("",), ("?party=uz&kind=mou",), ("?q=zebra",), ("?kind=zz",)),
    "method": (("",),),
    "corrections": (("",),),
    "pictures": (("",), ("?kind=treaty&party=kr",)),
    "agreement": (("", "memorandum"), ("", "taken-back")),
    "author": (("", "jane-writer"),),
    "search": (("",), ("?q=fish",), ("?q=zebra",)),
}
TITLES = {
    "fisheries": "Fish that know no line",
    "gyoeop": "한중 어업 협정: 열네 건의 합의",
    "masayid": "ماذا تقول اتفاقيات الصيد",
    "withdrawn": "A brief that was wrong",
    **{f"further-{number}": f"Further brief {number} on fish" for number in range(24)},
}
LANGUAGES = {"gyoeop": "ko", "masayid": "ar"}
TEXT = """The texts name [a committee](#agreement-1) and no sum.[^1] So it was before.[^1]

### Two columns

| year | texts |
|------|------:|
| 2025 | 7     |

> A committee is what is agreed on when a sum is not.

1. A first point.
2. A second, with [an address](https://example.org/a/very/long/path/that/has-no-place/to-break).

[^1]: Own count.
"""


def fill_site() -> None:
    """Something of every kind: lists of two pages, editions, groups, events, what is withdrawn."""
    memorandum = published(title="Memorandum of understanding on fish", kind="agreement")
    _register()
    jane = factories.make_author("Jane Writer", affiliation="A School", orcid="0000-0002-1825-0097")
    fish = factories.make_tag("fisheries", description="Who may fish where.")
    for slug, title in TITLES.items():
        texts = {"context": TEXT, "analysis": TEXT, "language": LANGUAGES.get(slug, "en")}
        if slug == "masayid":
            texts["context"] = "تذكر النصوص [لجنة](#agreement-1) ولا تذكر مبلغًا."
        brief = factories.make_ready_brief(memorandum, slug=slug, title=title, **texts)
        TaggedBrief.objects.create(content_object=brief, tag=fish)
        brief.authorships.update(author=jane)
        factories.make_edition(brief)
    again = Brief.objects.get(slug="fisheries")
    factories.make_edition(again, change_note="The count of 2025 was corrected.", is_minor=False)
    gone = Brief.objects.get(slug="withdrawn")
    withdraw(brief=gone, version=gone.version, by=None, reason="It rested on a false report.")
    _give_all_that_an_entry_can_have(memorandum)


def _register() -> None:
    """Years of entries among four countries, of every basis and scope, and a withdrawn one."""
    codes = list(NAMES)
    for year in range(2014, 2027):
        first, second = codes[year % 4], codes[(year + 1) % 4]
        listed(first, second, date=str(year), kind="mou", topic=f"matter of {year % 5}")
    reported(20, "UZ", "SK", date="2025-03", qualifier="at_least", topic="trade")
    reported(None, "UZ", "SK", date="2025", kind="treaty")
    listed("KR", "CN", date="2026", basis="commitment")
    wrong = listed("KR", "CN", date="2020")
    withdraw_agreement(agreement=wrong, version=wrong.version, reason="No text was signed.")
    Agreement.objects.filter(pk=wrong.pk).update(slug="taken-back")


def _give_all_that_an_entry_can_have(entry: Agreement) -> None:
    for status, date in (("negotiating", "2024"), ("agreed", "2025-11"), ("signed", "2026-05-02")):
        Event.objects.create(agreement=entry, status=status, date=PartialDate(date), place="Seoul")
    Event.objects.create(agreement=entry, status="ratified", party=entry.parties.first())
    Identifier.objects.create(agreement=entry, scheme="text", value="https://example.org/a-text")
    Correction.objects.create(agreement=entry, note="The day of signature was a month off.")
    listed("KR", "CN", group=entry, kind="agreement")
    Agreement.objects.filter(pk=entry.pk).update(slug="memorandum", areas_printed="fish; the sea")


def pages() -> list[str]:
    """The address of every page of the site that :func:`fill_site` makes."""
    names = [str(pattern.name) for pattern in urls.urlpatterns]
    new = set(names) - FILES - set(PAGES)
    assert not new, f"tests/browser/public_pages.py has no page of {new}"
    return [
        reverse(name, args=parts) + query
        for name in names
        if name not in FILES
        for query, *parts in PAGES[name]
    ]


def troubles() -> dict[str, bytes]:
    """The pages that stand at no address of their own: what readers see when something fails."""
    request = RequestFactory().get("/")
    edition = {"edition": Edition.objects.current().order_by("pk").first()}
    answers = {
        "not understood": errors.bad_request(request),
        "forbidden": errors.forbidden(request),
        "sent from elsewhere": errors.csrf_failure(request),
        "failed": errors.server_error(request),
        "took too long": render(request, "reader/took_too_long.html"),
        "no PDF": render(request, "reader/pdf_unavailable.html", edition),
    }
    return {name: answer.content for name, answer in answers.items()}
