"""What of the desk stands in the admin: accounts, and the audit log."""

from briefs.desk.audit.accounts import AccountAdmin, AccountGroupAdmin
from briefs.desk.audit.admin import ActAdmin

__all__ = ["AccountAdmin", "AccountGroupAdmin", "ActAdmin"]
