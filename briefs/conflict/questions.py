"""What is asked about one value that two editors see differently."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefs.comparing.words import Piece, Run, compared, differences, in_excerpts

MINE, THEIRS, MERGED = "mine", "theirs", "merged"
ONLY_YOU = "Only you changed this."
ONLY_THEY = "Only the other editor changed this."
APART = "Both changed this in different places; the two go together."
BOTH = "Both changed this. Choose one."
UNKNOWN = "Choose one."


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: its words, and the text that it would leave, with what is new in it marked."""

    choice: str
    label: str
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class Question:
    """The value in both forms; ``answer`` is chosen beforehand, nothing where a person must."""

    key: str
    label: str
    said: str
    options: list[Option]
    answer: str = ""

    @property
    def is_open(self) -> bool:
        return not self.answer

    def answered(self, choice: str) -> Question:
        """The same with this choice made, if it is one of those offered."""
        offered = {option.choice for option in self.options}
        return replace(self, answer=choice) if choice in offered else self


def about_text(
    key: str, label: str, *, mine: str, theirs: str, base: str | None, merged: str | None
) -> Question:
    """The question about one field. Without a ``base`` nobody knows who changed it."""
    options = [
        Option(MINE, "Keep mine", marked(mine, base, theirs)),
        Option(THEIRS, "Take theirs", marked(theirs, base, mine)),
    ]
    said, answer = _verdict(mine, theirs, base)
    if base is not None and merged is not None and not answer:
        options.append(Option(MERGED, "Both together", in_excerpts(differences(base, merged))))
        said, answer = APART, MERGED
    return Question(key, label, said, options, answer)


def _verdict(mine: str, theirs: str, base: str | None) -> tuple[str, str]:
    if base is None:
        return UNKNOWN, ""
    if base == theirs:
        return ONLY_YOU, MINE
    return (ONLY_THEY, THEIRS) if base == mine else (BOTH, "")


def marked(text: str, base: str | None, other: str) -> list[Piece]:
    """What is new in a text; where the former one is not known, what the other has not got."""
    if base is not None:
        return in_excerpts(differences(base, text))
    return [_piece(run) for run in compared(other, text)[1]]


def _piece(run: Run) -> Piece:
    return Piece("added" if run.changed else "same", run.text)
