"""Filling in a form of the admin as a browser would."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup
from django.test import Client

SELECTOR = ", ".join(
    f"{place} form[method=post]" for place in ("#content-main", ".decision", ".conflict")
)


def filled(client: Client, address: str, answer: Any = None) -> dict[str, str]:
    """Every named control of the page's main form with the value it has now."""
    answer = answer or client.get(address)
    page = BeautifulSoup(answer.content, "lxml")
    form = page.select_one(SELECTOR)
    assert form is not None, "the page has no form"
    data: dict[str, str] = {}
    for control in form.select("input[name], textarea[name], select[name]"):
        name, kind = str(control["name"]), control.get("type", "")
        if kind in {"submit", "button", "file"} or "__prefix__" in name:
            continue
        if kind in {"checkbox", "radio"} and not control.has_attr("checked"):
            continue
        if control.name == "select":
            chosen = control.select("option[selected]")
            if chosen:
                data[name] = str(chosen[0].get("value", ""))
        elif control.name == "textarea":
            # A browser sends the line ends of the text area as CR LF.
            text = control.get_text().removeprefix("\n")
            data[name] = text.replace("\r\n", "\n").replace("\n", "\r\n")
        else:
            data[name] = str(control.get("value", "on" if kind == "checkbox" else ""))
    return data
