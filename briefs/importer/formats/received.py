"""What was received, one document at a time: a file may hold many."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.importer.draft import DocumentRejected

from .item import Received
from .kinds import kind_of, suffix_of
from .names import shown
from .patience import within_time

__all__ = ["Received", "documents_in"]


def documents_in(name: str, content: bytes) -> Iterator[Received]:
    """The documents of one file as received: itself, or those in a zip, JSON or JSONL file.

    Nothing is parsed here that is not bounded first. Raises DocumentRejected
    when the file as a whole cannot be taken; a single member that cannot
    carries its ``trouble``, and so does one that the file's time is over for.
    """
    yield from within_time(_all_in(name, content))


def _all_in(name: str, content: bytes) -> Iterator[Received]:
    kind = kind_of(name)
    if len(content) > kind.max_bytes:
        raise DocumentRejected(
            f"{shown(name)}: has {len(content):,} bytes; at most {kind.max_bytes:,} are read. "
            "Split it, or take the text alone."
        )
    if suffix_of(name) == ".zip":
        from .archive import members

        for member in members(name, content):
            yield from _unpacked_member(member)
    else:
        yield from _unpacked(Received(shown(name), content))


def _unpacked_member(member: Received) -> Iterator[Received]:
    """What is wrong with one member ends that member and not the archive."""
    if member.trouble:
        yield member
        return
    try:
        yield from _unpacked(member)
    except DocumentRejected as trouble:
        yield Received(member.name, b"", trouble=str(trouble))


def _unpacked(received: Received) -> Iterator[Received]:
    if kind_of(received.name).media_type in ("application/json", "application/jsonl"):
        from .json_split import split

        yield from split(received)
    else:
        yield received
