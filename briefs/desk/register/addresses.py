"""What the page of an entry asks for, under ``/desk/``."""

from __future__ import annotations

from briefs.desk.register import views

PAGES = [
    ("agreement/check/passage/", views.check_passage, "agreement_check_passage"),
    ("agreement/check/text/", views.check_text, "agreement_check_text"),
    ("agreement/<int:pk>/sources/", views.sources, "agreement_sources"),
]
