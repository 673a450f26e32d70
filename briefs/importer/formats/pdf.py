"""PDF files with a text layer to pages; scanned pictures of text are not read."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from briefs.importer.draft import DocumentRejected
from briefs.importer.page import Hints, Page

from . import bounds
from .normal import normalise
from .pdf_paragraphs import paragraphs

if TYPE_CHECKING:
    from pypdf import PdfReader

_OBJECT = re.compile(rb"\d\s+obj\b")
# how fonts print letters, not how they are spelt
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
)
_HALF = re.compile("[\ud800-\udfff]")


def read_pdf(page: Page) -> Page:
    """The text layer of a PDF as paragraphs. Raises DocumentRejected, naming the remedy."""
    objects = sum(1 for _ in _OBJECT.finditer(page.content))
    if objects > bounds.MAX_PDF_OBJECTS:
        raise DocumentRejected(
            f"{page.name}: this PDF has {objects:,} objects; at most "
            f"{bounds.MAX_PDF_OBJECTS:,} are read. Send the pages of the article alone."
        )
    try:
        reader = _opened(page)
        texts = _texts(page.name, reader)
        title = str(reader.metadata.title or "")[:500] if reader.metadata else ""
    except (DocumentRejected, MemoryError):
        raise
    except Exception as trouble:  # pypdf fails with whatever it stumbles over
        raise DocumentRejected(
            f"{page.name}: this PDF is damaged or cut short. Open it and print it to a new PDF."
        ) from trouble
    return _laid_out(page, texts, title)


def _opened(page: Page) -> PdfReader:
    import logging

    from pypdf import PasswordType, PdfReader
    from pypdf.errors import DependencyError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = PdfReader(io.BytesIO(page.content), strict=False)
    if reader.is_encrypted:
        try:
            opened = reader.decrypt("") != PasswordType.NOT_DECRYPTED
        except (DependencyError, NotImplementedError):
            opened = False
        if not opened:
            raise DocumentRejected(
                f"{page.name}: this PDF is encrypted. Open it and print it to a new PDF."
            )
    return reader


def _texts(name: str, reader: PdfReader) -> list[str]:
    pages = len(reader.pages)
    if pages > bounds.MAX_PDF_PAGES:
        raise DocumentRejected(
            f"{name}: this PDF has {pages:,} pages; at most {bounds.MAX_PDF_PAGES:,} are read. "
            "Send the pages of the article alone."
        )
    texts: list[str] = []
    length = 0
    for sheet in reader.pages:
        texts.append(_HALF.sub("\ufffd", sheet.extract_text()))
        length += len(texts[-1])
        if length > bounds.MAX_CHARACTERS:
            raise DocumentRejected(
                f"{name}: this PDF holds over {bounds.MAX_CHARACTERS:,} characters. "
                "Send the pages of the article alone."
            )
    return texts


def _laid_out(page: Page, texts: list[str], title: str) -> Page:
    read = [normalise(page.name, text.translate(_LIGATURES))[0] for text in texts]
    bare = sum(1 for text in read if not text.strip())
    if bare == len(read):
        raise DocumentRejected(
            f"{page.name}: this PDF holds no text, perhaps pictures of it. Run it through text "
            "recognition (OCR) and send the result."
        )
    warnings = page.warnings
    if bare:
        warnings += (f"{bare} of {len(read)} pages hold no text, perhaps pictures of it",)
    text, lines = paragraphs(read)
    hints = Hints(title=" ".join(normalise(page.name, _HALF.sub("", title))[0].split()))
    return page.changed(text=text, lines=lines, hints=hints, warnings=warnings)
