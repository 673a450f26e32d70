"""The pages of a brief's history, for the desk's list of addresses."""

from __future__ import annotations

from briefs.desk.history import views

PAGES = [
    ("brief/<int:pk>/history/", views.saved_versions, "brief_history"),
    ("brief/<int:pk>/history/compare/", views.compare, "brief_compare"),
    ("brief/<int:pk>/history/restore/<slug:key>/", views.restore, "brief_restore"),
]
