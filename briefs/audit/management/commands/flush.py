"""Django's ``flush``, which may empty the audit log too.

The log's own triggers refuse that rows are deleted. Whoever empties the whole database by
command owns it, and tests with real transactions do so after each; so the triggers are
away while that runs, and there again after it.
"""

from __future__ import annotations

from typing import Any

from django.core.management.commands import flush
from django.db import DEFAULT_DB_ALIAS

from briefs.immutability import install_triggers, let_rows_go


class Command(flush.Command):
    def handle(self, **options: Any) -> None:
        using = options.get("database") or DEFAULT_DB_ALIAS
        let_rows_go(using)
        try:
            super().handle(**options)
        finally:
            install_triggers(using)
