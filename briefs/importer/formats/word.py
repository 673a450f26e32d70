"""Word files (.docx) to pages: mammoth makes HTML of the styles, nh3 cleans it."""

from __future__ import annotations

import io
import re
import zipfile

from briefs.importer.draft import DocumentRejected
from briefs.importer.page import Hints, Page

from . import bounds
from .hints import merged
from .html_page import read_html
from .normal import normalise
from .word_xml import check_xml, core_title
from .zip_parts import Budget, open_zip, unzip

# what bears text or says how it is laid out; pictures, macros and embedded files are left out
_READ = re.compile(
    r"(?:\[Content_Types\]\.xml|_rels/\.rels|docProps/core\.xml"
    r"|word/[\w.-]+\.xml|word/_rels/[\w.-]+\.rels)"
)
_MAIN = "word/document.xml"
_STYLES = """
p[style-name='Title'] => h1:fresh
p.Title => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Heading 1'] => h2:fresh
p[style-name='heading 1'] => h2:fresh
p.Heading1 => h2:fresh
p[style-name='Heading 2'] => h3:fresh
p[style-name='heading 2'] => h3:fresh
p.Heading2 => h3:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p.Quote => blockquote > p:fresh
p.IntenseQuote => blockquote > p:fresh
p[style-name='caption'] => figcaption:fresh
p[style-name='Caption'] => figcaption:fresh
p.Caption => figcaption:fresh
"""
_TAGS = set(
    "p h1 h2 h3 h4 h5 h6 ul ol li table thead tbody tr td th br sup sub a em strong "
    "blockquote figcaption".split()
)


def read_word(page: Page) -> Page:
    """Headings, lists, tables and footnotes of a .docx as lines. Raises DocumentRejected."""
    content, title = _text_parts(page.name, page.content)
    html, warnings = _as_html(page.name, content)
    html, more = normalise(page.name, html)
    page = read_html(page.changed(text=html, encoding="utf-8", warnings=(*warnings, *more)))
    return page.changed(hints=merged(page.hints, Hints(title=title)))


def _text_parts(name: str, content: bytes) -> tuple[bytes, str]:
    """The parts that bear text, each checked, packed anew; and the title among the properties."""
    archive = open_zip(name, content, bounds.MAX_WORD_PARTS)
    names = archive.namelist()
    if len(set(names)) != len(names):
        raise DocumentRejected(f"{name}: holds one part twice. Save it again as .docx.")
    if not any(part.startswith("word/document") for part in names):
        raise DocumentRejected(
            f"{name}: is no Word document. Open it in a word processor and save it as .docx."
        )
    budget = Budget(bounds.MAX_WORD_UNZIPPED)
    packed, title = io.BytesIO(), ""
    with zipfile.ZipFile(packed, "w") as kept:
        for info in archive.infolist():
            if not _READ.fullmatch(info.filename):
                continue
            part = unzip(name, archive, info, budget, bounds.MAX_WORD_UNZIPPED)
            check_xml(name, info.filename, part)
            kept.writestr(info.filename, part)
            if info.filename == "docProps/core.xml":
                title = core_title(part)
    return packed.getvalue(), title


def _as_html(name: str, content: bytes) -> tuple[str, tuple[str, ...]]:
    import mammoth
    import nh3

    try:
        result = mammoth.convert_to_html(
            io.BytesIO(content),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(lambda image: {}),
            include_embedded_style_map=False,
        )
    except (MemoryError, DocumentRejected):
        raise
    except Exception as trouble:  # mammoth fails with whatever it stumbles over
        raise DocumentRejected(
            f"{name}: this Word file is damaged. Open it in a word processor and save it again."
        ) from trouble
    html = nh3.clean(result.value, tags=_TAGS, attributes={}, link_rel=None)
    # the arrow back from a footnote is mammoth's own
    html = html.replace(" <a>↑</a>", "")
    if "<h1>" not in html and html.startswith("<h2>"):
        # no title by style: the heading at the very top is it
        html = html.replace("<h2>", "<h1>", 1).replace("</h2>", "</h1>", 1)
    return html, ()
