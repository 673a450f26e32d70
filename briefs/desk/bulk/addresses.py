"""Where many rows are decided on at once, under ``/desk/``."""

from __future__ import annotations

from briefs.desk.bulk import views

PAGES = [
    ("bulk/<slug:key>/", views.decide, "bulk"),
    ("bulk/<slug:key>/report/", views.report, "bulk_report"),
    ("bulk/<slug:key>/report.csv", views.report_as_csv, "bulk_report_csv"),
]
