"""The one spot where the SQLite library is chosen.

Python's own ``sqlite3`` is linked to whatever library the machine has. Where the
``pysqlite3`` wheel is installed its bundled, current library takes that place
before Django looks, so that FTS5 and the fix of the WAL-reset bug are there.
"""

from __future__ import annotations

import sys


def use_bundled_library() -> None:
    """Put ``pysqlite3`` in the place of ``sqlite3``, if it is installed."""
    try:
        import pysqlite3
        from pysqlite3 import dbapi2
    except ImportError:
        return
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = dbapi2


def write_ahead_log_is_safe() -> bool:
    """Whether the library has the fix of the WAL-reset bug.

    Source: SQLite's release notes; fixed in 3.51.3, 3.50.7 and 3.44.6.
    """
    import sqlite3

    version = sqlite3.sqlite_version_info
    fixed_branches = {(3, 44): 6, (3, 50): 7}
    least = fixed_branches.get(version[:2])
    return version >= (3, 51, 3) or (least is not None and version[2] >= least)


def options() -> dict[str, object]:
    """Connection options: writers queue at the start, a power cut loses nothing."""
    journal = "WAL" if write_ahead_log_is_safe() else "DELETE"
    return {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            f"PRAGMA journal_mode={journal}; PRAGMA synchronous=FULL; PRAGMA mmap_size=0;"
        ),
    }
