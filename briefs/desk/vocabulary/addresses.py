"""Where the vocabulary's pages are, under ``/desk/``."""

from __future__ import annotations

from briefs.desk.vocabulary import merge_views, name_views, party_views, tag_views, unify_views

PAGES = [
    ("vocabulary/merge/", merge_views.merge, "vocabulary_merge"),
    ("vocabulary/alike/", tag_views.alike, "vocabulary_alike"),
    ("vocabulary/distinct/", tag_views.distinct, "vocabulary_distinct"),
    ("vocabulary/unused/", tag_views.unused, "vocabulary_unused"),
    ("vocabulary/tag/<int:pk>/names/", name_views.names, "vocabulary_names"),
    ("vocabulary/parties/", party_views.parties, "vocabulary_parties"),
    ("vocabulary/parties/alike/", party_views.alike, "vocabulary_parties_alike"),
    ("vocabulary/parties/distinct/", party_views.distinct, "vocabulary_parties_distinct"),
    ("vocabulary/parties/unify/", unify_views.unify, "vocabulary_unify"),
]
