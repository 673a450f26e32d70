"""The review screen as a browser without JavaScript sees it: pages, forms and their buttons."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.urls import reverse

from briefs.brief import Brief


def address(brief: Brief) -> str:
    return reverse("admin:brief_review", args=[brief.pk])


def page(client: Client, brief: Brief) -> BeautifulSoup:
    answer = client.get(address(brief))
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "lxml")


def line(soup: BeautifulSoup, label: str, shown: str) -> Tag:
    """The line of a value, by what a person reads there."""
    for item in soup.select(".value"):
        said = [" ".join(part.get_text().split()) for part in item.select(".what, .says")]
        if said == [label, shown]:
            return item
    raise AssertionError(f"no line “{label} {shown}”")


def card(soup: BeautifulSoup, number: int) -> Tag:
    return soup.select("section.card:not(.plain)")[number - 1]


def press(client: Client, within: Tag, name: str, /, **typed: Any) -> Any:
    """Press the button, or send the small form, that has a control of this name."""
    control = within.select_one(f"[name={name}]")
    assert control is not None, f"nothing is called {name} here"
    soup = within.find_parents()[-1]
    owner = control.get("form")
    form = soup.select_one(f"#{owner}") if owner else control.find_parent("form")
    assert form is not None
    data = {**_values(form), name: str(control.get("value", "")), **typed}
    return client.post(str(form["action"]), data)


def _values(form: Tag) -> dict[str, str]:
    data: dict[str, str] = {}
    for control in form.select("input[name], textarea[name], select[name]"):
        if control.get("type") == "checkbox" and not control.has_attr("checked"):
            continue
        if control.name == "select":
            chosen = control.select_one("option[selected]") or control.select_one("option")
            data[str(control["name"])] = str(chosen["value"]) if chosen else ""
        elif control.name == "textarea":
            data[str(control["name"])] = control.get_text().removeprefix("\n")
        else:
            data[str(control["name"])] = str(control.get("value", ""))
    return data
