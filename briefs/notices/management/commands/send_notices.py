"""Send the notices that are due: ``manage.py send_notices``"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from briefs.notices.sending import send_due, sweep


class Command(BaseCommand):
    help = (
        "Send notices that could not be sent before, and the e-mails of those who want one a day. "
        "The desk does so by itself once a minute while it is used; this is for a time when it "
        "is not. It may run as often as one likes."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        sent = send_due()
        sweep()
        self.stdout.write(f"Notices sent: {sent}.")
