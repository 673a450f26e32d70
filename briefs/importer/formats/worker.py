"""The process that parses what may misbehave: it can be stopped, and knows no Django.

Run as ``python -m briefs.importer.formats.worker``; speaks :mod:`.wire` over
its standard streams until its input ends.
"""

from __future__ import annotations

import os
import sys
from typing import Any, BinaryIO

from briefs.importer.draft import DocumentRejected

from . import bounds
from .wire import packed, receive, send

_FORBIDDEN = frozenset(
    "socket.connect socket.bind socket.getaddrinfo subprocess.Popen os.system os.exec os.fork "
    "os.posix_spawn os.spawn".split()
)


def limit_memory(most: int) -> bool:
    """Bound the address space of this process; false where the system cannot."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError):
        return False
    return True


def _refuse(event: str, _arguments: Any) -> None:
    """No parser has a reason to reach the network or another program."""
    if event in _FORBIDDEN:
        raise PermissionError(f"{event} is not allowed while a document is read")


def main() -> None:
    """Answer requests until the input ends."""
    asked, answers = _streams()
    limit_memory(bounds.MAX_MEMORY)
    from .parsing import parse

    sys.addaudithook(_refuse)
    send(answers, {"ready": True})
    while True:
        try:
            request, content = receive(asked)
        except EOFError:
            return
        try:
            send(answers, {"page": packed(parse(request["name"], content, request["url"]))})
        except DocumentRejected as trouble:
            send(answers, {"rejected": str(trouble)})
        except MemoryError:
            send(answers, {"memory": True})
            return
        except Exception as trouble:  # whatever a parser stumbles over ends one document only
            send(answers, {"broken": type(trouble).__name__})


def _streams() -> tuple[BinaryIO, BinaryIO]:
    """The standard streams, kept from whatever a parser prints."""
    answers = os.fdopen(os.dup(1), "wb")
    asked = os.fdopen(os.dup(0), "rb")
    sys.stdout = sys.stderr
    return asked, answers


if __name__ == "__main__":
    main()
