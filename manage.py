#!/usr/bin/env python3
"""Django's command line; `quickstart` and `test` first make the environment they need.

Kept readable for old Pythons, so that one of them can say that it is too old.
"""

import os
import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Policy Briefs needs Python 3.11 or newer; this is Python {}. "
        "Install a newer one and run the command with it, for example: python3.11 {}".format(
            ".".join(map(str, sys.version_info[:3])), " ".join(sys.argv)
        )
    )


def main():
    from config import bootstrap

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    bootstrap.prepare(sys.argv)
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
