"""Text areas of Markdown, over which the desk lays a toolbar and a preview."""

from __future__ import annotations

from django import forms
from django.forms import Script
from django.urls import reverse_lazy

# How a section is read: blocks of Markdown, or one message to a line.
READ_AS = {"key_messages": "lines"}
# Sections that are short items, and how they are stored: as lines, or as a numbered list.
ITEMS = {"key_messages": "lines", "recommendations": "list"}
# Sections in which images stand.
WITH_IMAGES = {"context", "analysis", "recommendations"}


class MarkdownArea(forms.Textarea):
    """A plain text area that is complete without JavaScript."""

    class Media:
        css = {"all": ["desk/writing/writing.css"]}
        js = [Script("desk/writing/write.js", type="module")]


def markdown_area(section: str, *, rows: int) -> MarkdownArea:
    attrs = {
        "rows": rows,
        "class": "vLargeTextField prose",
        "data-markdown": READ_AS.get(section, "blocks"),
        "data-preview": reverse_lazy("admin:section_preview"),
    }
    if section in WITH_IMAGES:
        attrs["data-images"] = "yes"
    if section in ITEMS:
        attrs["data-items"] = ITEMS[section]
    return MarkdownArea(attrs)
