"""Where the vocabulary's pages are, under ``/desk/``."""

from __future__ import annotations

from briefs.desk.vocabulary import merge_views

PAGES = [
    ("vocabulary/merge/", merge_views.merge, "vocabulary_merge"),
]
