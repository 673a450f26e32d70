"""From an edition to the bytes of its PDF, made once for each state of what it says.

The text of an edition never changes, but the entries of the register that it lists
can be corrected or withdrawn: the digest of the whole document is the key, so that
nothing stale is ever served, and nothing is made twice.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.cache import caches

from briefs.models import Edition, Image
from briefs.reader.claims import Claim
from briefs.reader.pdf import images
from briefs.reader.pdf.document import Addresses, document
from briefs.reader.pdf.press import PRESS, Busy, Jammed

TEMPLATE = Path(__file__).with_name("brief.typ").read_bytes()
FAILED = b"failed"
REST = 300  # seconds for which a document that could not be made is not tried again


log = logging.getLogger(__name__)


class Sheet:
    """One document, ready to be set. ``digest`` says what is in it, and by which template."""

    def __init__(self, edition: Edition, found: Mapping[int, Claim], addresses: Addresses) -> None:
        made = document(edition, found, addresses)
        self.data = made.data
        self.images: list[Image] = images.place(edition, self.data) if made.images else []
        self.moment = int(edition.published_at.timestamp())
        tools = version("typst") + version("manimgx-fonts") + version("manimgx-fonts-cjk")
        text = json.dumps(self.data, sort_keys=True, ensure_ascii=False)
        kept = hashlib.sha256(TEMPLATE + tools.encode() + text.encode())
        self.digest = kept.hexdigest()

    def pdf(self) -> bytes:
        """The bytes, from the store if they are there. Raises :class:`Jammed`."""
        key = f"pdf-{self.digest}"
        kept = _kept(key)
        if kept == FAILED:
            raise Jammed("it could not be made a moment ago")
        if kept is not None:
            return kept
        try:
            made, is_whole = self._made()
        except OSError as trouble:
            raise Busy(str(trouble)) from trouble
        except Jammed as trouble:
            if not isinstance(trouble, Busy):
                _keep(key, FAILED, REST)
            raise
        _keep(key, made, None if is_whole else REST)
        return made

    def _made(self) -> tuple[bytes, bool]:
        """The bytes, and whether no image is missing from them."""
        with TemporaryDirectory(prefix="brief-pdf-") as folder:
            lost = images.lay_out(self.images, Path(folder))
            images.forget(self.data, lost)
            return PRESS.make(Path(folder), json.dumps(self.data), self.moment), not lost


def _kept(key: str) -> bytes | None:
    try:
        found: bytes | None = caches["documents"].get(key)
    except OSError as trouble:
        log.error("The store of PDFs cannot be read: %s", trouble)
        return None
    return found


def _keep(key: str, content: bytes, seconds: int | None) -> None:
    """Whoever asks gets the PDF even where it cannot be kept, on a full disk for one."""
    try:
        caches["documents"].set(key, content, seconds)
    except OSError as trouble:
        log.error("A PDF cannot be kept: %s", trouble)
