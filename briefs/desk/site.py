"""The admin site that editors work in."""

from __future__ import annotations

from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib import admin
from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import path

from briefs.desk.audit.logins import note_log_in, note_log_out, note_new_password
from briefs.desk.sent_in_vain import LogInForm, Sent, log_in_first, send_again
from briefs.notices.sending import send_lazily
from briefs.record_admin import says_it_is_saved

APPS_BY_USE = ["briefs", "agreements", "tags", "sources", "importer", "audit"]  # the others follow
LONGEST_NUMBER = 18  # digits of a 64-bit key


class DeskSite(admin.AdminSite):
    """Django's admin with the pages on which something becomes public."""

    site_header = "Policy Briefs · the desk"
    site_title = "The desk"
    index_title = "The desk"
    login_form = LogInForm

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        # Deleting in bulk would not carry the versions that it was based on.
        self.disable_action("delete_selected")

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """As Django's, but an address that no database can look up is a bad request, and
        what was typed outlives a login that is lost."""
        inner = super().admin_view(view, cacheable)

        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
            values = [value for _, several in request.GET.lists() for value in several]
            if any("\x00" in value for value in values):
                raise BadRequest("The address holds a NUL character.")
            if any(value.isdecimal() and len(value) > LONGEST_NUMBER for value in values):
                raise BadRequest("The address holds a number that no row can have.")
            send_lazily()
            sent = None if self.has_permission(request) else Sent.of(request)
            response: HttpResponse = (
                log_in_first(request, sent) if sent else inner(request, *args, **options)
            )
            return response

        return guarded

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """As Django's; what was sent before it in vain is offered to be sent again."""
        sent = Sent.waiting(request)
        context = {**(extra_context or {}), "sent": sent}
        response: HttpResponse = super().login(request, context)
        is_in = response.status_code == HTTPStatus.FOUND and self.has_permission(request)
        if request.method == "POST":
            note_log_in(request, is_in=is_in)
        return send_again(request, sent) if sent and is_in else response

    def logout(self, request: HttpRequest, extra_context: Any = None) -> Any:
        if request.method == "POST" and request.user.is_authenticated:
            note_log_out(request)
        return super().logout(request, extra_context)

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> Any:
        with transaction.atomic():
            response = super().password_change(request, extra_context)
            if request.method == "POST" and response.status_code == HTTPStatus.FOUND:
                note_new_password(request)
        return response

    def index(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """The home: what waits for whoever looks, what is due, and everything else below."""
        from briefs.desk.home import lists

        home = {"home": list(lists.groups(request.user))}
        return super().index(request, {**home, **(extra_context or {})})

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """As Django's, but what an editor opens all day stands first and accounts last."""
        place = {label: number for number, label in enumerate(APPS_BY_USE)}
        apps = super().get_app_list(request, app_label)
        return sorted(apps, key=lambda app: place.get(app["app_label"], len(place)))

    def get_urls(self) -> list[Any]:
        from briefs.desk import (
            image_views,
            import_views,
            merge_views,
            notice_views,
            presence_views,
            proposal_views,
            source_views,
            undo_views,
            views,
            writing_views,
        )
        from briefs.desk.bulk.addresses import PAGES as BULK_PAGES
        from briefs.desk.comments.addresses import PAGES as COMMENT_PAGES
        from briefs.desk.history.addresses import PAGES as HISTORY_PAGES
        from briefs.desk.outside.addresses import PAGES as OUTSIDE_PAGES
        from briefs.desk.register.addresses import PAGES as REGISTER_PAGES
        from briefs.desk.review.addresses import PAGES as REVIEW_PAGES
        from briefs.desk.vocabulary.addresses import PAGES as VOCABULARY_PAGES
        from briefs.desk.workflow.addresses import PAGES as WORKFLOW_PAGES

        pages = [
            ("presence/<str:record>/", presence_views.who, "presence"),
            ("presence/<str:record>/seen.gif", presence_views.seen, "presence_seen"),
            ("notices/", notice_views.notices, "notices"),
            ("import/", import_views.hand_in, "import_documents"),
            ("import/<int:pk>/undo/", undo_views.undo_import, "import_undo"),
            ("source/<int:pk>/draft/", source_views.draft_again, "source_draft"),
            ("preview/", writing_views.section_preview, "section_preview"),
            ("brief/<int:pk>/images/", image_views.brief_images, "brief_images"),
            ("brief/<int:pk>/proposals/", proposal_views.brief_proposals, "brief_proposals"),
            ("brief/<int:pk>/preview/", views.preview, "brief_preview"),
            ("brief/<int:pk>/publish/", views.publish_brief, "brief_publish"),
            ("brief/<int:pk>/withdraw/", views.withdraw_brief, "brief_withdraw"),
            ("edition/<int:pk>/hold/", views.hold_edition, "edition_hold"),
            ("agreement/<int:pk>/publish/", views.publish_agreement, "agreement_publish"),
            ("agreement/<int:pk>/withdraw/", views.withdraw_agreement, "agreement_withdraw"),
            ("agreement/<int:pk>/merge/", merge_views.merge_with, "agreement_merge_with"),
            ("agreement/<int:pk>/merge/<int:other>/", merge_views.merge, "agreement_merge"),
            *REVIEW_PAGES,
            *WORKFLOW_PAGES,
            *REGISTER_PAGES,
            *HISTORY_PAGES,
            *VOCABULARY_PAGES,
            *COMMENT_PAGES,
            *OUTSIDE_PAGES,
            *BULK_PAGES,
        ]
        own = [path(route, self.admin_view(_kept(view)), name=name) for route, view, name in pages]
        return own + super().get_urls()


def _kept(view: Any) -> Any:
    """The view; when what was sent to it is accepted, the browser is told."""

    @wraps(view)
    def told(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        response: HttpResponse = view(request, *args, **options)
        is_accepted = request.method == "POST" and response.status_code == HTTPStatus.FOUND
        return says_it_is_saved(request, response) if is_accepted else response

    return told
