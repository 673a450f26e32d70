"""The preview beside a text area: one section as readers would see it."""

from __future__ import annotations

from django import forms
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from briefs import markup, publishing
from briefs.brief import Brief
from briefs.fields import NormalisedCharField

LONGEST = 200_000  # characters; the longest brief in the trade has a tenth of that


class SectionForm(forms.Form):
    section = forms.ChoiceField(choices=[(name, name) for name in Brief.SECTIONS])
    brief = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
    text = NormalisedCharField(required=False, max_length=LONGEST, strip=False)


@require_POST
@permission_required("briefs.view_brief", raise_exception=True)
def section_preview(request: HttpRequest) -> HttpResponse:
    """The text typed, by the renderer that makes editions; nothing is stored."""
    form = SectionForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=400)
    name = form.cleaned_data["section"]
    typed = {name: form.cleaned_data["text"]}
    made = publishing.rendered(Brief(pk=form.cleaned_data["brief"], **typed))[name]
    htmls = [part if isinstance(part, str) else part["html"] for part in made]
    parts = [markup.trusted(html) for html in htmls]
    context = {"parts": parts, "are_messages": name == "key_messages"}
    return render(request, "desk/_seen.html", context)
