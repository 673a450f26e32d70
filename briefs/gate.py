"""The gate: what a brief still needs before it may be published.

The one gate of every path to publication (DESIGN section 5, rule 4). It returns
problems in words an editor understands and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import Q, QuerySet, prefetch_related_objects
from django.utils.text import slugify

from briefs import markup
from briefs.agreements.verification import LOOKED_AT, Problem, agreement_problems
from briefs.brief import Brief, BriefAgreement
from briefs.edition import Edition, EditionAgreement
from briefs.originality import (
    LONGEST_RUN,
    copied_runs,
    is_official_name,
    tokens,
    too_long_quotations,
    unattributed,
)
from briefs.sources.models import Source

LONG_HEADLINE = 5
REQUIRED = {
    "title": "The brief has no title.",
    "summary": "The summary is empty.",
    "key_messages": "There are no key messages.",
    "context": "The context is empty.",
    "analysis": "The analysis is empty.",
}


def problems(brief: Brief) -> list[Problem]:
    """Everything that keeps this brief from being published; empty if nothing does."""
    listed = list(brief.listed_agreements.all())
    beside_sources = [name for name in LOOKED_AT if name != "evidence__source"]
    parts = [f"agreement__{name}" for name in ("evidence", *beside_sources)]
    prefetch_related_objects(listed, "agreement", *parts)
    sources = _sources_at_hand(brief, listed)
    texts = [(name, getattr(brief, name)) for name in ("title", *Brief.SECTIONS)]
    texts += [("references", row.citation) for row in brief.references.all()]
    return [
        *_missing(brief),
        *_headline(brief, sources),
        *copied(texts, sources),
        *_references_to_agreements(brief, listed),
        *_images(brief),
        *_agreements(listed),
    ]


def edition_problems(edition: Edition) -> list[Problem]:
    """What keeps a scheduled edition from appearing when its time has come.

    Its text is what was let through when it was made; what it rests on may have
    changed since: evidence, entries that were withdrawn, sources that came to the brief.
    """
    listed = list(edition.listed_agreements.select_related("agreement"))
    text = edition.content
    texts = [(name, str(text.get(name, ""))) for name in ("title", *Brief.SECTIONS)]
    texts += [("references", row["citation"]) for row in edition.references]
    headlines = (source.headline for source in sources_of(edition.brief))
    is_headline = any(_is_made_of(edition.title, headline) for headline in headlines)
    return [
        *([Problem("title", "The title is a source's headline.")] if is_headline else []),
        *copied(texts, list(sources_of(edition.brief))),
        *_agreements(listed),
    ]


def sources_of(brief: Brief) -> QuerySet[Source]:
    """Every source that this brief has, ever had, or takes an agreement from.

    Taking a source off a brief does not make its sentences ours.
    """
    former = _former_sources(brief)
    return Source.objects.filter(
        Q(briefs=brief) | Q(sha256__in=former) | Q(evidence__agreement__listings__brief=brief)
    ).distinct()


def _sources_at_hand(brief: Brief, listed: list[BriefAgreement]) -> list[Source]:
    """The same; what the brief has fetched already is not asked for again."""
    passages = [passage for row in listed for passage in row.agreement.evidence.all()]
    found = {source.pk: source for source in brief.sources.all()}
    others = {passage.source_id for passage in passages} - found.keys()
    former = _former_sources(brief) - {source.sha256 for source in found.values()}
    if others or former:
        wanted = Source.objects.filter(Q(pk__in=others) | Q(sha256__in=former))
        found.update((source.pk, source) for source in wanted.defer("content"))
    for passage in passages:
        passage.source = found[passage.source_id]
    return list(found.values())


def _former_sources(brief: Brief) -> set[str]:
    """The SHA-256 of every source that a saved version of the brief names."""
    lists = brief.snapshots.order_by().values_list("data__sources", flat=True).distinct()
    return {sha256 for listed in lists for sha256 in listed or []}


def _missing(brief: Brief) -> Iterator[Problem]:
    for field, message in REQUIRED.items():
        if not str(getattr(brief, field)).strip():
            yield Problem(field, message)
    if brief.type == Brief.Type.POLICY and not brief.recommendations.strip():
        yield Problem("recommendations", "A policy brief makes recommendations; there are none.")
    if not brief.authorships.all():
        yield Problem("authorships", "No author is named.")
    if not brief.tagged_items.all():
        yield Problem("tagged_items", "No tag says what the brief is about.")


def _headline(brief: Brief, sources: list[Source]) -> Iterator[Problem]:
    for source in sources:
        if _is_made_of(brief.title, source.headline):
            yield Problem("title", "The title is the source's headline: write one of your own.")
        if source.headline and brief.slug == slugify(source.headline)[:100].strip("-"):
            yield Problem("slug", "The address is made of the source's headline: change it.")


def _is_made_of(title: str, headline: str) -> bool:
    """Whether the title is the headline, or a longer headline stands in it whole."""
    ours, theirs = ([word.form for word in tokens(text)] for text in (title, headline))
    if len(theirs) < LONG_HEADLINE:
        return bool(theirs) and ours == theirs
    return any(ours[n : n + len(theirs)] == theirs for n in range(len(ours) - len(theirs) + 1))


def copied(texts: list[tuple[str, str]], sources: list[Source]) -> Iterator[Problem]:
    """A problem for each run of twelve or more source words in ``(field, Markdown)`` pairs."""
    seen_as = [(field, markup.passages(text)) for field, text in texts if text.strip()]
    for source in sources:
        credits = {source.outlet, source.attribution}
        for field, passages in seen_as:
            whole = "\n\n".join(passage.text for passage in passages)
            for run in _copied_from(source, whole, unattributed(passages, credits)):
                if field == "references" and _is_made_of(source.headline, run):
                    continue  # a list of references may name the work
                yield Problem(
                    field,
                    f"{LONGEST_RUN} or more words in a row are the source's: “{_short(run)}”. "
                    "Rewrite them, or quote at most 25 words and name the source.",
                )


def _copied_from(source: Source, whole: str, unattributed_text: str) -> list[str]:
    runs = [
        *copied_runs(unattributed_text, source.text),
        *too_long_quotations(whole, source.text),
    ]
    return [run for run in dict.fromkeys(runs) if not is_official_name(run)]


def _references_to_agreements(brief: Brief, listed: list[BriefAgreement]) -> Iterator[Problem]:
    numbers = [row.position for row in listed]
    for number in sorted({number for number in numbers if numbers.count(number) > 1}):
        yield Problem("listed_agreements", f"Two agreements have the number {number}.")
    for name in Brief.SECTIONS:
        for number in sorted(markup.referenced(getattr(brief, name)) - set(numbers)):
            yield Problem(name, f"The text links to agreement {number}, which is not listed.")


def _images(brief: Brief) -> Iterator[Problem]:
    named = {name: markup.images(getattr(brief, name)) for name in Brief.SECTIONS}
    if not any(named.values()):
        return
    known = {str(uid) for uid in brief.images.values_list("uid", flat=True)}
    for name, uids in named.items():
        if name in {"summary", "key_messages"} and uids:
            yield Problem(name, "An image stands here; readers see images in longer sections only.")
        elif uids - known:
            yield Problem(name, "The text shows an image that is not one of this brief's.")


def _agreements(listed: Sequence[BriefAgreement | EditionAgreement]) -> Iterator[Problem]:
    for row in listed:
        label = f"Agreement {row.position} (“{row.agreement}”)"
        if row.agreement.withdrawn_at:
            yield Problem("listed_agreements", f"{label} was withdrawn; take it off the list.")
            continue
        for problem in agreement_problems(row.agreement):
            yield Problem("listed_agreements", f"{label}: {problem.message}")


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 120 else f"{text[:117]}…"
