"""RIS: one record of type RPRT, in UTF-8.

A value ends with its line, so that no text can begin another field; there is
nothing to escape.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefs.reader.citing.work import Work


def ris(work: Work) -> str:
    """Lines of a two-letter tag, two spaces, a hyphen, a space and the value, ended by CR LF."""
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _fields(work))


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    yield "TY", "RPRT"
    yield from (("AU", name.inverted) for name in work.by)
    yield "TI", work.title
    yield "PY", str(work.date.year)
    yield "DA", f"{work.date:%Y/%m/%d}"
    yield "ET", str(work.edition)
    yield "M3", work.genre
    yield "PB", work.publisher
    yield "LA", work.language
    yield "UR", work.address
    yield from (("KW", keyword) for keyword in work.keywords)
    if work.abstract:
        yield "AB", work.abstract
    yield "ID", work.key
    yield "ER", ""
