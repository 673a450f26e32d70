"""How the person who is logged in is told of what others do."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from briefs.notices.models import NoticeChoice

EVENTS = [
    "a brief is given to me to review",
    "somebody comments on a text that I wrote in or review, or answers where I took part",
    "a text of mine is sent back or approved",
    "an edition that I worked on is published",
    "the gate holds back a scheduled edition that I worked on",
]


class NoticeForm(forms.Form):
    when = forms.ChoiceField(
        label="Tell me", choices=NoticeChoice.When.choices, widget=forms.RadioSelect
    )


def notices(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    chosen = NoticeChoice.objects.filter(user=user).first() or NoticeChoice(user=user)
    form = NoticeForm(request.POST or None, initial={"when": chosen.when})
    if request.method == "POST" and form.is_valid():
        NoticeChoice.objects.update_or_create(user=user, defaults=form.cleaned_data)
        messages.success(request, "That is how you are told from now on.")
        return redirect("admin:notices")
    context = {
        **admin.site.each_context(request),
        "title": "What I am told by e-mail",
        "form": form,
        "events": EVENTS,
    }
    return render(request, "desk/notices.html", context)
