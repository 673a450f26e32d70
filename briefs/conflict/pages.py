"""The page of a conflict in the admin, and the save that it ends with."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse

from briefs.conflict.plan import Base, Plan, plan_of
from briefs.versioning import StaleVersion

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:
    ModelAdmin = admin.ModelAdmin

# What the page of a conflict sends beside what was typed.
OWN = (
    *("csrfmiddlewaretoken", "resolve", "seen", "made_as", "_again"),
    *("_as_new", "_save", "_continue", "_addanother"),
)
MADE = "This was sent before and saved then; what you changed since is not saved yet."
UNANSWERED = "Choose for each of the values marked below; nothing is saved yet."


class ConflictPages(ModelAdmin):
    """Answers a save that came too late with both texts, and takes the choice between them."""

    def base_of(self, stored: Any, version: int) -> Base | None:
        """The record as it was in a version of it, if that is known."""
        return None

    def saved_since(self, stored: Any, version: int) -> list[str]:
        """Who saved what after a version, a line to each save, if that is known."""
        return []

    def conflict(self, request: HttpRequest, object_id: str) -> HttpResponse | None:
        """A page with both texts, if what was sent cannot be saved over what is stored now.

        When it was sent by that page and every question is answered, the request
        goes on as a save of what was chosen, based on the version that was seen.
        """
        stored = self.get_object(request, object_id)
        if not self.has_change_permission(request):
            # Only what was typed while it was allowed says what it is based on.
            if "based_on" in request.POST and self.has_view_permission(request, stored):
                return self.both_texts(request, object_id, self._not_theirs(), status=403)
            return None
        seen = request.POST.get("seen", "") if "resolve" in request.POST else ""
        if stored is not None and seen == str(stored.version):
            if not self.has_change_permission(request, stored):
                return self.both_texts(request, object_id, self._why_not(request, stored) or "")
            return self._settle(request, object_id, stored)
        said = self._why_not(request, stored)
        if said and self._stands_already(request, stored):
            return self.response_change(request, stored)
        return self.both_texts(request, object_id, said) if said else None

    def _not_theirs(self) -> str:
        return (
            f"Your account may not change a {self.opts.verbose_name} any more; nothing was saved."
        )

    def _stands_already(self, request: HttpRequest, stored: Any) -> bool:
        """Whether a form that came too late says what is stored: it was sent twice."""
        if stored is None or not self.has_change_permission(request, stored):
            return False
        version = _number(request.POST.get("based_on", ""))
        if version is None or version > stored.version or "_again" in request.POST:
            return False
        plan = self._plan(request, stored)
        return not plan.questions and not plan.elsewhere

    def made_already(self, request: HttpRequest) -> HttpResponse | None:
        """The answer to a form for a new record that has made it already: it was sent twice."""
        try:
            uid = uuid.UUID(request.POST.get("made_as", ""))
        except ValueError:
            return None
        rows = self.get_queryset(request)
        made = rows.filter(uid=uid).first() if hasattr(self.model, "uid") else None
        if made is None or not self.has_change_permission(request, made):
            return None
        plan = self._plan(request, made)
        if not plan.questions and not plan.elsewhere:
            return self.response_add(request, made)
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        action = reverse(name, args=[made.pk])
        return self.both_texts(request, str(made.pk), MADE, action=action)

    def _why_not(self, request: HttpRequest, stored: Any) -> str | None:
        """Why this cannot be saved, if it cannot."""
        word = self.opts.verbose_name
        if stored is None:
            return f"This {word} was deleted by someone else after you opened it."
        version = _number(request.POST.get("based_on", ""))
        if version != stored.version:
            return str(StaleVersion(stored, version))
        if not self.has_change_permission(request, stored):
            return f"This {word} is public by now, and your account may not change it any more."
        return None

    def _settle(self, request: HttpRequest, object_id: str, stored: Any) -> HttpResponse | None:
        plan = self._plan(request, stored)
        answers = {key: str(value) for key, value in request.POST.items()}
        if plan.open(answers):
            return self.both_texts(request, object_id, UNANSWERED)
        chosen = plan.composed(request.POST, answers)
        chosen["based_on"] = request.POST["seen"]
        request.POST = chosen  # type: ignore[assignment]
        return None

    def both_texts(
        self,
        request: HttpRequest,
        object_id: str,
        said: str,
        *,
        status: int = 409,
        action: str = "",
    ) -> HttpResponse:
        """What was typed beside what is stored, with the choice between them."""
        stored = self.get_object(request, object_id)
        if not self.has_view_or_change_permission(request, stored):
            raise PermissionDenied
        plan = self._plan(request, stored)
        may_choose = stored is not None and self.has_change_permission(request, stored)
        answers = request.POST if said == UNANSWERED else {}
        version = _number(request.POST.get("based_on", ""))
        context = {
            **self.admin_site.each_context(request),
            "title": f"Not saved: {stored or self.opts.verbose_name}",
            "opts": self.opts,
            "original": stored,
            "reason": said,
            "action": action,
            "since": self.saved_since(stored, version) if stored is not None and version else [],
            "plan": plan,
            "questions": _by_part(plan, answers),
            "typed": _typed(request.POST),
            "may_choose": may_choose,
            "may_add": stored is None and self.has_add_permission(request),
        }
        return TemplateResponse(request, "admin/conflict.html", context, status=status)

    def is_saved_as_new(self, request: HttpRequest, object_id: str) -> bool:
        """Whether what was typed in a record that is gone is to become a new one."""
        asked = "_as_new" in request.POST and self.has_add_permission(request)
        return asked and self.get_object(request, object_id) is None

    def as_new(self, request: HttpRequest) -> QueryDict:
        """The form as it would be sent for a new record."""
        return self._plan(request, None).composed(request.POST, {})

    def address_to_add(self) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_add")

    def _plan(self, request: HttpRequest, stored: Any) -> Plan:
        row = stored if stored is not None else self.model()
        # Not as a change: what the person may not change any more was typed all the same.
        form_class = self.get_form(request, stored, change=False)
        typed = form_class(request.POST, request.FILES, instance=self.model(pk=row.pk))
        formsets, _ = self._create_formsets(  # type: ignore[attr-defined]
            request, row, change=stored is not None
        )
        version = _number(request.POST.get("based_on", ""))
        base = self.base_of(stored, version) if stored is not None and version else None
        return plan_of(typed, form_class(instance=row), list(formsets), base)


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 10 else None


def _by_part(plan: Plan, answers: Any) -> list[tuple[str, list[Any]]]:
    """The questions with their answers so far: fields each by itself, rows under their heading."""
    found = [("", [one.question]) for one in plan.fields]
    found += [(rows.label, rows.questions) for rows in plan.row_sets if rows.questions]
    return [
        (label, [one.answered(answers.get(one.key, "")) for one in questions])
        for label, questions in found
    ]


def _typed(data: QueryDict) -> list[tuple[str, str]]:
    """All that was typed, to be sent again with the choices."""
    return [
        (name, value)
        for name, values in data.lists()
        if name not in OWN and not name.startswith("choose-")
        for value in values
    ]
