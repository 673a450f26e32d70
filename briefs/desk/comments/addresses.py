"""Where comments and their acts are, under ``/desk/``."""

from __future__ import annotations

from briefs.desk.comments import views

PAGES = [
    ("brief/<int:pk>/comments/", views.comments, "brief_comments"),
    ("brief/<int:pk>/comments/<int:comment>/answer/", views.answer, "comment_answer"),
    ("brief/<int:pk>/comments/<int:comment>/settle/", views.settle, "comment_settle"),
]
