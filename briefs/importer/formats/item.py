"""One document as received, before anything is read out of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefs.importer.draft import DocumentRejected
from briefs.importer.page import Hints


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
