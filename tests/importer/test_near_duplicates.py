"""Two outlets print one story; two reports are filled in from one template."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.importer.near_duplicates import Story, same_story, sketch
from briefs.importer.pipeline import read_draft
from tests.growth import ALLOWED, growth

WORDS = (
    "ministers talks border trade river council budget harbour railway energy fishing patrol "
    "visa tariff school hospital satellite pipeline market export grain labour pension court"
).split()
NAMES = ("Arden", "Belmar", "Castor", "Dorne", "Elsin", "Farrow", "Garon", "Hollis", "Ister")
CJK = "双方代表团在首都举行会谈就贸易科技文化教育环境保护海洋渔业能源交通等领域的合作交换意见"
LINES = ("SEOUL, Jan. 5 (Yonhap) -- ", "BEIJING -- ", "Beijing: ", "HANOI, Nov. 19 (Xinhua) — ", "")
CREDITS = ("(Yonhap)", "Reporting by Kim Min and Jane Doe; editing by Li Wei", "(END)", "")


def english(seed: int, paragraphs: int) -> list[str]:
    """Paragraphs of three sentences of ten to sixteen words, some of them names."""
    chance = random.Random(seed)  # noqa: S311

    def sentence() -> str:
        words = [chance.choice(WORDS) for _ in range(chance.randint(9, 15))]
        words[chance.randrange(len(words))] = chance.choice(NAMES)
        return " ".join(["The", *words]) + "."

    return [" ".join(sentence() for _ in range(3)) for _ in range(paragraphs)]


def chinese(seed: int, paragraphs: int) -> list[str]:
    chance = random.Random(seed)  # noqa: S311

    def sentence() -> str:
        return "".join(chance.choice(CJK) for _ in range(chance.randint(18, 30))) + "。"

    return ["".join(sentence() for _ in range(3)) for _ in range(paragraphs)]


def reprinted(body: list[str], chance: random.Random, added: str) -> list[str]:
    """Another outlet's printing: up to 30 % cut, other marks, a sentence and credit of its own."""
    gone = set(chance.sample(range(len(body)), chance.randint(0, int(len(body) * 0.3))))
    kept = [paragraph for n, paragraph in enumerate(body) if n not in gone]
    kept[0] = chance.choice(LINES) + kept[0].replace("border", "border  ")
    return [text for text in (*kept, added, chance.choice(CREDITS)) if text]


languages = st.sampled_from(
    [(english, "An observer called it late."), (chinese, "观察家说为时已晚。")]
)


@given(st.integers(0, 10**6), st.integers(4, 14), languages)
@settings(max_examples=60, deadline=None)
def test_story_in_another_outlet_s_dress_is_the_same(seed, size, language) -> None:
    write, added = language
    body, chance = write(seed, size), random.Random(seed)  # noqa: S311
    other = reprinted(body, chance, added)
    a = Story("Ministers meet", tuple(body), "2026-01-05")
    b = Story("Border talks end", tuple(other), "2026-01-07")
    assert same_story(a, b)
    assert same_story(b, a)
    assert len(set(sketch(body)) & set(sketch(other))) >= 3


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(3, 14), languages)
@settings(max_examples=60, deadline=None)
def test_other_stories_are_not_the_same(seed, other, size, language) -> None:
    write, _ = language
    if seed == other:
        other += 1
    a, b = write(seed, size), write(other, size)
    assert not same_story(Story("Talks", tuple(a)), Story("Talks", tuple(b)))
    assert not set(sketch(a)) & set(sketch(b))


@given(st.integers(0, 10**6), st.integers(3, 12), st.integers(1, 40), st.integers(41, 99))
@settings(max_examples=80, deadline=None)
def test_template_filled_with_another_number_or_name_is_another_report(
    seed, size, one, other
) -> None:
    body = english(seed, size)
    numbered = [[*body, f"The council of ministers signed {n} pacts."] for n in (one, other)]
    named = [[*body, f"The council of {who} signed the pacts on trade."] for who in ("Zed", "Yon")]
    for a, b in (numbered, named):
        assert not same_story(Story("Talks", tuple(a)), Story("Talks", tuple(b)))
    a, b = (Story(f"Document {n}", tuple(body)) for n in (one, other))
    assert not same_story(a, b)


BODY = tuple(english(7, 6))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kenya and Peru signed 5 agreements", "Chad and Peru signed 7 agreements"),
        ("Kenya and Peru signed five agreements", "Kenya and Peru signed seven agreements"),
        ("Kenya and Peru Sign Five Pacts", "Chad and Peru Sign Five Pacts"),
        ("肯尼亚和秘鲁签署5项协议", "乍得和秘鲁签署7项协议"),
        ("케냐와 페루, 협정 5건 서명", "차드와 페루, 협정 7건 서명"),
    ],
)
def test_titles_of_a_template_tell_two_reports(one: str, other: str) -> None:
    assert not same_story(Story(one, BODY), Story(other, BODY))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Arden and Belmar ministers sign pacts", "Castor and Dorne ministers sign pacts"),
        ("Leaders Hail the Talks", "Presidents Praise the Talks"),
        ("Ministers hold talks in harbour", "Trade talks end"),
    ],
)
def test_headlines_of_one_s_own_over_one_body_are_one_story(one: str, other: str) -> None:
    body = (*BODY, "Arden, Belmar, Castor and Dorne hail and praise leaders and presidents.")
    assert same_story(Story(one, body), Story(other, body))


def test_day_written_as_a_date_by_the_other_outlet_is_one_story() -> None:
    a = (*BODY, "The two leaders of the council met on Monday.")
    b = (*BODY, "The two leaders of the council met on Jan. 5.")
    assert same_story(Story("Talks", a), Story("Talks", b))


def test_quotes_dashes_case_and_joined_paragraphs_do_not_count() -> None:
    a = ("“It’s done,” the envoy said of the Seoul–Beijing talks – a first.", *BODY)
    b = (" ".join(['"It\'s done," the envoy said of the Seoul-Beijing talks - a FIRST.', *BODY]),)
    assert same_story(Story("", a), Story("", b))
    assert sketch(a) == sketch(b)


@pytest.mark.parametrize(
    ("published", "is_same"),
    [
        ("2026-01-08", True),
        ("2026-01-09", False),
        ("2026-01", True),
        ("", True),
        ("2026-99-99", True),
    ],
)
def test_full_days_more_than_three_apart_are_two_stories(published: str, is_same: bool) -> None:
    a, b = Story("Talks", BODY, "2026-01-05"), Story("Talks", BODY, published)
    assert same_story(a, b) is is_same


def test_short_text_says_nothing() -> None:
    short = ("Ministers met on trade and on fishing in the harbour of the capital.",)
    assert sketch(short) == ()
    assert sketch(()) == ()
    assert not same_story(Story("Talks", short), Story("Talks", short))


def test_cut_of_a_long_story_is_the_same_and_a_paragraph_quoted_in_another_is_not() -> None:
    whole, quoting = english(1, 20), english(2, 6)
    assert same_story(Story("A", tuple(whole)), Story("B", tuple(whole[:4])))
    assert not same_story(Story("A", tuple(whole)), Story("B", (*whole[:2], *quoting)))


def seed_body(seed: Path) -> list[str]:
    draft = read_draft(seed.name, seed.read_bytes())
    return [span.of(draft.text) for span in draft.paragraphs]


def test_sketch_is_small_and_fits_a_signed_column(seed: Path) -> None:
    numbers = sketch(seed_body(seed))
    assert 12 <= len(numbers) <= 24
    assert all(0 <= number < 2**63 for number in numbers)
    assert list(numbers) == sorted(set(numbers))


def test_sketch_is_the_same_in_another_process() -> None:
    code = f"from briefs.importer.near_duplicates import sketch\nprint(sketch({list(BODY)!r}))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == str(sketch(BODY))


def test_sketch_of_the_seed_takes_well_under_a_millisecond(seed: Path) -> None:
    body = seed_body(seed)

    def once() -> float:
        start = time.process_time()
        for _ in range(200):
            sketch(body)
        return (time.process_time() - start) / 200

    assert min(once() for _ in range(5)) < 0.001  # 0.17 ms on an idle machine


@pytest.mark.parametrize("part", [".", "a", "a. ", "A 5 ", '."', "。", "双", "--", "Kenya ", "\n"])
def test_hostile_text_of_twice_the_length_takes_about_twice_as_long(part: str) -> None:
    def work(size: int) -> None:
        body = (part * size, "the end of it all.")
        sketch(body)
        same_story(Story(part * 50, body), Story("x", (*body, "a further one.")))

    assert growth(lambda: work(30_000), lambda: work(60_000)) < ALLOWED
