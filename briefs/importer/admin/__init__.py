"""The importer at the desk: its runs and their documents."""

from briefs.importer.admin.documents import ImportItemAdmin
from briefs.importer.admin.imports import ImportAdmin, may_undo

__all__ = ["ImportAdmin", "ImportItemAdmin", "may_undo"]
