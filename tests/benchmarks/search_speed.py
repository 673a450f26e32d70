"""How long a search with all facets takes: ``python -m tests.benchmarks.search_speed``.

Fills a throw-away database (SQLite, or the server that DATABASE_URL names) with briefs of
invented words, no two alike, and asks the list of briefs for its page again and again: the
plain list, then searches. Each figure is the least of some rounds, which other work on the
machine disturbs least, and its ratio to the plain list. Not a test: a slower machine is no
fault.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

QUERIES = {
    "plain list": "",
    "plain list, narrowed by a topic": "?topic=topic-3",
    "a rare word": "?q=rareword1+",
    "a word of every tenth brief": "?q=tenth+",
    "a word of every brief": "?q=everywhere+",
    "a word of every brief, all facets": (
        "?q=everywhere+&topic=topic-3&country=kr&year=2024&type=policy"
    ),
    "three words": "?q=everywhere+tenth+brief",
    "the beginning of a word": "?q=every",
    "one letter": "?q=everywhere+b",
    "a phrase of every brief": "?q=%22stands+everywhere%22",
    "a word of every brief but a tenth": "?q=everywhere+-tenth",
    "a typing error": "?q=everywhare",
}
SYLLABLES = [c + v for c in "bdfgklmnprst" for v in "aeiou"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--briefs", type=int, default=20_000)
    parser.add_argument("--words", type=int, default=600, help="in each brief")
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATA_DIR"] = folder
        import tests.environment  # noqa: F401

        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
        import django

        django.setup()
        _measure(options.briefs, options.words, options.rounds)


def _measure(briefs: int, words: int, rounds: int) -> None:
    from django.conf import settings
    from django.db import connection
    from django.test.utils import setup_test_environment

    setup_test_environment()
    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )
    if connection.vendor == "sqlite":
        settings.DATABASES["default"]["TEST"]["NAME"] = f"{os.environ['DATA_DIR']}/test.sqlite3"
    name = connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        _tell(f"{connection.vendor}: {briefs} briefs of about {words} words")
        _fill(briefs, words)
        _ask(rounds)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def _ask(rounds: int) -> None:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    plain = 0.0
    for name, query in QUERIES.items():
        took = []
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(f"/briefs/{query}")
        number = len(asked)
        for _ in range(rounds):
            started = time.perf_counter()
            client.get(f"/briefs/{query}")
            took.append(time.perf_counter() - started)
        least = min(took)
        plain = plain or least
        _tell(
            f"{name:<36} {answer.status_code} {least * 1000:7.1f} ms {least / plain:6.2f} times "
            f"the plain list, {number:2} queries"
        )


def _fill(number: int, words: int) -> None:
    from django.db import connection, transaction

    from briefs.brief import Brief
    from briefs.edition import Edition, TaggedEdition
    from briefs.edition_terms import EditionTerms, EditionWord
    from briefs.indexing import document_of
    from briefs.terms.models import columns
    from tests.factories import make_tag

    dice = random.Random(number)  # noqa: S311
    vocabulary = ["".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))) for _ in range(8000)]
    topics = [make_tag(f"topic {n}") for n in range(40)]
    codes = "KR CN JP US DE FR GB IN BR ZA AU CA MX ID VN TH".split()
    places = [make_tag(f"land {code}", kind="place", country_code=code) for code in codes]
    known: set[str] = set()
    for start in range(0, number, 500):
        batch = list(range(start, min(start + 500, number)))
        with transaction.atomic():
            made = Brief.objects.bulk_create(
                Brief(title=f"Brief {n}", slug=f"brief-{n}") for n in batch
            )
            editions = Edition.objects.bulk_create(
                _edition(brief, n, dice, vocabulary, words)
                for brief, n in zip(made, batch, strict=True)
            )
            TaggedEdition.objects.bulk_create(
                TaggedEdition(content_object=edition, tag=tag)
                for edition in editions
                for tag in [*dice.sample(topics, 3), *dice.sample(places, 2)]
            )
            found = [(edition, document_of(edition)) for edition in editions]
            EditionTerms.objects.bulk_create(
                EditionTerms(edition=edition, **columns(text)) for edition, text in found
            )
            known |= {word for _, text in found for word in text.words}
    EditionWord.objects.bulk_create((EditionWord(word=word) for word in known), batch_size=1000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _edition(brief: Any, n: int, dice: random.Random, vocabulary: list[str], words: int) -> Any:
    from briefs.edition import Edition

    text = list(_sentences(dice, vocabulary, words))
    text[len(text) // 2] += " It stands everywhere."
    text[-1] += " Every tenth brief." if n % 10 == 0 else " Another brief."
    text[-1] += f" rareword{n}."
    rest = {name: [_block(line)] for name, line in zip(("context", "analysis"), text, strict=False)}
    return Edition(
        brief=brief,
        number=1,
        published_at=datetime(2020, 1, 1, tzinfo=UTC) + timedelta(hours=n % 50_000),
        type=("policy", "evidence")[n % 2],
        title=f"{' '.join(dice.choices(vocabulary, k=6))} {n}",
        summary=text[0],
        content={"authors": [], "references": [], "context": " ".join(text)},
        html={
            "key_messages": [],
            "summary": [_block(text[0])],
            **rest,
            "recommendations": [_block(line) for line in text[2:]],
        },
    )


def _sentences(dice: random.Random, vocabulary: list[str], words: int) -> Iterator[str]:
    for _ in range(max(words // 20, 4)):
        # some words are said often and most are said seldom
        picked = (vocabulary[int(len(vocabulary) * dice.random() ** 3)] for _ in range(20))
        yield f"{' '.join(picked)}."


def _block(text: str) -> dict[str, Any]:
    return {"html": f"<p>{text}</p>", "agreements": []}


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
