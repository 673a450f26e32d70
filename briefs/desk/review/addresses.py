"""Where the review screen and its acts are, under ``/desk/``."""

from __future__ import annotations

from briefs.desk.review import views

PAGES = [
    ("brief/<int:pk>/review/", views.review, "brief_review"),
    ("brief/<int:pk>/review/brief/", views.decide_brief, "review_brief"),
    (
        "brief/<int:pk>/review/agreement/<int:agreement>/",
        views.decide_agreement,
        "review_agreement",
    ),
    ("brief/<int:pk>/review/add/", views.add_agreement, "review_add"),
    ("brief/<int:pk>/review/accept-high/", views.accept_high, "review_accept_high"),
    ("brief/<int:pk>/review/done/", views.finish, "review_done"),
]
