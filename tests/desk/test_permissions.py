"""Who may do what in the admin: each record, page, list, popup and autocomplete, per group.

Made of what the admin site has registered: a record without a row here fails.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from briefs.agreements.models import Agreement
from briefs.audit.models import Act
from briefs.author import Author
from briefs.brief import Brief
from briefs.edition import Edition
from briefs.history import Snapshot, record
from briefs.importer.models import Import, ImportItem
from briefs.sources.models import Source
from briefs.tags.models import Tag
from tests import factories

GROUPS = ("author", "reviewer", "publisher", "nobody")
VIEW, ADD, CHANGE, DELETE = "view", "add", "change", "delete"
READ, WRITE, ALL = {VIEW}, {VIEW, ADD, CHANGE}, {VIEW, ADD, CHANGE, DELETE}

# What Author, Reviewer and Publisher may do with a private row; who is in no group may nothing.
ALLOWED: dict[type[Model], tuple[set[str], set[str], set[str]]] = {
    Agreement: (WRITE, ALL, ALL),
    Author: (WRITE, WRITE, ALL),
    Brief: (WRITE, ALL, ALL),
    Edition: (READ, READ, READ),
    Snapshot: (READ, READ, READ),
    Import: ({VIEW, ADD}, {VIEW, ADD}, {VIEW, ADD}),
    ImportItem: (READ, READ, READ),
    Source: (READ, {VIEW, CHANGE}, {VIEW, CHANGE}),
    Tag: (WRITE, WRITE, ALL),
    Act: (set(), set(), READ),
    User: (set(), set(), set()),
    Group: (set(), set(), set()),
}


def test_every_record_of_the_admin_has_its_row() -> None:
    assert set(admin.site._registry) == set(ALLOWED)


@pytest.fixture
def rows(db: None) -> dict[type[Model], Model]:
    """A row of each record."""
    brief = factories.make_ready_brief()
    snapshot = record(brief, by=None, reason="added")
    run = Import.objects.create(origin="x.txt")
    User.objects.create_user("somebody")
    return {
        Agreement: factories.make_agreement(),
        Author: Author.objects.all()[0],
        Brief: brief,
        Edition: factories.make_edition(),
        Snapshot: snapshot,
        Import: run,
        ImportItem: ImportItem.objects.create(run=run, name="x.txt", outcome="created"),
        Source: Source.objects.all()[0],
        Tag: factories.make_tag("A tag that nothing has"),
        Act: Act.objects.all()[0],
        User: User.objects.get(username="somebody"),
        Group: Group.objects.get(name="Author"),
    }


@pytest.fixture
def clients(db: None, author: Client, reviewer: Client, publisher: Client) -> dict[str, Client]:
    User.objects.create_user("nobody", is_staff=True)
    nobody = Client()
    nobody.force_login(User.objects.get(username="nobody"))
    return dict(zip(GROUPS, (author, reviewer, publisher, nobody), strict=True))


def may(group: str, model: type[Model]) -> set[str]:
    return set() if group == "nobody" else ALLOWED[model][GROUPS.index(group)]


def to(model: type[Model], page: str, *key: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=key)


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("model", ALLOWED, ids=lambda model: model.__name__)
def test_pages_of_a_record_are_open_to_those_who_may(
    clients: dict[str, Client], rows: dict[type[Model], Model], group: str, model: type[Model]
) -> None:
    client, allowed, row = clients[group], may(group, model), rows[model]
    pages = {
        "list": (VIEW, to(model, "changelist")),
        "list in a popup": (VIEW, to(model, "changelist") + "?_popup=1"),
        "page": (VIEW, to(model, "change", row.pk)),
        "page in a popup": (VIEW, to(model, "change", row.pk) + "?_popup=1"),
        "add": (ADD, to(model, "add")),
        "add in a popup": (ADD, to(model, "add") + "?_popup=1"),
        "delete": (DELETE, to(model, "delete", row.pk)),
        "history": (VIEW, to(model, "history", row.pk)),
    }
    got = {
        name: client.get(address, follow=True).status_code for name, (_, address) in pages.items()
    }
    open_ones = {name for name, status in got.items() if status == 200}
    assert open_ones == {name for name, (verb, _) in pages.items() if verb in allowed}
    assert set(got.values()) <= {200, 403}


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("model", ALLOWED, ids=lambda model: model.__name__)
def test_post_changes_nothing_for_those_who_may_not(
    clients: dict[str, Client], rows: dict[type[Model], Model], group: str, model: type[Model]
) -> None:
    client, allowed, row = clients[group], may(group, model), rows[model]
    before = model._default_manager.count()
    for verb, address in (
        (ADD, to(model, "add")),
        (CHANGE, to(model, "change", row.pk)),
        (DELETE, to(model, "delete", row.pk)),
    ):
        if verb not in allowed:
            answer = client.post(address, {"post": "yes", "version": 1}, follow=True)
            assert answer.status_code == 403
    if model is not Act:  # which notes what was refused
        assert model._default_manager.count() == before


PLACES = [place for page in admin.site._registry.values() for place in (page, *page.inlines)]
AUTOCOMPLETES = [(place.model, name) for place in PLACES for name in place.autocomplete_fields]


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize(
    ("model", "field"), AUTOCOMPLETES, ids=lambda part: getattr(part, "__name__", part)
)
def test_autocomplete_is_open_to_those_who_may_see_what_it_finds(
    clients: dict[str, Client],
    rows: dict[type[Model], Model],
    group: str,
    model: type[Model],
    field: str,
) -> None:
    found = model._meta.get_field(field).related_model
    asked = {"app_label": model._meta.app_label, "model_name": model._meta.model_name}
    answer = clients[group].get("/desk/autocomplete/", {**asked, "field_name": field})
    sees = VIEW in may(group, found)  # type: ignore[arg-type]
    assert answer.status_code == (200 if sees else 403)


def test_autocomplete_and_lists_ask_a_stranger_to_log_in(rows: dict[type[Model], Model]) -> None:
    for model in ALLOWED:
        answer = Client().get(to(model, "changelist"))
        assert answer.status_code == 302
        assert "/desk/login/" in answer["Location"]
    assert Client().get("/desk/autocomplete/").status_code == 302


def test_person_who_is_not_of_the_desk_is_let_in_nowhere(rows: dict[type[Model], Model]) -> None:
    outsider = User.objects.create_user("outsider")
    outsider.groups.add(Group.objects.get(name="Publisher"))
    client = Client()
    client.force_login(outsider)
    for model, row in rows.items():
        for address in (to(model, "changelist"), to(model, "change", row.pk)):
            assert client.get(address).status_code == 302
