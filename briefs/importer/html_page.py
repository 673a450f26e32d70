"""HTML to visible lines, under the name that the stages know it by."""

from __future__ import annotations

from .formats.html_page import read_html

__all__ = ["read_html"]
