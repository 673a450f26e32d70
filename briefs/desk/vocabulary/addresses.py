"""Where the vocabulary's pages are, under ``/desk/``."""

from __future__ import annotations

from briefs.desk.vocabulary import merge_views, tag_views

PAGES = [
    ("vocabulary/merge/", merge_views.merge, "vocabulary_merge"),
    ("vocabulary/alike/", tag_views.alike, "vocabulary_alike"),
    ("vocabulary/distinct/", tag_views.distinct, "vocabulary_distinct"),
    ("vocabulary/unused/", tag_views.unused, "vocabulary_unused"),
]
