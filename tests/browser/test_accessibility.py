"""No violation of WCAG 2.2 A or AA that axe can see, on the pages that are ours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib import admin
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import Browser, Page

from briefs.agreements.models import Agreement
from briefs.brief import Brief
from briefs.importer.models import Import
from briefs.record_admin import ReadOnlyAdmin
from briefs.sources.models import Source
from tests.browser.conftest import PASSWORD, Complaints
from tests.browser.public_pages import pages, troubles

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
LISTS = (
    "briefs_brief",
    "briefs_edition",
    "briefs_snapshot",
    "briefs_author",
    "agreements_agreement",
    "tags_tag",
    "sources_source",
    "importer_import",
)


ON_THE_WAY = ("submit", "assign", "recall", "send-back", "approve", "comments", "guests")
VOCABULARY = (
    "vocabulary_alike",
    "vocabulary_unused",
    "vocabulary_parties",
    "vocabulary_parties_alike",
)


def _decisions() -> list[str]:
    """The pages on which somebody decides, of the rows that this site has."""
    draft, published = Brief.objects.order_by("pk")
    run = Import.objects.get()
    return [
        "/desk/",
        "/desk/import/",
        reverse("admin:importer_import_change", args=[run.pk]),
        reverse("admin:import_undo", args=[run.pk]),
        reverse("admin:brief_images", args=[draft.pk]),
        reverse("admin:brief_publish", args=[draft.pk]),
        reverse("admin:brief_withdraw", args=[published.pk]),
        *(reverse(f"admin:brief_{page}", args=[draft.pk]) for page in ON_THE_WAY),
        *(reverse(f"admin:{name}") for name in ("notices", "audit_act_changelist", *VOCABULARY)),
    ]


def _forms() -> list[str]:
    pages = [reverse("admin:briefs_brief_change", args=[b.pk]) for b in Brief.objects.all()]
    for agreement in Agreement.objects.all():
        pages.append(reverse("admin:agreements_agreement_change", args=[agreement.pk]))
    return [*pages, reverse("admin:briefs_brief_add"), reverse("admin:agreements_agreement_add")]


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {node['target']}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_public_pages_are_accessible(
    browser: Browser,
    full_site: str,
    complaints: Complaints,
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 860},
        base_url=full_site,
        color_scheme=scheme,
        bypass_csp=True,
    )
    page = complaints.watch(context.new_page())
    for address in pages():
        page.goto(address)
        assert violations(page) == [], address
    for number, (name, content) in enumerate(troubles().items()):
        _answer(page, f"**/trouble/{number}", content)
        page.goto(f"/trouble/{number}")
        assert violations(page) == [], name
    context.close()


def _answer(page: Page, address: str, content: bytes) -> None:
    page.route(address, lambda route: route.fulfill(content_type="text/html", body=content))


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forms_and_lists_of_every_day_are_accessible(
    browser: Browser, editor: Page, width: int, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 860},
        color_scheme=scheme,
        storage_state=editor.context.storage_state(),
        bypass_csp=True,
    )
    page = context.new_page()
    for address in (*_forms(), *(reverse(f"admin:{name}_changelist") for name in LISTS)):
        answer = page.goto(editor.url.split("/desk/")[0] + address)
        assert answer is not None
        assert answer.ok, address
        assert violations(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    context.close()


def test_no_page_of_the_desk_breaks_the_content_security_policy(
    browser: Browser, site: str, complaints: Complaints
) -> None:
    User.objects.create_superuser("everyone", password=PASSWORD)
    context = browser.new_context(base_url=site)
    page = complaints.watch(context.new_page())
    page.goto("/desk/")
    page.get_by_label("Username").fill("everyone")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    for address in _addresses():
        answer = page.goto(address)
        assert answer is not None
        assert answer.ok, address
        assert complaints == [], address
    context.close()


def _addresses() -> Iterator[str]:
    """Every page of the desk that a row of the site leads to."""
    for model, site_of in admin.site._registry.items():
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        yield reverse(f"{name}_changelist")
        row = model._base_manager.order_by("-pk").first()
        pages = ["change", "history"]
        is_kept = isinstance(site_of, ReadOnlyAdmin) or model in {Source, Brief, Agreement}
        for page in pages if is_kept else [*pages, "delete"]:
            if row is not None:
                yield reverse(f"{name}_{page}", args=[row.pk])
        if not isinstance(site_of, ReadOnlyAdmin) and model is not Source:
            yield reverse(f"{name}_add")
    brief = Brief.objects.filter(editions=None).get()
    for page in ("preview", "publish", "proposals", "review"):
        yield reverse(f"admin:brief_{page}", args=[brief.pk])
    yield from (*_decisions(), "/desk/password_change/")


@pytest.mark.parametrize("width", [1280, 390])
def test_pages_of_decision_at_the_desk_are_accessible(
    browser: Browser, editor: Page, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 860},
        storage_state=editor.context.storage_state(),
        bypass_csp=True,
    )
    page = context.new_page()
    for address in _decisions():
        answer = page.goto(editor.url.split("/desk/")[0] + address)
        assert answer is not None
        assert answer.ok, address
        assert violations(page) == [], address
    context.close()
