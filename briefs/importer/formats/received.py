"""What was received, one document at a time: a file may hold many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from briefs.importer.draft import DocumentRejected
from briefs.importer.page import Hints

from .kinds import kind_of, suffix_of
from .names import shown


@dataclass(frozen=True, slots=True)
class Received:
    """One document: ``content`` is the bytes that identify it.

    ``name`` is a label such as ``pack.zip/inside.txt`` or ``feed.jsonl#3`` and
    never a path. ``trouble`` says why a member could not be taken out of its
    file; whoever reads the document raises it, so that the others go on.
    """

    name: str
    content: bytes
    url: str = ""
    hints: Hints = field(default_factory=Hints)
    trouble: str = ""

    def bytes_or_rejection(self) -> bytes:
        """The bytes. Raises DocumentRejected when the member could not be taken out."""
        if self.trouble:
            raise DocumentRejected(self.trouble)
        return self.content


def documents_in(name: str, content: bytes) -> Iterator[Received]:
    """The documents of one file as received: itself, or those in a zip, JSON or JSONL file.

    Nothing is parsed here that is not bounded first. Raises DocumentRejected
    when the file as a whole cannot be taken; a single member that cannot
    carries its ``trouble``.
    """
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
