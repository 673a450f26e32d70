"""The XML in a Word file, looked through before a tree is built of it."""

from __future__ import annotations

from xml.parsers import expat

from briefs.importer.draft import DocumentRejected

from . import bounds


class _Refused(Exception):
    pass


class _Census:
    """Counts elements and levels; refuses what no word processor writes."""

    def __init__(self) -> None:
        self.depth = 0
        self.elements = 0

    def start(self, _name: str, _attributes: object) -> None:
        self.depth += 1
        self.elements += 1
        if self.depth > bounds.MAX_XML_DEPTH or self.elements > bounds.MAX_XML_ELEMENTS:
            raise _Refused("is nested too deeply or has too many elements")

    def end(self, _name: str) -> None:
        self.depth -= 1

    def doctype(self, *_arguments: object) -> None:
        raise _Refused("declares a document type, as no word processor does")


def check_xml(name: str, part: str, content: bytes) -> None:
    """Raises DocumentRejected for a document type or entity, depth, number of elements, damage."""
    census = _Census()
    parser = expat.ParserCreate()
    parser.StartElementHandler = census.start
    parser.EndElementHandler = census.end
    parser.StartDoctypeDeclHandler = census.doctype
    parser.EntityDeclHandler = census.doctype
    try:
        parser.Parse(content, True)
    except _Refused as trouble:
        raise DocumentRejected(
            f"{name}: its part {part[:60]} {trouble}. Save it again as .docx, or send the text."
        ) from trouble
    except (expat.ExpatError, ValueError, LookupError) as trouble:
        raise DocumentRejected(
            f"{name}: its part {part[:60]} is damaged. Open it in a word processor and save it "
            "again."
        ) from trouble


def core_title(content: bytes) -> str:
    """``dc:title`` of docProps/core.xml, which has been checked; empty when there is none."""
    pieces: list[str] = []
    inside: list[bool] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(name: str, _attributes: object) -> None:
        inside.append(name.endswith(" title"))

    def text(data: str) -> None:
        if inside and inside[-1]:
            pieces.append(data)

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _name: inside.pop()
    parser.CharacterDataHandler = text
    parser.Parse(content, True)
    return " ".join("".join(pieces).split())[:500]
