"""What can be done to a record, each act with the word that the log says it in."""

from __future__ import annotations

from django.db import models


class Verb(models.TextChoices):
    """The acts that the doors of the site note.

    The column has no choices of its own, so that a further verb needs no migration.
    """

    CREATED = "created", "created"
    SAVED = "saved", "saved"
    DELETED = "deleted", "deleted"
    REVIEWED = "reviewed", "reviewed"
    LEFT_OUT = "left_out", "left out"
    PUT_BACK = "put_back", "put back"
    RESTORED = "restored", "restored"
    SUBMITTED = "submitted", "submitted for review"
    ASSIGNED = "assigned", "reviewer asked"
    RECALLED = "recalled", "taken back from review"
    SENT_BACK = "sent_back", "sent back"
    APPROVED = "approved", "approved"
    COMMENTED = "commented", "commented"
    RESOLVED = "resolved", "comment resolved"
    REOPENED = "reopened", "comment taken up again"
    LINK_MADE = "link_made", "guest invited"
    LINK_REVOKED = "link_revoked", "guest's link revoked"
    IMAGE_ADDED = "image_added", "image added"
    PUBLISHED = "published", "published"
    SCHEDULED = "scheduled", "scheduled"
    HELD = "held", "held back"
    WITHDRAWN = "withdrawn", "withdrawn"
    ENTRY_PUBLISHED = "entry_published", "entry published"
    ENTRY_WITHDRAWN = "entry_withdrawn", "entry withdrawn"
    CORRECTED = "corrected", "corrected in public"
    MERGED = "merged", "merged"
    IMPORTED = "imported", "import begun"
    IMPORT_UNDONE = "import_undone", "import undone"
    PROPOSAL_ACCEPTED = "proposal_accepted", "proposal accepted"
    PROPOSAL_REJECTED = "proposal_rejected", "proposal rejected"
    LOGGED_IN = "logged_in", "logged in"
    LOG_IN_FAILED = "log_in_failed", "log-in failed"
    LOGGED_OUT = "logged_out", "logged out"
    PASSWORD_CHANGED = "password_changed", "own password changed"
    EXPORTED = "exported", "log exported"
    ROWS_EXPORTED = "rows_exported", "records exported"
