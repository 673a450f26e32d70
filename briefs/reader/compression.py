"""Pages on the wire in Brotli or gzip.

Only answers that are the same for everybody: what depends on a cookie may hold a
secret, and the length of a compressed answer tells of what is in it (the BREACH attack).
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable

import brotli
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

SMALLEST, LARGEST = 500, 4 * 1024 * 1024  # bytes that are worth it, and that cost little time
QUALITY = 5  # a millisecond for a page; the highest takes thirty and saves one byte in a hundred
TEXT = re.compile(r"text/|application/([a-z.-]+\+)?(json|xml)|image/svg\+xml")
OFFERED = re.compile(r"(?:^|,)\s*(br|gzip)\s*(?:;\s*q=([\d.]+))?\s*(?=,|$)")


def compressed(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware. Stands outside of those that read cookies, whose marks it looks for."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if _is_for_everybody(response) and TEXT.match(response.get("Content-Type", "")):
            _compress(response, request.headers.get("Accept-Encoding", ""))
        return response

    return answer


def _is_for_everybody(response: HttpResponseBase) -> bool:
    return not response.cookies and "cookie" not in response.get("Vary", "").lower()


def _compress(response: HttpResponseBase, offered: str) -> None:
    content: bytes = b"" if response.streaming else getattr(response, "content", b"")
    if response.has_header("Content-Encoding") or not SMALLEST <= len(content) <= LARGEST:
        return
    patch_vary_headers(response, ("Accept-Encoding",))
    way = _way(offered)
    if not way:
        return
    made = brotli.compress(content, quality=QUALITY) if way == "br" else gzip.compress(content, 6)
    response.content = made  # type: ignore[attr-defined]
    response["Content-Encoding"] = way
    response["Content-Length"] = str(len(made))
    etag = response.get("ETag", "")
    if etag.startswith('"'):
        response["ETag"] = f"W/{etag}"


def _way(offered: str) -> str:
    """The better of the two that are asked for; a weight of nothing turns one down."""
    found = OFFERED.findall(offered.lower())
    ways = {way for way, weight in found if not weight or weight.strip("0.")}
    return next((way for way in ("br", "gzip") if way in ways), "")
