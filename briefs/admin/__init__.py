"""Briefs, their editions and their saved versions at the desk."""

from briefs.admin.author import AuthorAdmin
from briefs.admin.brief import BriefAdmin
from briefs.admin.edition import EditionAdmin, SnapshotAdmin

__all__ = ["AuthorAdmin", "BriefAdmin", "EditionAdmin", "SnapshotAdmin"]
