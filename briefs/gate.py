"""The gate: what a brief still needs before it may be published.

The one gate of every path to publication (DESIGN section 5, rule 4). It returns
problems in words an editor understands and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.text import slugify

from briefs import markup
from briefs.agreements.verification import Problem, agreement_problems
from briefs.brief import Brief
from briefs.originality import LONGEST_RUN, copied_runs, tokens, without_attributed_quotes
from briefs.sources.models import Source

REQUIRED = {
    "title": "The brief has no title.",
    "summary": "The summary is empty.",
    "key_messages": "There are no key messages.",
    "context": "The context is empty.",
    "analysis": "The analysis is empty.",
}


def problems(brief: Brief) -> list[Problem]:
    """Everything that keeps this brief from being published; empty if nothing does."""
    sources = list(brief.sources.all())
    return [
        *_missing(brief),
        *_headline(brief, sources),
        *_copied(brief, sources),
        *_references_to_agreements(brief),
        *_agreements(brief),
    ]


def _missing(brief: Brief) -> Iterator[Problem]:
    for field, message in REQUIRED.items():
        if not str(getattr(brief, field)).strip():
            yield Problem(field, message)
    if brief.type == Brief.Type.POLICY and not brief.recommendations.strip():
        yield Problem("recommendations", "A policy brief makes recommendations; there are none.")
    if not brief.authorships.exists():
        yield Problem("authorships", "No author is named.")
    if not brief.tagged_items.exists():
        yield Problem("tagged_items", "No tag says what the brief is about.")


def _same_words(one: str, other: str) -> bool:
    return [word.form for word in tokens(one)] == [word.form for word in tokens(other)]


def _same_address(slug: str, headline: str) -> bool:
    made = slugify(headline)[:100].strip("-")
    return bool(made) and slug.startswith(made)


def _headline(brief: Brief, sources: list[Source]) -> Iterator[Problem]:
    if any(source.headline and _same_words(brief.title, source.headline) for source in sources):
        yield Problem("title", "The title is the source's headline: write one of your own.")
    if any(source.headline and _same_address(brief.slug, source.headline) for source in sources):
        yield Problem("slug", "The address is made of the source's headline: change it.")


def _copied(brief: Brief, sources: list[Source]) -> Iterator[Problem]:
    for source in sources:
        credits = {source.outlet, source.attribution}
        for name in ("title", *Brief.SECTIONS):
            text = without_attributed_quotes(getattr(brief, name), credits)
            for run in copied_runs(text, source.text):
                yield Problem(
                    name,
                    f"{LONGEST_RUN} or more words in a row are the source's: “{_short(run)}”. "
                    "Rewrite them, or quote at most 25 words and name the source.",
                )


def _references_to_agreements(brief: Brief) -> Iterator[Problem]:
    numbers = list(brief.listed_agreements.values_list("position", flat=True))
    for number in sorted({number for number in numbers if numbers.count(number) > 1}):
        yield Problem("listed_agreements", f"Two agreements have the number {number}.")
    for name in Brief.SECTIONS:
        for number in sorted(markup.referenced(getattr(brief, name)) - set(numbers)):
            yield Problem(name, f"The text links to agreement {number}, which is not listed.")


def _agreements(brief: Brief) -> Iterator[Problem]:
    for row in brief.listed_agreements.select_related("agreement"):
        label = f"Agreement {row.position} (“{row.agreement}”)"
        if row.agreement.withdrawn_at:
            yield Problem("listed_agreements", f"{label} was withdrawn; take it off the list.")
            continue
        for problem in agreement_problems(row.agreement):
            yield Problem("listed_agreements", f"{label}: {problem.message}")


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 120 else f"{text[:117]}…"
