"""A text in pieces, some of them marked; templates put the marks in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    is_marked: bool
