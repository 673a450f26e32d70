"""BibTeX: one ``@techreport``, in UTF-8.

Every sign that means something in LaTeX is escaped. BibTeX counts braces even behind
a backslash, so those of a text in which they do not pair are written as commands.
"""

from __future__ import annotations

from briefs.reader.citing.names import Name
from briefs.reader.citing.work import Work

SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "#$%&_{}"},
    }
)
UNPAIRED = SPECIAL | {ord("{"): r"\textbraceleft{}", ord("}"): r"\textbraceright{}"}
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def bibtex(work: Work) -> str:
    """The entry; titles and institutions in braces of their own, which keep their capitals."""
    fields = {
        "author": " and ".join(_author(name) for name in work.by),
        "title": f"{{{_escaped(work.title)}}}",
        "institution": f"{{{_escaped(work.publisher)}}}",
        "type": _escaped(work.genre),
        "year": str(work.date.year),
        "note": f"Edition {work.edition}, {work.date.day} {work.date:%B %Y}",
        "url": work.address,
        "language": _escaped(work.language),
        "keywords": ", ".join(_escaped(keyword) for keyword in work.keywords),
        "abstract": _escaped(work.abstract),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    lines.insert(5, f"  month = {MONTHS[work.date.month - 1]},")
    return "\n".join([f"@techreport{{{work.key},", *lines, "}", ""])


def _author(name: Name) -> str:
    if not name.family:
        return f"{{{_escaped(name.whole)}}}"
    return f"{_part(name.family)}, {_part(name.given)}"


def _part(text: str) -> str:
    """In braces if it holds what BibTeX would part names by."""
    parts_names = "," in text or " and " in f" {text} ".lower()
    return f"{{{_escaped(text)}}}" if parts_names else _escaped(text)


def _escaped(text: str) -> str:
    return text.translate(SPECIAL if _pairs(text) else UNPAIRED)


def _pairs(text: str) -> bool:
    depth = 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    return depth == 0
