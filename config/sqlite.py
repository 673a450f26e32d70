"""The one spot where the SQLite library is chosen.

Python's own ``sqlite3`` is linked to whatever library the machine has. Where the
``pysqlite3`` wheel is installed its bundled, current library takes that place
before Django looks, so that FTS5 and the fix of the WAL-reset bug are there.
"""

from __future__ import annotations

import sys
from typing import Any


def use_bundled_library() -> None:
    """Put ``pysqlite3`` in the place of ``sqlite3``, if it is installed."""
    try:
        import pysqlite3
        from pysqlite3 import dbapi2
    except ImportError:
        return
    _add_limits(dbapi2)
    for name in ("SQLITE_LIMIT_COLUMN", "SQLITE_LIMIT_VARIABLE_NUMBER"):
        setattr(pysqlite3, name, getattr(dbapi2, name))
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = dbapi2


def _add_limits(dbapi2: Any) -> None:
    """``Connection.getlimit`` of Python 3.11, which pysqlite3 0.6 lacks and Django 6.1 asks.

    Numbers of the limits as in SQLite's C interface, "Run-Time Limit Categories";
    the limits themselves are those the library was compiled with.
    """
    if hasattr(dbapi2.Connection, "getlimit"):
        return
    options = {2: "MAX_COLUMN", 9: "MAX_VARIABLE_NUMBER"}
    dbapi2.SQLITE_LIMIT_COLUMN, dbapi2.SQLITE_LIMIT_VARIABLE_NUMBER = 2, 9

    class Connection(dbapi2.Connection):  # type: ignore[misc]
        def getlimit(self, category: int) -> int:
            compiled = dict(
                option.partition("=")[::2] for (option,) in self.execute("PRAGMA compile_options")
            )
            return int(compiled[options[category]])

    connect = dbapi2.connect

    def connect_with_limits(*arguments: Any, **parameters: Any) -> Any:
        return connect(*arguments, **{"factory": Connection, **parameters})

    dbapi2.Connection, dbapi2.connect = Connection, connect_with_limits


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
