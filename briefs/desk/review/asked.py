"""What a form of the review screen asks for: about what, based on which versions."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from briefs.agreements.models import Agreement
from briefs.brief import Brief
from briefs.desk.review.forms import Versions
from briefs.desk.review.lines import Refusal
from briefs.sources.models import Source

TYPED = ("value", "name", "kind", "count", "count_qualifier", "basis", "status", "aspect", "quote")


class NotPossible(Exception):
    """What a form asks for is not there, or not there any more; the message says so."""


class Asked:
    """One act as posted. Which act it is, the name of the button says; its value, about what."""

    def __init__(self, request: HttpRequest, brief: Brief, agreement: int | None = None) -> None:
        self.request = request
        self.brief = brief
        versions = Versions(request.POST)
        versions.is_valid()
        self.brief_version: int | None = versions.cleaned_data.get("brief_version")
        self.version: int | None = versions.cleaned_data.get("version")
        self._source: int | None = versions.cleaned_data.get("source")
        self.agreement = (
            get_object_or_404(Agreement, pk=agreement, listings__brief=brief)
            if agreement is not None
            else None
        )
        self.refusal: Refusal | None = None
        self.anchor = ""

    @property
    def seen(self) -> dict[int, int]:
        """The versions of the agreements on the page: “12.3 15.1”."""
        pairs = (one.partition(".") for one in self.request.POST.get("seen", "").split()[:5000])
        return {int(pk): int(n) for pk, _, n in pairs if _is_number(pk) and _is_number(n)}

    def target(self, verb: str) -> str | None:
        """About what this verb was asked, if it was."""
        return self.request.POST.get(verb)

    def source(self) -> Source:
        """The source that was shown, which must be one of the brief's."""
        found = self.brief.sources.filter(pk=self._source or 0).defer("content").first()
        if found is None:
            raise NotPossible("This brief has no such source any more; nothing was saved.")
        return found

    def keep(self, verb: str, form: Form, target: str = "") -> None:
        """What was typed is shown again in its form if the act is refused."""
        pk = self.agreement.pk if self.agreement is not None else None
        self.refusal = Refusal(target=target, form=form, verb=verb, agreement=pk)

    def cleaned(self) -> dict[str, Any]:
        """The values of the form that is kept. Raises ``ValidationError``."""
        if self.refusal is None or not self.refusal.form.is_valid():
            raise ValidationError("")
        return dict(self.refusal.form.cleaned_data)

    def explain(self, error: ValidationError) -> str:
        """Put what was refused beside its field; what has no field is said of the whole."""
        form = self.refusal.form if self.refusal else None
        found = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        for name, said in found.items():
            for message in filter(None, said):
                if form is None:
                    return str(message)
                form.add_error(name if name in form.fields else None, message)
        return "Not saved: see what is marked below."

    def typed(self) -> list[str]:
        """What was typed or chosen, for a page that may have no place for it any more."""
        given = (self.request.POST.get(name, "") for name in TYPED)
        return list(dict.fromkeys(text for text in given if text.strip()))

    def back(self, address: str) -> str:
        """The page again, at the source that was shown and at the next thing to decide."""
        query = f"?source={self._source}" if self._source else ""
        return f"{address}{query}#{self.anchor or 'draft'}"


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19
