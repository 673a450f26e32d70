"""What of the desk stands in the admin: accounts, the audit log, entries beside their sources."""

from briefs.desk.audit.accounts import AccountAdmin, AccountGroupAdmin
from briefs.desk.audit.admin import ActAdmin
from briefs.desk.register.admin import EntryAdmin

__all__ = ["AccountAdmin", "AccountGroupAdmin", "ActAdmin", "EntryAdmin"]
