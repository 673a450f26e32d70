"""Links to the site's own pages that lead nowhere for readers now.

The addresses are sorted by the kind of page first; each kind that is linked to is
then asked about once, however many links there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from urllib.parse import unquote, urljoin, urlsplit

from django.db.models import Q
from django.urls import Resolver404, ResolverMatch, resolve

from briefs.agreements.models import Agreement, Party, TaggedAgreement
from briefs.brief import Brief, FormerAddress
from briefs.edition import Edition, TaggedEdition
from briefs.markup import REFERENCE
from briefs.quality.advice import Advice
from briefs.quality.outline import Link, Outline
from briefs.tags.models import Alias, Tag

# What has an identity on the page of a brief beside the headings of its text.
ON_THE_PAGE = frozenset(
    "main key-messages context analysis recommendations references tags editions others cite "
    "share related".split()
)
BRIEF = frozenset({"brief", "edition", "pdf", "edition_pdf", "citation", "edition_citation"})
KINDS = {
    **dict.fromkeys(BRIEF, "brief"),
    **dict.fromkeys(["agreement", "event_data"], "agreement"),
    **dict.fromkeys(["topic", "topic_feed"], "topic"),
    **dict.fromkeys(["country", "country_feed"], "country"),
    "author": "author",
}
Key = tuple[str, str]  # the kind of page and what its address names
NOT_THERE = "Readers find no page at this address now: mend it, or take the link out."
AT_THE_DESK = "This link leads to the desk, which readers cannot enter."
NO_PLACE = "No heading of this brief has this address: mend the link, or take it out."
NOT_SAFE = "This address of our own site begins with http: write https, or leave the host out."


class OwnSite:
    """The hosts that this site answers to, and the page that a brief will stand on."""

    def __init__(self, hosts: Iterable[str], slug: str) -> None:
        self.hosts = {host.casefold().lstrip(".") for host in hosts} - {"*", ""}
        self.page = f"/briefs/{slug or 'new'}/"

    def path_of(self, address: str) -> str | None:
        """The path of an address of this site; None for those of others, and for mail."""
        try:
            parts = urlsplit(urljoin(f"https://own.invalid{self.page}", address))
            host = parts.netloc.rpartition("@")[2].casefold()
        except ValueError:
            return None
        is_own = host == "own.invalid" or {host, host.rpartition(":")[0]} & self.hosts
        if parts.scheme not in {"http", "https"} or not is_own:
            return None
        return unquote(parts.path)

    def is_plain(self, address: str) -> bool:
        """Whether the address names this site over a connection that is not safe."""
        return address.casefold().startswith("http:") and self.path_of(address) is not None


def internal_links(
    sections: Iterable[Outline], site: OwnSite, coming: Collection[Key]
) -> Iterator[Advice]:
    """``coming`` are the pages that are there once the brief is published."""
    sections = list(sections)
    own = ON_THE_PAGE.union(*(section.anchors for section in sections))
    links = [(section.field, link) for section in sections for link in section.links]
    found = [(name, link, _look(link, site, own)) for name, link in links]
    keys = {said for _, _, said in found if isinstance(said, tuple)}
    there = _there(keys - set(coming)) | set(coming)
    for name, link, said in found:
        if isinstance(said, tuple):
            said = "" if said in there else NOT_THERE
        if said:
            yield Advice(name, f"{link.words} ({link.address})", said)
        if site.is_plain(link.address):
            yield Advice(name, f"{link.words} ({link.address})", NOT_SAFE)


def lost_notes(section: Outline) -> Iterator[Advice]:
    """Marks of footnotes without a note: readers see them as they are typed."""
    for name in dict.fromkeys(section.lost_notes):
        message = f"This footnote has no text: write [^{name}]: and the note, or take the mark out."
        yield Advice(section.field, f"[^{name}]", message)


def _look(link: Link, site: OwnSite, own: Collection[str]) -> Key | str:
    """What is to be asked about this link, or what is said of it at once; empty if it is well."""
    if link.address.startswith("#"):
        place = unquote(link.address[1:])
        return "" if not place or place in own or REFERENCE.match(link.address) else NO_PLACE
    path = site.path_of(link.address) if link.address else None
    if path is None:
        return ""
    try:
        match = resolve(path)
    except Resolver404:
        return NOT_THERE
    if match.namespaces:
        return AT_THE_DESK
    return _key(match)


def _key(match: ResolverMatch) -> Key | str:
    kind = KINDS.get(match.url_name or "")
    if kind is None:
        return ""  # a page that is always there
    if kind == "country":
        return kind, str(match.kwargs["code"]).upper()
    number = match.kwargs.get("number")
    slug = str(match.kwargs["slug"])
    return (kind, f"{slug} {number}") if number else (kind, slug)


def coming_with(brief: Brief) -> set[Key]:
    """The pages that publishing this brief makes, if they are not there already."""
    tags = [item.tag for item in brief.tagged_items.all()]
    return {
        ("brief", brief.slug),
        *(("agreement", row.agreement.slug) for row in brief.listed_agreements.all()),
        *(("topic", tag.slug) for tag in tags if tag.kind == Tag.Kind.TOPIC),
        *(("country", tag.country_code) for tag in tags),
        *(("author", row.author.slug or "") for row in brief.authorships.all()),
    }


def _there(keys: set[Key]) -> set[Key]:
    """Those of the keys that readers find now."""
    names: dict[str, set[str]] = defaultdict(set)
    for kind, name in keys:
        names[kind].add(name)
    return {(kind, name) for kind, wanted in names.items() for name in _ASK[kind](wanted)}


def _briefs(names: set[str]) -> Iterator[str]:
    """By slug, or by slug and number of an edition; a former address redirects."""
    slugs = {name.split(" ")[0] for name in names}
    visible = Edition.objects.visible()
    numbered = visible.filter(
        Q(brief__slug__in=slugs) | Q(brief__former_addresses__slug__in=slugs)
    ).values_list("brief__slug", "brief_id", "number")
    now = {(slug, pk, number) for slug, pk, number in numbered}
    for slug, _, number in now:
        yield from (slug, f"{slug} {number}")
    if slugs - {slug for slug, _, _ in now}:
        former = FormerAddress.objects.filter(slug__in=slugs).values_list("slug", "brief_id")
        for slug, pk in former:
            numbers = [number for _, key, number in now if key == pk]
            yield from (f"{slug} {number}" for number in numbers)
            yield from [slug] if numbers else []


def _agreements(slugs: set[str]) -> Iterable[str]:
    return Agreement.objects.public().filter(slug__in=slugs).values_list("slug", flat=True)


def _topics(slugs: set[str]) -> Iterator[str]:
    """Topics that something public stands under, by their address or a former one."""
    on_briefs = TaggedEdition.objects.filter(content_object__in=Edition.objects.current())
    on_entries = TaggedAgreement.objects.filter(content_object__in=Agreement.objects.public())
    used = Q(pk__in=on_briefs.values("tag")) | Q(pk__in=on_entries.values("tag"))
    topics = Tag.objects.topics().filter(used)
    yield from topics.filter(slug__in=slugs).values_list("slug", flat=True)
    merged = Alias.objects.filter(former_slug__in=slugs, tag__in=topics)
    yield from merged.values_list("former_slug", flat=True)


def _countries(codes: set[str]) -> Iterator[str]:
    on_briefs = TaggedEdition.objects.filter(content_object__in=Edition.objects.current())
    yield from on_briefs.filter(tag__country_code__in=codes).values_list(
        "tag__country_code", flat=True
    )
    parties = Party.objects.filter(agreement__in=Agreement.objects.public())
    yield from parties.filter(country_code__in=codes).values_list("country_code", flat=True)


def _authors(slugs: set[str]) -> Iterable[str]:
    signed = Edition.objects.current().filter(bylines__author__slug__in=slugs)
    return signed.order_by().values_list("bylines__author__slug", flat=True)


_ASK: dict[str, Callable[[set[str]], Iterable[str]]] = {
    "brief": _briefs,
    "agreement": _agreements,
    "topic": _topics,
    "country": _countries,
    "author": _authors,
}
