"""Documents a second on one core, start-up included: ``python -m tests.benchmarks.extract_speed``.

Writes documents of the size of the one in ``seeds/``, no two sentences of them alike, and
measures ``manage.py extract`` over them; with ``--import`` also ``import_sources`` into a
new SQLite database. Not a test: a slower machine is no fault.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SEED = next((ROOT / "seeds").glob("*.txt"))
PEOPLE = re.compile(r"\b(?:Lee|Xi|Jinping|Jae|Myung|Wi|Sung-lac|Yoon|Suk|Yeol)\b")
NUMBER = re.compile(r"\b\d{1,4}\b")
SENTENCE = re.compile(r"[^.\n]+")
PLAIN = re.compile(r"\b[a-z]{5,}\b")


def write_documents(folder: Path, number: int) -> list[Path]:
    """``number`` files like the seed, with other people, numbers and a strange word a sentence."""
    text, dice = SEED.read_text(encoding="utf-8"), random.Random(number)  # noqa: S311
    files = [folder / f"document-{index:05}.txt" for index in range(number)]
    for file in files:
        file.write_text(_varied(text, dice), encoding="utf-8")
    return files


def _varied(text: str, dice: random.Random) -> str:
    people = {name: _word(dice).capitalize() for name in PEOPLE.findall(text)}
    text = PEOPLE.sub(lambda match: people[match.group()], text)
    text = NUMBER.sub(lambda match: str(dice.randint(2, 40)), text)
    return SENTENCE.sub(lambda match: _with_strange_word(match.group(), dice), text)


def _with_strange_word(sentence: str, dice: random.Random) -> str:
    plain = list(PLAIN.finditer(sentence))
    if not plain:
        return sentence
    word = dice.choice(plain)
    return sentence[: word.start()] + _word(dice) + sentence[word.end() :]


def _word(dice: random.Random) -> str:
    return "".join(dice.choice("bdfgklmnprst") + dice.choice("aeiou") for _ in range(3))


def seconds(command: list[str], data: Path) -> tuple[float, float]:
    """How long ``manage.py`` takes on one core, from its start to its end.

    By the clock, and in processor time: on a busy machine the second is what it would take alone.
    """
    local = {"SECRET_KEY": "0" * 50, "ALLOWED_HOSTS": "localhost", "DATA_DIR": str(data)}
    started, spent = time.perf_counter(), _spent()
    subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env={**os.environ, **local},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return time.perf_counter() - started, _spent() - spent


def _spent() -> float:
    times = os.times()
    return times.children_user + times.children_system


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--import", action="store_true", dest="imports", help="and import_sources")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "documents").mkdir()
        files = write_documents(home / "documents", options.documents)
        paths = [str(file) for file in files]
        for turn in range(options.rounds):
            data = home / f"data-{turn}"
            data.mkdir()
            _tell("extract", paths, seconds(["extract", *paths, "--output", str(data)], data))
            if options.imports:
                seconds(["migrate"], data)
                _tell("import_sources", paths, seconds(["import_sources", *paths], data))


def _tell(command: str, paths: list[str], took: tuple[float, float]) -> None:
    number, (clock, processor) = len(paths), took
    sys.stdout.write(
        f"{command}: {number} documents in {clock:.2f} s, {number / clock:.0f} a second; "
        f"{processor:.2f} s of the processor, {number / processor:.0f} a second\n"
    )


if __name__ == "__main__":
    main()
