"""Markdown to HTML: the one place where HTML is made, cleaned and trusted.

CommonMark with tables and footnotes; then nh3, with no svg, math, style or
iframe. Rendered when an edition is made, or for a preview, never per request.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import Any, TypedDict

import nh3
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from briefs.originality import Passage


class Block(TypedDict):
    """One block of a section and the numbers of the agreements it is the first to speak of."""

    html: str
    agreements: list[int]


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of the site: its address at each width, the smallest first, and what it says."""

    addresses: list[tuple[str, int]]
    width: int
    height: int
    alt: str
    credit: str


TAGS = frozenset(
    "a abbr b blockquote br caption cite code dd del dfn dl dt em figcaption figure h3 h4 h5 h6 hr "
    "i img ins kbd li ol p "
    "pre q s samp section small strong sub sup table tbody td tfoot th thead tr ul var".split()
)
ATTRIBUTES = {
    "*": {"id", "lang", "dir"},
    "a": {"href", "class"},
    "sup": {"class"},
    "section": {"class"},
    "ol": {"start", "class"},
    "li": {"class"},
    "hr": {"class"},
    "td": {"colspan", "rowspan", "class"},
    "th": {"colspan", "rowspan", "scope", "class"},
    "blockquote": {"cite"},
    "q": {"cite"},
    "img": {"src", "srcset", "sizes", "alt", "width", "height", "loading"},
}
IMAGE = re.compile(
    r"image:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\Z", re.ASCII
)
LINE_END = re.compile(r"</p>|<br ?/?>|</li>|</td>|</th>")
MARK = re.compile(r'<sup class="(?:ref|footnote-ref)">.*?</sup>', re.DOTALL)
REFERENCE = re.compile(r"#agreement-([1-9]\d{0,2})\Z", re.ASCII)


@cache
def _renderer() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "linkify": False})
    markdown.enable(["table", "strikethrough"]).use(footnote_plugin)
    markdown.add_render_rule("footnote_caption", _footnote_number)
    return markdown


def _footnote_number(
    _: Any, tokens: Sequence[Token], index: int, options: Any, environment: Any
) -> str:
    """The number of a footnote, the same at its second mention as at its first."""
    return f"[{tokens[index].meta['id'] + 1}]"


def clean(html: str) -> str:
    """HTML with nothing in it but the allowed elements, attributes and addresses."""
    return nh3.clean(
        html,
        tags=set(TAGS),
        clean_content_tags={"script", "style"},
        attributes={name: set(values) for name, values in ATTRIBUTES.items()},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener",
        strip_comments=True,
    )


def trusted(html: str) -> SafeString:
    """HTML that :func:`clean` has made, as stored in an edition."""
    return mark_safe(html)  # noqa: S308


def plain(html: str) -> str:
    """The text of clean HTML on one line, without the numbers of references and footnotes."""
    return " ".join(unescape(strip_tags(MARK.sub("", html))).split())


def passages(text: str) -> list[Passage]:
    """The paragraphs of a section of Markdown as readers see them, without any markup."""
    return [
        Passage(
            "\n".join(plain(line) for line in LINE_END.split(block["html"]) if plain(line)),
            is_quotation=block["html"].startswith("<blockquote"),
        )
        for block in blocks(text, prefix="", seen=set())
    ]


def inline(text: str) -> str:
    """One line of Markdown as clean HTML without a paragraph around it."""
    tokens = _renderer().parseInline(text, {})
    _number_references(tokens[0].children or [], set())
    _place_images(tokens[0].children or [], {})
    return clean(_renderer().renderer.render(tokens, _renderer().options, {}))


def blocks(
    text: str, *, prefix: str, seen: set[int], pictures: Mapping[str, Picture] | None = None
) -> list[Block]:
    """A section of Markdown as its top-level blocks, in order.

    ``prefix`` keeps the anchors of footnotes and headings apart where several
    sections stand on one page. ``seen`` collects the numbers of agreements already spoken of, so
    that each is listed once, beside the text that first speaks of it. ``pictures``
    are the images that the text may show, by their identity.
    """
    markdown = _renderer()
    environment: dict[str, Any] = {"docId": prefix}
    found: list[Block] = []
    anchors: set[str] = set()
    for tokens in _top_level(markdown.parse(text, environment)):
        numbers: list[int] = []
        for token in tokens:
            _lower_heading(token)
            _name_alignment(token)
            numbers += _number_references(token.children or [], seen)
            _place_images(token.children or [], pictures or {})
        _frame_image(tokens)
        _anchor_heading(tokens, prefix, anchors)
        html = clean(markdown.renderer.render(tokens, markdown.options, environment))
        if html.strip():
            found.append({"html": html, "agreements": numbers})
    return found


def parsed(text: str) -> list[Token]:
    """The tokens of a section, its headings at the levels at which readers meet them."""
    tokens = _renderer().parse(text, {})
    for token in tokens:
        _lower_heading(token)
    return tokens


def anchors(tokens: list[Token], prefix: str) -> set[str]:
    """The addresses that :func:`blocks` gives to the headings among parsed tokens."""
    taken: set[str] = set()
    for group in _top_level(tokens):
        _anchor_heading(group, prefix, taken)
    return taken


def referenced(text: str) -> set[int]:
    """The numbers of the agreements that a text links to (``#agreement-2``)."""
    numbers: set[int] = set()
    for token in _renderer().parse(text, {}):
        _number_references(token.children or [], numbers)
    return numbers


def images(text: str) -> set[str]:
    """The identities of the images that a text shows (``![…](image:…)``)."""
    tokens = [child for token in _renderer().parse(text, {}) for child in token.children or []]
    return {match[1] for token in tokens if (match := _image_named(token))}


def _image_named(token: Token) -> re.Match[str] | None:
    return IMAGE.match(str(token.attrGet("src") or "")) if token.type == "image" else None


def _place_images(children: list[Token], pictures: Mapping[str, Picture]) -> None:
    """Images of the site at their addresses; in place of any other stands what it shows."""
    for index, token in enumerate(children):
        if token.type != "image":
            continue
        match = _image_named(token)
        picture = pictures.get(match[1]) if match else None
        words = "".join(child.content or " " for child in token.children or [])
        placed = Token("text", "", 0) if picture is None else Token("html_inline", "", 0)
        placed.content = words if picture is None else _img(picture, words)
        placed.meta = {"credit": picture.credit} if picture else {}
        children[index] = placed


def _img(picture: Picture, alt: str) -> str:
    return format_html(
        '<img src="{}" srcset="{}" sizes="(min-width: 46rem) 42rem, 100vw" alt="{}" '
        'width="{}" height="{}" loading="lazy">',
        picture.addresses[-1][0],
        ", ".join(f"{address} {width}w" for address, width in picture.addresses),
        alt or picture.alt,
        picture.width,
        picture.height,
    )


def _frame_image(tokens: list[Token]) -> None:
    """An image that is a paragraph by itself becomes a figure with its credit."""
    if len(tokens) != 3 or tokens[0].type != "paragraph_open":
        return
    children = tokens[1].children or []
    if len(children) != 1 or "credit" not in children[0].meta:
        return
    tokens[0].tag = tokens[2].tag = "figure"
    caption = Token("html_inline", "", 0)
    caption.content = format_html("<figcaption>{}</figcaption>", children[0].meta["credit"])
    children.append(caption)


def _top_level(tokens: list[Token]) -> list[list[Token]]:
    groups: list[list[Token]] = []
    depth = 0
    for token in tokens:
        if depth == 0:
            groups.append([])
        groups[-1].append(token)
        depth += token.nesting
    return groups


def _lower_heading(token: Token) -> None:
    """Headings of the text stand below the heading of their section, which is an h2."""
    if token.type in {"heading_open", "heading_close"}:
        token.tag = (
            f"h{min(int(token.tag[1]) + 2 if int(token.tag[1]) < 3 else int(token.tag[1]), 6)}"
        )


def _name_alignment(token: Token) -> None:
    """A column that its author sets to the right is so by a class: the policy has no styles."""
    if token.type in {"th_open", "td_open"}:
        style = str(token.attrs.pop("style", ""))
        if style.endswith((":right", ":center")):
            token.attrSet("class", style.partition(":")[2])


def _anchor_heading(tokens: list[Token], prefix: str, taken: set[str]) -> None:
    """Give a heading an address on its page, by its words: ``analysis-two-ledgers``."""
    if tokens[0].type != "heading_open" or not prefix:
        return
    words = "".join(child.content for child in tokens[1].children or [] if child.type == "text")
    stem = f"{prefix}-{slugify(words, allow_unicode=True)[:60].strip('-') or 'part'}"
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    anchor = next(one for one in (stem, *numbered) if one not in taken)
    taken.add(anchor)
    tokens[0].attrSet("id", anchor)


def _number_references(children: list[Token], seen: set[int]) -> list[int]:
    """Write the number of an agreement behind each link to it; return those new to ``seen``."""
    new: list[int] = []
    marked: list[Token] = []
    number = 0
    for token in children:
        marked.append(token)
        if token.type == "link_open":
            match = REFERENCE.match(str(token.attrGet("href") or ""))
            number = int(match[1]) if match else 0
        elif token.type == "link_close" and number:
            mark = Token("html_inline", "", 0)
            mark.content = f'<sup class="ref"><a href="#agreement-{number}">{number}</a></sup>'
            marked.append(mark)
            if number not in seen:
                seen.add(number)
                new.append(number)
            number = 0
    children[:] = marked
    return new
