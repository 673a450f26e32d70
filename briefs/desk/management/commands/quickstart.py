"""From a fresh clone to a site to look at: ``python3 manage.py quickstart``"""

from __future__ import annotations

import hashlib
import os
import secrets
import socket
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, transaction
from django.db.models import Q
from django.urls import reverse

from briefs.desk.example import finished_brief, publish_example
from briefs.importer.models import ImportItem
from briefs.importer.reporting import PlainLines
from briefs.importer.run import documents, import_documents
from briefs.sources.models import Source

EDITOR = "editor"


class Command(BaseCommand):
    help = "Set up the site with its seed sources, one finished brief and an editor, and serve it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="8000 unless given")
        parser.add_argument("--no-serve", action="store_true", help="set up and stop")

    def handle(self, *args: Any, port: int, no_serve: bool, **options: Any) -> None:
        if not no_serve:
            self._check_port(port)
        try:
            self._set_up()
        except DatabaseError as error:
            raise CommandError(f"The database cannot be used: {error}") from error
        except OSError as error:
            raise CommandError(f"Cannot write {error.filename}: {error.strerror}.") from error
        self._show_addresses(port)
        if not no_serve:
            self._serve(port)

    def _check_port(self, port: int) -> None:
        if not 0 < port < 65536:
            raise CommandError(f"--port {port}: a port is a number from 1 to 65535.")
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError as error:
                raise CommandError(
                    f"Port {port} cannot be used ({error.strerror}); "
                    f"try another: python3 manage.py quickstart --port {port % 65535 + 1}"
                ) from error

    def _set_up(self) -> None:
        settings.DATA.mkdir(parents=True, exist_ok=True)
        self.stdout.write("Database …")
        call_command("migrate", verbosity=0, interactive=False)
        self.stdout.write("Static files …")
        call_command("collectstatic", verbosity=0, interactive=False)
        self.stdout.write("Seed sources …")
        self._import_seeds()
        self._make_editor()
        with transaction.atomic():
            edition = publish_example(by=User.objects.filter(username=EDITOR).first())
        self.stdout.write(
            f"Example … “{edition.title}” is published." if edition else "Example … is there."
        )

    def _import_seeds(self) -> None:
        files = [file for file in documents([settings.ROOT / "seeds"]) if not _is_known(file)]
        if not files:
            self.stdout.write("  all imported before")
            return
        run = import_documents(files, watch=PlainLines(lambda line: self.stdout.write(f"  {line}")))
        if run.items.filter(outcome=ImportItem.Outcome.REJECTED).exists():
            raise CommandError("A seed source was rejected; the lines above say why.")

    def _make_editor(self) -> None:
        there = (
            User.objects.filter(Q(is_superuser=True) | Q(username=EDITOR)).order_by("pk").first()
        )
        if there is not None:
            name = there.get_username()
            self.stdout.write(f"Account … {name} is there; its password is not shown again.")
            return
        password = secrets.token_urlsafe(12)
        editor = User.objects.create_superuser(EDITOR, password=password)
        editor.groups.add(Group.objects.get(name="Publisher"))
        self.stdout.write(f"Account … user {EDITOR}, password {password} (shown this once)")
        self.stdout.write(f"  a new one: .venv/bin/python manage.py changepassword {EDITOR}")

    def _show_addresses(self, port: int) -> None:
        site = f"http://127.0.0.1:{port}"
        example = reverse("brief", args=[finished_brief()["slug"]])
        self.stdout.write(f"\n  The site     {site}{reverse('home')}")
        self.stdout.write(f"  The example  {site}{example}")
        self.stdout.write(f"  The desk     {site}{reverse('admin:index')}\n")

    def _serve(self, port: int) -> None:
        # Whoever tries the site is alone on it, and could publish nothing of their own.
        os.environ.setdefault("APPROVE_OWN_TEXT", "1")
        self.stdout.write("Serving; stop with Ctrl-C.")
        self.stdout.flush()
        command = [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py"]
        command += ["--bind", f"127.0.0.1:{port}", "config.wsgi:application"]
        os.chdir(settings.ROOT)
        os.environ.setdefault("SITE_URL", f"http://127.0.0.1:{port}")  # as e-mails name it
        os.execv(command[0], command)  # noqa: S606


def _is_known(file: Path) -> bool:
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    return Source.objects.filter(sha256=digest).exists()
