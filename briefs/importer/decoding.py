"""Bytes to characters, under the name that the stages know it by."""

from __future__ import annotations

from .formats.decoding import decode
from .formats.normal import normalise

__all__ = ["decode", "normalise"]
