"""Accounts and groups at the desk, as Django has them, with their acts in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User

from briefs.audit.audited import Audited

if TYPE_CHECKING:
    OfAccounts = UserAdmin[User]
else:
    OfAccounts = UserAdmin

admin.site.unregister([User, Group])


@admin.register(User)
class AccountAdmin(Audited, OfAccounts):
    pass


@admin.register(Group)
class AccountGroupAdmin(Audited, GroupAdmin):
    pass
